// Print some pages: recorded by the server first, then drawn one by one for the browser's print.
(() => {
  "use strict";
  const viewer = window.caseViewer = window.caseViewer || {};
  const DOTS = 150 / 72;

  async function drawn(file, number) {
    const page = await file.getPage(number);
    const size = page.getViewport({ scale: DOTS });
    const canvas = document.createElement("canvas");
    canvas.width = Math.floor(size.width);
    canvas.height = Math.floor(size.height);
    await page.render({ canvas, viewport: size, intent: "print" }).promise;
    page.cleanup();
    return canvas;
  }

  viewer.print = (file, data, offset, say, current) => {
    const form = document.getElementById("viewer-print");
    const paper = document.getElementById("viewer-paper");
    const menu = form.closest("details");
    const [first, last] = ["first", "last"].map((name) => form.elements.namedItem(name));
    const most = Number(data.mostPrinted);

    menu.addEventListener("toggle", () => {
      if (!menu.open) return;
      first.value = last.value = String(current() + offset);
      last.focus();
    });
    document.addEventListener("keydown", (event) => {
      if (event.key.toLowerCase() === "p" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey) {
        event.preventDefault();
        menu.open = true;
      }
    });
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const [from, to] = [Number(first.value), Number(last.value)];
      if (!(from >= 1 + offset && to >= from && to <= file.numPages + offset)) return say(`Choose pages from ${1 + offset} to ${file.numPages + offset}.`);
      if (to - from >= most) return say(`Choose at most ${most} pages, or download the file.`);
      menu.open = false;
      try {
        const token = JSON.parse(document.body.getAttribute("hx-headers") || "{}")["X-CSRFToken"] || "";
        const answer = await fetch(data.printed, { method: "POST", body: new URLSearchParams({ first: from, last: to }), headers: { "X-CSRFToken": token, "Accept": "text/plain" }, redirect: "error" });
        if (answer.status !== 204) return say(answer.status === 401 ? "Your session was locked or has ended. Load the page again." : "You may not print this file.");
        for (let number = from; number <= to; number += 1) {
          say(`Preparing page ${number - from + 1} of ${to - from + 1}`);
          paper.append(await drawn(file, number - offset));
        }
        say("");
        document.body.classList.add("viewer-prints");
        window.print();
      } catch {
        say("These pages could not be printed. Download the file and print it.");
      } finally {
        document.body.classList.remove("viewer-prints");
        paper.replaceChildren();
      }
    });
  };
})();
