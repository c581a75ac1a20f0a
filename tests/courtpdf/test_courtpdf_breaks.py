"""Where pages break: what announces something never stands alone at the foot of a page."""

import pikepdf

from taskforce.courtpdf import MemoryStore, build
from taskforce.courtpdf.child.readback import Reader

from . import makers

SAID = "She named the motel and the two rooms. " * 4


def pages_of(html: str, tmp_path) -> list[list[str]]:
    """The marked pieces of each page in the order they are drawn."""
    made = build(
        makers.plan(makers.section("log", html)),
        store=MemoryStore(),
        output=tmp_path / "out.pdf",
        workers=1,
    )
    with pikepdf.open(made.path) as pdf:
        reader = Reader()
        return [
            [text for mcid, text in sorted(reader.marked(page).items()) if mcid >= 0]
            for page in pdf.pages
        ]


def test_an_entry_s_head_stays_with_its_text(tmp_path):
    entries = (
        f'<div class="entry"><p class="entry-head">HEAD {n}</p><p class="muted keep">WHO {n}</p>'
        f'<div class="typed">{SAID[: 60 + n % 7 * 30]}</div></div>'
        for n in range(120)
    )
    pages = pages_of("".join(entries), tmp_path)
    assert len(pages) > 4
    assert not [page[-1] for page in pages if page[-1].startswith(("HEAD", "WHO"))]


def test_a_table_s_caption_and_head_stay_with_two_rows_of_it(tmp_path):
    tables = (
        f"<p>{'<br>'.join('filled' for _ in range(n % 11))}</p>"
        f'<table class="grid"><caption>CAPTION {n}</caption><thead><tr><th scope="col">COLUMN</th>'
        f"</tr></thead><tbody><tr><td>ROW 1</td></tr><tr><td>row 2</td></tr></tbody></table>"
        for n in range(60)
    )
    pages = pages_of("".join(tables), tmp_path)
    assert len(pages) > 4
    assert not [page[-1] for page in pages if page[-1].startswith(("CAPTION", "COLUMN", "ROW 1"))]
