// Keyboard shortcuts: "/" search, "n" new entry, "g d" My desk, "?" this list.
// An element names its own key with data-shortcut; a link or button is clicked, a field focused.
(() => {
  "use strict";
  const dialog = document.getElementById("shortcuts");
  let before = "";

  function typing(target) {
    return target.closest("input, textarea, select, [contenteditable]") !== null;
  }

  function use(element) {
    if (element.matches("a, button, summary")) element.click();
    else {
      element.focus();
      element.select?.();
      element.scrollIntoView({ block: "nearest" });
    }
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (typing(event.target) || dialog?.open) return;
    const key = event.key;
    if (key === "?" && dialog) {
      event.preventDefault();
      dialog.showModal();
    } else if (before === "g" && key === "d") {
      window.location.assign("/");
    } else {
      const wanted = [...document.querySelectorAll("[data-shortcut]")].find((one) => one.dataset.shortcut === key && one.offsetParent !== null);
      if (wanted) {
        event.preventDefault();
        use(wanted);
      }
    }
    before = key;
  });
})();
