// Small helps of every page. Each is an addition: the page works without them.
(() => {
  "use strict";

  // The error summary takes the focus, so that it is read first.
  document.querySelector("[data-focus]")?.focus();

  // On a phone the row of tabs is wider than the screen: the current one is shown.
  const tab = document.querySelector(".tf-tabs a[aria-current]");
  const row = tab?.closest(".tf-tabs");
  if (row) row.scrollLeft += tab.getBoundingClientRect().left - row.getBoundingClientRect().left - (row.clientWidth - tab.offsetWidth) / 2;

  // Characters left, under a text area with data-limit.
  function countdown(area) {
    const limit = Number(area.dataset.limit);
    const line = document.createElement("p");
    line.className = "tf-count";
    line.setAttribute("aria-live", "polite");
    area.after(line);
    const show = () => {
      const left = limit - area.value.length;
      line.textContent = left >= 0 ? `${left.toLocaleString("en-US")} characters left` : `${(-left).toLocaleString("en-US")} characters too many`;
      line.classList.toggle("tf-count--over", left < 0);
      line.hidden = left > limit / 2;
    };
    area.addEventListener("input", show);
    show();
  }

  function prepare(root) {
    root.querySelectorAll("textarea[data-limit]:not([data-counted])").forEach((area) => {
      area.dataset.counted = "1";
      countdown(area);
    });
    if (navigator.clipboard) root.querySelectorAll("[data-copy]").forEach((button) => { button.hidden = false; });
  }
  prepare(document);
  document.addEventListener("htmx:afterSwap", (event) => {
    const part = event.detail.target.parentNode || document;
    prepare(part);
    // Never after a part that asks for itself again and again: it would take the focus away.
    if (event.detail.requestConfig?.verb !== "get") part.querySelector("[data-focus]")?.focus();
  });

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (button) {
      await navigator.clipboard.writeText(button.dataset.copy);
      say("Copied.");
    }
    // An open menu closes when something else is used.
    document.querySelectorAll("details.tf-drop[open]").forEach((menu) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
  });

  // So does it on Escape, and the focus goes back to the button that opened it.
  document.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && document.querySelector("details.tf-drop[open]");
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });

  // A second submit of the same form, while the first is on its way, is dropped.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented) return;
    if (form.dataset.sent) event.preventDefault();
    else {
      form.dataset.sent = "1";
      setTimeout(() => delete form.dataset.sent, 5000);
    }
  });
  window.addEventListener("pageshow", () => {
    document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
  });
  document.addEventListener("htmx:afterRequest", (event) => delete event.detail.elt.dataset.sent);

  // What could not be loaded or saved is said, never swallowed.
  function say(text) {
    let line = document.getElementById("page-says");
    if (!line) {
      line = document.createElement("div");
      line.id = "page-says";
      line.className = "tf-says";
      line.setAttribute("role", "status");
      document.body.append(line);
    }
    line.textContent = text;
    line.hidden = false;
    clearTimeout(say.timer);
    say.timer = setTimeout(() => { line.hidden = true; }, 6000);
  }
  document.addEventListener("htmx:responseError", (event) => {
    const status = event.detail.xhr.status;
    if (status === 401) return; // the answer itself leads to the log-in or the lock
    if (event.detail.requestConfig?.verb === "get") say(`This part could not be loaded (${status}). Load the page again.`);
    else if (status === 403) say("You may not do that. Nothing was saved.");
    else if (status === 413) say("That is more than 200 MB at once. Nothing was saved; what you typed is still here. Send large files one by one.");
    else if (status === 429) say("Too many requests in a short time. Nothing was saved; what you typed is still here. Try again in a minute.");
    else if (status >= 502 && status <= 504) say("The system does not answer just now. What you typed is still here: try again in a minute. What is sent twice is saved once.");
    else say(`That did not work (${status}). Nothing was saved; what you typed is still here.`);
  });
  document.addEventListener("htmx:sendError", () => say("The server cannot be reached. Nothing was saved; what you typed is still here."));

  // Quick exit: end the session in passing, leave no way back, show something else at once.
  const exit = document.body.dataset.quickExit;
  if (exit) {
    const form = document.querySelector("[data-quick-exit-form]");
    const leave = () => {
      document.documentElement.hidden = true;
      fetch(exit, { method: "POST", body: new FormData(form), keepalive: true, redirect: "manual" }).catch(() => {});
      window.location.replace(exit);
    };
    form?.addEventListener("submit", (event) => { event.preventDefault(); leave(); });
    let presses = [];
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Shift") { presses = []; return; }
      if (event.repeat) return;
      presses = [...presses, Date.now()].filter((at) => Date.now() - at < 1500);
      if (presses.length >= 3) leave();
    });
  }
})();
