// Reading a case file in the page: pages, size, going to a page or Bates number, keys.
// Drawing is pdf.js, without eval, from our own server; the bytes come by viewer_source.js.
(() => {
  "use strict";
  const viewer = window.caseViewer;
  const box = document.getElementById("viewer");
  const data = box.dataset;
  const by = (name) => document.getElementById(`viewer-${name}`);
  const scroll = by("scroll"), page = by("page"), scale = by("scale"), status = by("status");
  const offset = Number(data.offset || 0);
  const last = offset + Number(data.pages);
  const say = (text) => { status.textContent = text; status.hidden = !text; };
  const bates = (number) => data.prefix ? `${data.prefix}${String(Number(data.first) + number - 1 - offset).padStart(Number(data.digits), "0")}` : "";

  // A page of the file (its printed number) from what was typed: 12, or RPD-2026-0001-F03-000012.
  function wanted(typed) {
    const text = typed.trim().toUpperCase();
    const digits = /(\d+)$/.exec(text)?.[1];
    if (!digits) return null;
    const isBates = data.prefix && (digits.length !== text.length || digits.length >= Number(data.digits));
    if (!isBates) return digits === text ? Number(digits) : null;
    if (digits.length !== text.length && !text.startsWith(data.prefix.toUpperCase())) return null;
    return Number(digits) - Number(data.first) + 1 + offset;
  }

  function away(fault) {
    scroll.replaceChildren();
    by("bookmarks").replaceChildren();
    say(viewer.reason(fault));
    status.classList.add("viewer__status--bad");
  }

  function chrome(file, pages, bus, links) {
    const show = () => {
      const number = pages.currentPageNumber + offset;
      if (document.activeElement !== page) page.value = String(number);
      by("bates").textContent = bates(number);
      by("back").disabled = pages.currentPageNumber <= 1;
      by("on").disabled = pages.currentPageNumber >= file.numPages;
      const here = new URL(window.location.href);
      here.searchParams.set("page", String(number));
      window.history.replaceState(null, "", here);
    };
    const sized = () => {
      const value = pages.currentScaleValue;
      const known = [...scale.options].some((one) => one.value === value && value !== "other");
      const other = scale.querySelector("[value=other]");
      other.hidden = known;
      other.textContent = `${Math.round(pages.currentScale * 100)}%`;
      scale.value = known ? value : "other";
    };
    // The part of this copy that has a page, where the file was split for a court.
    const elsewhere = (number) => [...document.querySelectorAll("#viewer-parts a")].find((one) => number >= Number(one.dataset.first) && number <= Number(one.dataset.last));
    const lead = (number, to) => {
      const link = to.cloneNode(true);
      const address = new URL(to.href);
      address.searchParams.set("page", String(number));
      link.href = address.href;
      status.replaceChildren(`Page ${number}${data.prefix ? `, ${bates(number)}` : ""} is in another part: `, link);
      status.hidden = false;
      link.focus();
    };
    const go = (number) => {
      const there = number === null ? null : elsewhere(number);
      if (there) return lead(number, there);
      if (number === null || number < 1 + offset || number > last) {
        say(`There is no such page. Pages go from ${1 + offset} to ${last}${data.prefix ? `, ${bates(1 + offset)} to ${bates(last)}` : ""}.`);
        page.select();
        return;
      }
      say("");
      pages.currentPageNumber = number - offset;
    };
    bus.on("pagechanging", show);
    bus.on("scalechanging", sized);
    by("go").addEventListener("submit", (event) => { event.preventDefault(); go(wanted(page.value)); });
    page.addEventListener("blur", show);
    by("back").addEventListener("click", () => pages.previousPage());
    by("on").addEventListener("click", () => pages.nextPage());
    by("in").addEventListener("click", () => pages.increaseScale());
    by("out").addEventListener("click", () => pages.decreaseScale());
    scale.addEventListener("change", () => { pages.currentScaleValue = scale.value; });
    scroll.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
        if (scroll.scrollWidth > scroll.clientWidth + 1) return; // then the keys move the page itself
        event.preventDefault();
        if (event.key === "ArrowRight") pages.nextPage();
        else pages.previousPage();
      } else if (event.key === "Home" || event.key === "End") {
        event.preventDefault();
        pages.currentPageNumber = event.key === "Home" ? 1 : file.numPages;
      }
    });
    // A turned phone or an opened panel keeps the whole width whole.
    let timer = 0;
    const fit = () => {
      clearTimeout(timer);
      timer = setTimeout(() => { if (["page-width", "page-fit"].includes(pages.currentScaleValue)) pages.currentScaleValue = pages.currentScaleValue; }, 100);
    };
    new ResizeObserver(fit).observe(scroll);
    bus.on("pagesinit", () => {
      pages.currentScaleValue = "page-width";
      const asked = new URL(window.location.href).searchParams;
      const at = wanted(asked.get("page") || asked.get("bates") || "");
      if (at && at > 1 + offset) go(at);
      show();
      sized();
      say("");
      scroll.focus({ preventScroll: true });
    });
    viewer.bookmarks(file, links, fit);
    viewer.find(bus, say);
    viewer.print(file, data, offset, say, () => pages.currentPageNumber);
  }

  async function open() {
    box.hidden = false;
    const library = await import(data.library);
    window.pdfjsLib = library; // the second part looks for the first one here
    const parts = await import(data.parts);
    library.GlobalWorkerOptions.workerSrc = data.worker;
    let task = null;
    const failed = (fault) => { task?.destroy(); away(fault); };
    const range = await viewer.source(library, data, failed);
    task = library.getDocument({
      range, rangeChunkSize: 262144, disableAutoFetch: true, disableStream: true,
      isEvalSupported: false, enableXfa: false, stopAtErrors: false,
      cMapUrl: `${data.folder}cmaps/`, cMapPacked: true, wasmUrl: `${data.folder}wasm/`,
      standardFontDataUrl: `${data.folder}standard_fonts/`,
    });
    const file = await task.promise;
    const bus = new parts.EventBus();
    const links = new parts.PDFLinkService({ eventBus: bus, externalLinkEnabled: false });
    const finder = new parts.PDFFindController({ linkService: links, eventBus: bus });
    const pages = new parts.PDFViewer({
      container: scroll, viewer: by("list"), eventBus: bus, linkService: links, findController: finder,
      annotationMode: library.AnnotationMode.ENABLE, annotationEditorMode: library.AnnotationEditorType.DISABLE,
      removePageBorders: true, enableAutoLinking: false, imageResourcesPath: "",
    });
    links.setViewer(pages);
    viewer.sound(by("list"));
    chrome(file, pages, bus, links);
    pages.setDocument(file);
    links.setDocument(file, null);
  }

  open().catch(away);
})();
