// Redaction: drawing a box on a page, and taking a selected text into the field.
// Both are additions: the number fields and the text field work without them.
(() => {
  "use strict";

  const page = document.querySelector("[data-page]");
  const form = document.querySelector("[data-box-form]");
  if (page && form) drawing(page, form);

  function drawing(place, fields) {
    const fresh = place.querySelector("[data-new]");
    let from = null;
    place.classList.add("is-drawing");

    function at(event) {
      const frame = place.getBoundingClientRect();
      const part = (value, low, size) => Math.min(100, Math.max(0, ((value - low) / size) * 100));
      return { x: part(event.clientX, frame.left, frame.width), y: part(event.clientY, frame.top, frame.height) };
    }

    function show(sides) {
      fresh.setAttribute("x", sides.left);
      fresh.setAttribute("y", sides.top);
      fresh.setAttribute("width", sides.width);
      fresh.setAttribute("height", sides.height);
    }

    function read() {
      const sides = {};
      for (const name of ["left", "top", "width", "height"]) sides[name] = Number(fields.elements[name].value) || 0;
      return sides;
    }

    place.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      event.preventDefault();
      from = at(event);
      place.setPointerCapture(event.pointerId);
    });
    place.addEventListener("pointermove", (event) => {
      if (!from) return;
      const to = at(event);
      const sides = {
        left: Math.min(from.x, to.x),
        top: Math.min(from.y, to.y),
        width: Math.abs(from.x - to.x),
        height: Math.abs(from.y - to.y),
      };
      for (const name of Object.keys(sides)) fields.elements[name].value = sides[name].toFixed(2);
      show(sides);
    });
    place.addEventListener("pointerup", () => {
      if (from) fields.elements.kind.focus();
      from = null;
    });
    place.addEventListener("pointercancel", () => { from = null; });
    fields.addEventListener("input", () => show(read()));
    show(read());
  }

  const byHand = document.querySelector("[data-by-hand]");
  const around = document.querySelector("[data-redaction]");
  if (byHand && around) {
    document.addEventListener("selectionchange", () => {
      const chosen = document.getSelection();
      if (chosen.isCollapsed || !around.contains(chosen.anchorNode) || byHand.contains(chosen.anchorNode)) return;
      const text = chosen.toString().trim();
      if (text.length > 1 && text.length <= 500) byHand.elements.text.value = text;
    });
  }
})();
