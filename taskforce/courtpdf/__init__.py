"""A PDF engine for court files: sections and exhibits in, one sound file out.

It knows nothing about cases, agencies or Django models.  A caller turns its
records into *sections* (HTML fragments with a stable id) and *exhibits*
(files), puts them in a plan and calls ``build``::

    from taskforce.courtpdf import (
        Bates, DirectoryStore, DocumentPlan, Exhibit, Section, build, court,
    )

    plan = DocumentPlan(
        number="HPD-2026-00017",            # metadata: numbers, never names
        title="Case file HPD-2026-00017",
        items=[
            Section("cover", title="Cover", html=cover_html, kind="cover"),
            CONTENTS,                        # where the contents pages go
            Section("log-1", title="Investigative log", html=page_1_html),
            Section("log-2", title="", html=page_2_html),   # continues log-1
            Exhibit(id="exhibit-1", number="1", title="Motel receipt",
                    media_type="application/pdf", sha256="...", opener=item.open,
                    facts=[("Item", "HPD-2026-00017-E4"), ("Custody", "...")]),
        ],
        court=court("letter"),
        bates=Bates(prefix="HPD-00017-", start=1, digits=6),
        as_of=datetime,                      # printed; also the file's date
    )
    result = build(plan, store=DirectoryStore(path), output=Path("out.pdf"),
                   workers=2, progress=on_progress, cancelled=is_cancelled)

``Section``
    ``html`` is a fragment for ``<body>`` made by an autoescaping template.  It
    may use the classes of ``style/court.css`` and nothing else shapes it: no
    style attributes, no scripts, no addresses.  Images are named
    ``x-res:NAME`` and given in ``resources={NAME: bytes}``.  A link to another
    place of the file is ``<a href="x-case:TARGET">``, TARGET being the id of a
    section, an exhibit, or any element id inside a section; with ``class="paged"``
    the page it leads to is printed behind it (``, p. 341``).  ``title`` is the
    bookmark, the line in the contents and the running header; an empty title
    continues the section before it.  ``data_version`` is anything else that
    should make a new rendering (a template version).  A long log or table is
    cut with ``split.chunked`` into sections of 16 to 30 pages: that is what
    makes a rebuild after one added entry take seconds.

``Exhibit``
    ``opener()`` returns a binary file object with the original bytes.  PDF,
    JPEG, PNG, TIFF, HEIC, plain text and e-mail are reproduced, office documents
    where LibreOffice is installed; whatever cannot be is
    represented by a slip sheet with the reason and the hash.  Every exhibit
    begins with an exhibit sheet (number, title, hash, ``facts``).  Pages with
    ``boxes`` are rebuilt as images with the boxes burned in and the words that
    touch no box kept as invisible text; a box is part of the exhibit's key.

``SectionStore``
    ``get(key) -> bytes | None`` and ``put(key, data)``.  Keys are SHA-256 hex.
    Values are opaque and hold case content: encrypt them at rest.

``Result``
    ``pages, sha256, size, parts, manifest, pdfa, notices, rendered, reused``.
    ``manifest`` has one row per section and exhibit: pages, Bates range, source
    hash, pages in and out, and the reason of a slip sheet.

Errors (``taskforce.courtpdf.errors``): every refusal is a ``CourtPdfError``
with a sentence for a person and, where one is to blame, ``item`` (the id of the
section or exhibit).  ``Cancelled`` is raised when ``cancelled()`` turned true.
There is never a partial output file.

Beside ``build``: ``paginate`` gives the page numbers without a file, for pages that print
them; ``page_image`` and ``page_sizes`` show an exhibit's pages to who
draws boxes on them, ``page_words`` tells what can be read there and where;
``verify.verify(path)`` checks a produced file without the database (hash,
numbers, tags, claim, active content); ``leaks.leaks(path, values)`` searches all
its bytes for withheld values; ``bench.run(pages)`` measures; ``courts.COURTS`` are
the court profiles, as data.  ``templates/courtpdf``
has building blocks for sections.  Why it is as it is: ``docs/decisions/002*``.
"""

from .boxes import Box
from .build import build, paginate
from .courts import COURTS, LETTER, Court, court
from .errors import (
    BindingFailed,
    Cancelled,
    CourtPdfError,
    ExhibitRefused,
    PlanError,
    SectionFailed,
    TextLost,
)
from .plan import CONTENTS, Bates, Contents, DocumentPlan, Exhibit, Section
from .preview import PageWord, PageWords, page_image, page_sizes, page_words
from .result import Pagination, Progress, Result, Row, Volume
from .store import DirectoryStore, MemoryStore, SectionStore
from .workers import Limits

__all__ = [
    "CONTENTS",
    "COURTS",
    "LETTER",
    "Bates",
    "BindingFailed",
    "Box",
    "Cancelled",
    "Contents",
    "Court",
    "CourtPdfError",
    "DirectoryStore",
    "DocumentPlan",
    "Exhibit",
    "ExhibitRefused",
    "Limits",
    "MemoryStore",
    "PageWord",
    "PageWords",
    "PlanError",
    "Pagination",
    "Progress",
    "Result",
    "Row",
    "Section",
    "SectionFailed",
    "SectionStore",
    "TextLost",
    "Volume",
    "build",
    "court",
    "page_image",
    "page_sizes",
    "page_words",
    "paginate",
]
