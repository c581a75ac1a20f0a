// The panel of bookmarks: a tree of links to pages, closed below the first level.
(() => {
  "use strict";
  const viewer = window.caseViewer = window.caseViewer || {};

  function branch(items, go) {
    const list = document.createElement("ul");
    for (const item of items) {
      const row = document.createElement("li");
      const link = document.createElement("a");
      link.href = "#viewer";
      link.textContent = item.title;
      link.addEventListener("click", (event) => {
        event.preventDefault();
        go(item.dest);
      });
      if (item.items?.length) {
        // A closed branch is built when it is opened: a file may have thousands of bookmarks.
        const twist = document.createElement("button");
        twist.type = "button";
        twist.className = "viewer__twist";
        twist.setAttribute("aria-expanded", "false");
        twist.setAttribute("aria-label", `Below ${item.title}`);
        twist.addEventListener("click", () => {
          const below = row.querySelector("ul") || row.appendChild(branch(item.items, go));
          const open = twist.getAttribute("aria-expanded") === "false";
          twist.setAttribute("aria-expanded", String(open));
          below.hidden = !open;
        });
        row.append(twist);
      }
      row.append(link);
      list.append(row);
    }
    return list;
  }

  viewer.bookmarks = async (file, links, after) => {
    const panel = document.getElementById("viewer-bookmarks");
    const button = document.getElementById("viewer-bookmarks-button");
    const narrow = window.matchMedia("(max-width: 50rem)");
    const show = (open) => {
      panel.hidden = !open;
      button.setAttribute("aria-expanded", String(open));
      after();
    };
    button.addEventListener("click", () => show(panel.hidden));
    const items = await file.getOutline();
    if (items?.length) {
      panel.append(branch(items, (dest) => {
        if (narrow.matches) show(false);
        links.goToDestination(dest);
        document.getElementById("viewer-scroll").focus();
      }));
    } else {
      const line = document.createElement("p");
      line.textContent = "This file has no bookmarks.";
      panel.append(line);
    }
    if (items?.length && !narrow.matches) show(true);
  };
})();
