// What the library draws over a page, made sound for screen readers: the page's own tags refer to
// links by another name, a table's head is called a header cell, and links may be without words.
(() => {
  "use strict";
  const viewer = window.caseViewer = window.caseViewer || {};

  function owns(element) {
    const kept = element.getAttribute("aria-owns").split(" ").map((name) => {
      if (document.getElementById(name)) return name;
      const other = `pdfjs_internal_id_${name}`;
      return document.getElementById(other) ? other : "";
    }).filter(Boolean);
    if (kept.length) element.setAttribute("aria-owns", kept.join(" "));
    else element.removeAttribute("aria-owns");
  }

  function table(element) {
    element.querySelectorAll("[role=columnheader]:has([role=row]), [role=rowheader]:has([role=row])").forEach((head) => head.setAttribute("role", "rowgroup"));
    if (!element.querySelector("[role=row]")) element.removeAttribute("role");
  }

  function named(link) {
    const target = decodeURIComponent(link.hash.slice(1)).replace(/[^\p{L}\p{N}]+/gu, " ").trim();
    if (!link.title && !link.textContent) link.setAttribute("aria-label", target ? `To ${target}` : "To another page");
  }

  viewer.sound = (list) => {
    const look = () => {
      list.querySelectorAll(".structTree [role=table]").forEach(table);
      list.querySelectorAll(".structTree [aria-owns]").forEach(owns);
      list.querySelectorAll(".annotationLayer a:not([aria-label])").forEach(named);
      document.querySelectorAll(".hiddenCanvasElement").forEach((one) => one.setAttribute("aria-hidden", "true"));
    };
    new MutationObserver(look).observe(list, { childList: true, subtree: true });
  };
})();
