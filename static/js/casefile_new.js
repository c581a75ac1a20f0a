// On the page that asks for a case file: shows what the chosen kind holds, not all of them.
(() => {
  "use strict";
  const shown = document.querySelectorAll("[data-kind]");
  const choices = document.querySelectorAll("input[name=profile]");
  const show = () => {
    const chosen = [...choices].find((one) => one.checked)?.value;
    shown.forEach((part) => { part.hidden = part.dataset.kind !== chosen; });
  };
  choices.forEach((one) => one.addEventListener("change", show));
  show();
})();
