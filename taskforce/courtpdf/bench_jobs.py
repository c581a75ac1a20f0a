"""What ``bench`` measures: the same synthetic content, made in five ways."""

import hashlib
import io
import json
import random
import resource
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from . import fonts, forkserver
from .build import build
from .parts import unpacked
from .plan import CONTENTS, Bates, DocumentPlan, Exhibit, Section
from .split import chunked
from .store import DirectoryStore
from .workers import Child, Limits

WORDS = [
    "detective",
    "surveillance",
    "vehicle",
    "motel",
    "phone",
    "number",
    "victim",
    "advocate",
    "message",
    "account",
    "warrant",
    "returned",
    "subpoena",
    "record",
    "interview",
    "clerk",
    "camera",
    "parking",
    "north",
    "street",
    "evening",
    "stated",
    "observed",
    "photographed",
    "collected",
    "sealed",
    "transferred",
]
ENTRIES_A_PAGE, ROWS_A_PAGE, IMAGES_A_HUNDRED = 4.6, 30, 4


class Content:
    """Log, custody table and screenshots that fill about so many pages."""

    def __init__(self, pages: int) -> None:
        chance = random.Random(2026)
        images = max(1, pages * IMAGES_A_HUNDRED // 100)
        tables = pages // 10
        written = max(1, pages - 2 * images - tables)
        self.entries = [self._entry(n, chance) for n in range(int(written * ENTRIES_A_PAGE))]
        self.rows = [
            (f"E{n}", " ".join(chance.choices(WORDS, k=6)), f"2026-03-{n % 28 + 1:02d}")
            for n in range(tables * ROWS_A_PAGE)
        ]
        self.images = [self._screenshot(n) for n in range(images)]

    def _entry(self, number: int, chance: random.Random) -> str:
        text = " ".join(chance.choices(WORDS, k=chance.randint(60, 110))).capitalize()
        return (
            f'<article class="entry"><p class="entry-head" id="entry-{number}">Entry {number} '
            f"<span>March {number % 28 + 1}, 2026</span></p>"
            f'<p class="typed">{text}.</p></article>'
        )

    def _screenshot(self, number: int) -> bytes:
        from PIL import Image, ImageDraw

        image = Image.effect_noise((760, 1400), 40).convert("RGB")
        ImageDraw.Draw(image).text((40, 40), f"Screenshot {number}", fill="black")
        out = io.BytesIO()
        image.save(out, "JPEG", quality=70)
        return out.getvalue()

    def table(self, rows: list[tuple[str, ...]]) -> str:
        body = "".join(
            "<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows
        )
        return (
            '<table class="grid"><thead><tr><th scope="col">Item</th><th scope="col">What</th>'
            f'<th scope="col">When</th></tr></thead><tbody>{body}</tbody></table>'
        )

    def sections(self) -> list[Section]:
        made = []
        for n, entries in enumerate(chunked(self.entries, len)):
            head = "<h1>Investigative log</h1>" if n == 0 else ""
            made.append(
                Section(f"log-{n}", "Investigative log" if n == 0 else "", head + "".join(entries))
            )
        for n, rows in enumerate(chunked(self.rows, lambda row: 70)):
            head = "<h1>Custody</h1>" if n == 0 else ""
            made.append(
                Section(f"custody-{n}", "Custody" if n == 0 else "", head + self.table(rows))
            )
        return made

    def plan(self, folder: Path) -> DocumentPlan:
        """The plan; its screenshots lie in the folder, as those of a case lie in a vault."""
        exhibits = []
        for n, data in enumerate(self.images, 1):
            path = folder / f"screenshot-{n}.jpg"
            path.write_bytes(data)
            digest = hashlib.sha256(data).hexdigest()
            open_it = partial(path.open, "rb")
            exhibits.append(
                Exhibit(f"exhibit-{n}", str(n), f"Screenshot {n}", "image/jpeg", digest, open_it)
            )
        self.images.clear()
        return DocumentPlan(
            "BENCH-1",
            "Case file BENCH-1",
            [CONTENTS, *self.sections(), *exhibits],
            bates=Bates("BENCH-"),
            as_of=datetime(2026, 3, 9, tzinfo=UTC),
        )


def cold(given: dict[str, Any]) -> dict[str, Any]:
    return _built(given, Content(given["pages"]))


def unchanged(given: dict[str, Any]) -> dict[str, Any]:
    return _built(given, Content(given["pages"]))


def rebuild(given: dict[str, Any]) -> dict[str, Any]:
    content = Content(given["pages"])
    content.entries.append(content._entry(len(content.entries), random.Random(7)))
    return _built(given, content)


def _built(given: dict[str, Any], content: Content) -> dict[str, Any]:
    folder = Path(given["folder"])
    plan = content.plan(folder)
    Child(Limits()).stop()  # as in a worker that is up, the libraries are loaded
    started, used = time.monotonic(), cpu_seconds()
    first: list[float] = []
    result = build(
        plan,
        store=DirectoryStore(folder / "store"),
        output=folder / "file.pdf",
        workers=given["workers"],
        progress=lambda step: first or first.append(time.monotonic() - started),
    )
    return {
        "pages": result.pages,
        "bytes": result.size,
        "rendered": result.rendered,
        "reused": result.reused,
        "pdfa": result.pdfa,
        "sha256": result.sha256,
        "build_seconds": round(time.monotonic() - started, 3),
        "build_cpu_seconds": round(cpu_seconds() - used, 3),
        "first_progress_seconds": round(first[0], 3),
        "steps": {name: round(value, 3) for name, value in result.seconds.items()},
    }


def concatenation(given: dict[str, Any]) -> dict[str, Any]:
    """The stored parts one after another: no tags, numbers, bookmarks or check."""
    from pikepdf import Pdf

    folder = Path(given["folder"])
    started, used = time.monotonic(), cpu_seconds()
    with Pdf.new() as out:
        for path in sorted(path for path in (folder / "store").rglob("*") if path.is_file()):
            part = unpacked(path.read_bytes())
            if part is not None and part.pdf:
                out.pages.extend(Pdf.open(io.BytesIO(part.pdf)).pages)
        pages = len(out.pages)
        out.save(folder / "plain.pdf")
    return {
        "pages": pages,
        "bytes": (folder / "plain.pdf").stat().st_size,
        "build_seconds": round(time.monotonic() - started, 3),
        "build_cpu_seconds": round(cpu_seconds() - used, 3),
    }


def one_pass(given: dict[str, Any]) -> dict[str, Any]:
    """All of it as one HTML document, tagged, with contents, by WeasyPrint alone."""
    import os

    os.environ |= fonts.environment()
    from weasyprint import CSS, HTML

    from .child import weasy
    from .courts import LETTER

    content = Content(given["pages"])
    images = {f"i{n}": data for n, data in enumerate(content.images)}
    links = "".join(
        f'<tr><td><a href="#entry-{n}">Entry {n}</a></td></tr>'
        for n in range(0, len(content.entries), 200)
    )
    shots = "".join(
        f'<h2>Exhibit {n}</h2><p>Shot</p><img alt="Shot" src="x-res:{name}">'
        for n, name in enumerate(images)
    )
    body = (
        f"<h1>Contents</h1><table class=contents>{links}</table>"
        + "".join(section.html for section in content.sections())
        + shots
    )
    started, used = time.monotonic(), cpu_seconds()
    own = CSS(
        string=weasy.STYLE.read_text()
        + weasy.page_css(LETTER.layout(), "body")
        + "table.contents a::after { content: target-counter(attr(href), page) } "
        + "h2 { break-before: page } @page { @bottom-center "
        + "{ content: 'Page ' counter(page) ' of ' counter(pages) } }"
    )
    document = HTML(
        string=f'<html lang="en"><title>x</title><body>{body}</body></html>',
        url_fetcher=weasy.OwnImages(images),
    ).render(stylesheets=[own])
    target = Path(given["folder"]) / "one.pdf"
    document.write_pdf(target, pdf_tags=True, pdf_variant="pdf/a-2a")
    return {
        "pages": len(document.pages),
        "bytes": target.stat().st_size,
        "build_seconds": round(time.monotonic() - started, 3),
        "build_cpu_seconds": round(cpu_seconds() - used, 3),
    }


JOBS: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "cold": cold,
    "unchanged": unchanged,
    "rebuild": rebuild,
    "concatenation": concatenation,
    "one_pass": one_pass,
}


def cpu_seconds() -> float:
    """What this process, its ended children, and those of its fork server have used."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    own = sum(use.ru_utime + use.ru_stime for use in used)
    return own + (forkserver.server().cpu_seconds() if forkserver.is_started() else 0)


def main(job: str, given: str) -> None:
    found = JOBS[job](json.loads(given))
    found["cpu_seconds"] = round(cpu_seconds(), 3)
    print(json.dumps(found))
