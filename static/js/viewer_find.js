// Find in the text of the file, page after page; says how many hits and where.
(() => {
  "use strict";
  const viewer = window.caseViewer = window.caseViewer || {};
  const NOT_FOUND = 1, PENDING = 3;

  viewer.find = (bus, say) => {
    const form = document.getElementById("viewer-find");
    const field = document.getElementById("viewer-query");
    let asked = "", state = 0, count = { current: 0, total: 0 };

    const ask = (back) => {
      const query = field.value.trim();
      bus.dispatch("find", {
        source: form, type: query === asked ? "again" : "", query, caseSensitive: false, entireWord: false,
        highlightAll: true, findPrevious: back, matchDiacritics: false,
      });
      asked = query;
      if (!query) say("");
    };
    const tell = () => {
      if (!asked) return;
      const hits = count.total ? `${count.current ? `${count.current.toLocaleString("en-US")} of ` : ""}${count.total.toLocaleString("en-US")} found` : "";
      if (state === PENDING) say(hits ? `Searching: ${hits}` : "Searching…");
      else if (state === NOT_FOUND) say("Not found in this file.");
      else say(hits);
    };
    bus.on("updatefindcontrolstate", (event) => { state = event.state; count = event.matchesCount; tell(); });
    bus.on("updatefindmatchescount", (event) => { count = event.matchesCount; tell(); });
    form.addEventListener("submit", (event) => { event.preventDefault(); ask(false); });
    document.getElementById("viewer-find-back").addEventListener("click", () => ask(true));
    field.addEventListener("search", () => { if (!field.value) ask(false); });
    field.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.shiftKey) { event.preventDefault(); ask(true); }
      if (event.key === "Escape") { field.value = ""; ask(false); document.getElementById("viewer-scroll").focus(); }
    });
    // The browser's own search sees only the pages that are drawn.
    document.addEventListener("keydown", (event) => {
      if (event.key.toLowerCase() === "f" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey) {
        event.preventDefault();
        field.focus();
        field.select();
      }
    });
  };
})();
