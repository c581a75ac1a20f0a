"""What a produced file says about itself, without the database it came from."""

import hashlib
import re
from dataclasses import dataclass, field
from pathlib import Path

from pikepdf import Dictionary, Name, Pdf, Stream, pdfa

from . import tags
from .child.readback import Reader

PAGE = re.compile(r"^Page ([\d,]+) of ([\d,]+)$", re.M)
BATES = re.compile(r"^(.*?)(\d{3,})$")  # the last line that is stamped
CLAIM = re.compile(rb"<pdfaid:part>(\d)</pdfaid:part>\s*<pdfaid:conformance>(\w)<")
ACTIVE = (
    "/JavaScript",
    "/JS",
    "/Launch",
    "/EmbeddedFile",
    "/SubmitForm",
    "/ImportData",
    "/RichMedia",
    "/Movie",
    "/Sound",
    "/GoToE",
    "/GoToR",
    "/URI",
)


@dataclass(frozen=True)
class Verified:
    """``problems`` is empty for a sound file.  ``pdfa`` is the claim, ``""`` for none."""

    sha256: str
    size: int
    pages: int
    title: str
    number: str
    pdfa: str
    first_page: int
    last_page: int
    of_pages: int
    bates_first: str = ""
    bates_last: str = ""
    problems: tuple[str, ...] = field(default=())


def verify(path: Path, *, check_pdfa: bool = True) -> Verified:
    """Read the whole file and check hash, numbers, tags, claim and active content."""
    with open(path, "rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        size = file.tell()
    with Pdf.open(path) as pdf:
        numbers, problems = _numbers(pdf)
        problems += tags.problems(pdf)
        problems += _active(pdf)
        claimed = _claim(pdf)
        title = str(pdf.docinfo.get("/Title", ""))
        number = str(pdf.docinfo.get("/Subject", ""))
        pages = len(pdf.pages)
    if claimed and check_pdfa:
        report = pdfa.validate_written(path, claimed)
        # The checker knows no forms at all; ours is looked at above.
        findings = [one for one in report.findings if "(/AcroForm)" not in one.message]
        problems += [f"PDF/A: {finding}" for finding in findings[:10]]
    return Verified(
        digest,
        size,
        pages,
        title,
        number,
        f"PDF/A-{claimed}" if claimed else "",
        problems=tuple(problems),
        **numbers,
    )


def _numbers(pdf: Pdf) -> tuple[dict, list[str]]:
    """The stamped numbers, page by page: each must be the one after the last."""
    reader = Reader()
    problems: list[str] = []
    first = last = total = 0
    bates: list[tuple[str, int, str]] = []
    for at, page in enumerate(pdf.pages):
        stamped = reader.marked(page).get(-1, "")
        found = PAGE.search(stamped)
        if found:
            number, total = (int(text.replace(",", "")) for text in found.groups())
            first = first or number
            if last and number != last + 1:
                problems.append(f"Page {number} follows page {last}.")
            last = number
        elif first:
            problems.append(f"Sheet {at + 1} has no page number.")
        numbered = BATES.match(stamped.rstrip().rpartition("\n")[2])
        if numbered:
            bates.append((numbered[1], int(numbered[2]), numbered[0]))
        elif bates:
            problems.append(f"Sheet {at + 1} has no Bates number.")
    for before, after in zip(bates, bates[1:], strict=False):
        if after[:2] != (before[0], before[1] + 1):
            problems.append(f"{after[2]} follows {before[2]}.")
    return {
        "first_page": first,
        "last_page": last,
        "of_pages": total,
        "bates_first": bates[0][2] if bates else "",
        "bates_last": bates[-1][2] if bates else "",
    }, problems


def _active(pdf: Pdf) -> list[str]:
    found = set()
    for thing in pdf.objects:
        if isinstance(thing, Dictionary | Stream):
            for key in ("/S", "/Subtype", "/Type"):
                if str(thing.get(key, "")) in ACTIVE:
                    found.add(str(thing[key]))
            found.update({"/JS", "/AA", "/OpenAction", "/XFA"} & set(thing.keys()))
            if thing.get("/Type") == Name.Catalog and "/EmbeddedFiles" in thing.get(
                "/Names", Dictionary()
            ):
                found.add("/EmbeddedFiles")
    if "/AcroForm" in pdf.Root and not _only_a_signature(pdf.Root.AcroForm):
        found.add("/AcroForm")
    return [f"The file holds active content: {name}" for name in sorted(found)]


def _only_a_signature(form: Dictionary) -> bool:
    """Whether a form is nothing but one signature: no other field, no appearance to be made."""
    fields = list(form.get("/Fields", []))
    return (
        len(fields) == 1
        and fields[0].get("/FT") == Name.Sig
        and "/Kids" not in fields[0]
        and not form.get("/NeedAppearances", False)
    )


def _claim(pdf: Pdf) -> str:
    metadata = pdf.Root.get("/Metadata")
    found = CLAIM.search(metadata.read_bytes()) if metadata is not None else None
    return (found[1] + found[2].lower()).decode() if found else ""
