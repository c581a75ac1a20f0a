// Autosave to the server of every <form data-draft="key">: after 2 s of quiet, at least every
// 10 s while typing, and before the screen locks. Nothing is kept in the browser.
// A form that comes back from the server with errors (data-bound) keeps what it shows.
(() => {
  "use strict";
  const address = document.body.dataset.draftsUrl;
  if (!address) return;
  const QUIET = 2000, MOST = 10000;

  function token() {
    return JSON.parse(document.body.getAttribute("hx-headers") || "{}")["X-CSRFToken"] || "";
  }

  // Text, choices and dates; never passwords, files or hidden fields, except the version that
  // was read, so that a restored text is still compared with what others saved meanwhile.
  function fields(form) {
    return [...form.elements].filter((one) => one.name && !one.disabled && one.dataset.draft !== "no" &&
      (one.name === "version" || !["hidden", "password", "file", "submit", "button", "fieldset"].includes(one.type)));
  }
  const checkable = (one) => one.type === "checkbox" || one.type === "radio";

  function read(form) {
    const found = [];
    for (const one of fields(form)) {
      if (checkable(one)) { if (one.checked) found.push([one.name, one.value]); }
      else if (one.type === "select-multiple") for (const option of one.selectedOptions) found.push([one.name, option.value]);
      else found.push([one.name, one.value]);
    }
    return found;
  }

  function write(form, entries) {
    const given = new Map();
    for (const [name, value] of entries) given.set(name, [...(given.get(name) || []), value]);
    const seen = new Map();
    for (const one of fields(form)) {
      const values = given.get(one.name) || [];
      if (checkable(one)) one.checked = values.includes(one.value);
      else if (one.type === "select-multiple") for (const option of one.options) option.selected = values.includes(option.value);
      else {
        const at = seen.get(one.name) || 0;
        seen.set(one.name, at + 1);
        if (values[at] !== undefined) one.value = values[at];
      }
      one.dispatchEvent(new Event("input", { bubbles: false }));
    }
  }

  class Autosave {
    constructor(form) {
      this.form = form;
      this.key = form.dataset.draft;
      this.kept = JSON.stringify(read(form));
      this.untouched = this.kept;
      this.line = document.createElement("p");
      this.line.className = "tf-draft-status";
      this.line.setAttribute("aria-live", "polite");
      form.append(this.line);
      form.addEventListener("input", () => this.soon());
      form.addEventListener("change", () => this.soon());
      form.addEventListener("submit", () => this.stop());
      form.addEventListener("htmx:afterRequest", () => { this.stopped = false; });
      if (!form.hasAttribute("data-bound")) this.restore();
    }

    soon() {
      if (this.stopped) return;
      clearTimeout(this.quiet);
      this.quiet = setTimeout(() => this.save(), QUIET);
      this.most ||= setTimeout(() => this.save(), MOST);
    }

    pause() {
      clearTimeout(this.quiet);
      clearTimeout(this.most);
      this.most = null;
    }

    stop() {
      this.stopped = true;
      this.pause();
      this.running?.abort();
    }

    async save(options = {}) {
      this.pause();
      const state = JSON.stringify(read(this.form));
      if (this.stopped || state === this.kept) return;
      this.running = new AbortController();
      const body = new FormData();
      body.append("key", this.key);
      body.append("body", state);
      // Browsers let at most 64 kB outlive a page.
      const keepalive = Boolean(options.leaving) && new Blob([state]).size < 60000;
      try {
        const answer = await fetch(address, {
          method: "POST", redirect: "manual", keepalive, body, signal: this.running.signal,
          headers: { "X-CSRFToken": token() },
        });
        if (!answer.ok) throw new Error(String(answer.status));
        this.kept = state;
        this.line.textContent = `Draft kept at ${(await answer.json()).saved_at}`;
      } catch (problem) {
        if (problem.name === "AbortError") return;
        this.line.textContent = "The draft could not be kept: the server cannot be reached or you were logged out. Do not close this page.";
      }
    }

    async restore() {
      const answer = await fetch(`${address}?${new URLSearchParams({ key: this.key })}`, { redirect: "manual" }).catch(() => null);
      if (!answer || answer.status !== 200) return;
      const draft = await answer.json();
      if (draft.body === this.kept || JSON.stringify(read(this.form)) !== this.untouched) return;
      write(this.form, JSON.parse(draft.body));
      this.kept = JSON.stringify(read(this.form));
      this.notice(draft.saved_at);
    }

    notice(when) {
      const box = document.createElement("div");
      box.className = "tf-alert tf-alert--quiet tf-alert--plain";
      box.setAttribute("role", "status");
      const text = document.createElement("p");
      text.textContent = `Restored what you were typing at ${when}. `;
      const button = document.createElement("button");
      button.type = "button";
      button.className = "usa-button usa-button--unstyled";
      button.textContent = "Discard";
      button.addEventListener("click", () => this.discard(box));
      text.append(button);
      box.append(text);
      this.form.prepend(box);
      this.form.closest("details")?.setAttribute("open", "");
    }

    async discard(box) {
      this.pause();
      const answer = await fetch(`${address}?${new URLSearchParams({ key: this.key })}`, { method: "DELETE", headers: { "X-CSRFToken": token() } }).catch(() => null);
      if (!answer || !answer.ok) return;
      write(this.form, JSON.parse(this.untouched));
      this.kept = this.untouched;
      box.remove();
      this.line.textContent = "";
    }
  }

  const all = new Set();
  function begin(root) {
    root.querySelectorAll("form[data-draft]:not([data-drafting])").forEach((form) => {
      form.dataset.drafting = "1";
      all.add(new Autosave(form));
    });
  }
  begin(document);
  document.addEventListener("htmx:afterSwap", () => begin(document));

  const saveAll = (options) => Promise.allSettled([...all].filter((one) => one.form.isConnected).map((one) => one.save(options)));
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") saveAll({ leaving: true }); });
  // idle.js waits for this before it leaves for the lock screen.
  window.keepDrafts = saveAll;
})();
