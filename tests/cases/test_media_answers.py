"""What a file is and what is printed of it: upload, preview and engine give one answer."""

import re
from dataclasses import dataclass

import pillow_heif
import pytest
from django.db import transaction

from cases.casefile.exhibits import exhibit, way_of
from cases.casefile.preview import preview
from cases.casefile.subjects.files import attached, rows_of_files
from cases.services.files import store_file
from taskforce.access.identity import acting
from taskforce.courtpdf import MemoryStore, build
from taskforce.courtpdf.exhibits import office, typed
from taskforce.courtpdf.exhibits.kinds import UNKNOWN, NotTaken, kind_of, media_type
from taskforce.courtpdf.exhibits.ways import Way, way_by_type, why_not
from taskforce.courtpdf.exhibits.ways import way_of as way_of_bytes
from tests.cases.casefile_world import make_case, pdf
from tests.cases.helpers import picture, upload
from tests.courtpdf.makers import plan

pillow_heif.register_heif_opener()
OPEN = "application/vnd.oasis.opendocument.text"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
HEIC = picture(form="HEIF")
LETTER = b"From: a@example.invalid\nTo: b@example.invalid\nSubject: Rooms\n\nTwo rooms.\n"
MB = 1_000_000


@dataclass(frozen=True)
class Sample:
    """A file, the type it is stored as, and how it is reproduced."""

    name: str
    data: bytes
    kind: str
    way: Way


SAMPLES = (
    Sample("photo.jpg", picture(), "image/jpeg", Way.IMAGE),
    Sample("photo.png", picture(form="PNG"), "image/png", Way.IMAGE),
    Sample("scan.tif", picture(form="TIFF"), "image/tiff", Way.IMAGE),
    Sample("photo.heic", HEIC, "image/heic", Way.IMAGE),
    Sample("film.heic", HEIC[:8] + b"hevc" + HEIC[12:], "image/heic", Way.NONE),
    Sample("photo.webp", picture(form="WEBP"), "image/webp", Way.NONE),
    Sample("photo.gif", picture(form="GIF"), "image/gif", Way.NONE),
    Sample("photo.bmp", picture(form="BMP"), "image/bmp", Way.NONE),
    Sample("ledger.pdf", pdf(1), "application/pdf", Way.PDF),
    Sample("ledger without suffix", pdf(2), "application/pdf", Way.PDF),
    Sample("ledger.bin", b"\0" * 60 + pdf(3), UNKNOWN, Way.PDF),
    Sample("photo renamed.dat", picture((50, 50)), "image/jpeg", Way.IMAGE),
    Sample("notes.txt", b"Two rooms, one ledger.", "text/plain", Way.TEXT),
    Sample("rows.csv", b"room,fee\n12,80\n", "text/csv", Way.TEXT),
    Sample("rows.json", b'{"room": 12}', "application/json", Way.TEXT),
    Sample("page.html", b"<p>Two rooms</p>", "text/html", Way.NONE),
    Sample("rows.xml", b"<room>12</room>", "application/xml", Way.NONE),
    Sample("letter.eml", LETTER, "message/rfc822", Way.MAIL),
    Sample("letter.docx", b"PK\x03\x04 docx", WORD, Way.OFFICE),
    Sample("letter.odt", b"PK\x03\x04 odt", OPEN, Way.OFFICE),
    Sample("letter.rtf", b"{\\rtf1 letter}", "application/rtf", Way.OFFICE),
    Sample("phone.zip", b"PK\x03\x04 zip", "application/zip", Way.NONE),
    Sample("call.mp3", b"ID3" + b"\0" * 90, "audio/mpeg", Way.NONE),
    Sample("film.mp4", b"\0\0\0\x14ftypisom" + b"\0" * 90, "video/mp4", Way.NONE),
    Sample("disk.e01", b"EVF\x09\x0d\x0a\xff\x00", "application/x-ewf", Way.NONE),
    Sample("odd.bin", b"\1\2\0", UNKNOWN, Way.NONE),
)
SAMPLE = pytest.mark.parametrize("one", SAMPLES, ids=lambda one: one.name)


@SAMPLE
def test_a_file_is_stored_as_what_it_is_and_its_type_tells_no_other_way_than_its_bytes(one):
    assert media_type(one.name, one.data) == one.kind
    assert way_of_bytes(one.kind, one.data) is one.way
    assert way_by_type(one.kind) in (None, one.way)


@pytest.mark.parametrize(
    "name, data", [("photo.pdf", picture()), ("ledger.jpg", pdf(1)), ("photo.txt", picture())]
)
def test_a_renamed_file_is_reproduced_as_what_it_is_and_refused_at_the_upload(name, data):
    with pytest.raises(NotTaken):
        media_type(name, data)
    assert kind_of(data) == ("PDF" if name == "ledger.jpg" else "JPEG")


@pytest.fixture
def held(cast, transactional_db):
    """A case with every sample attached to its log entry, as uploads store them."""
    case = make_case(cast, entries=1)
    with acting(cast.detective), transaction.atomic():
        entry = case.logentrys.get(number=1)
        for one in SAMPLES:
            file = upload(one.name, one.data, "application/x-browser-says")
            store_file(case=case, by=cast.detective, upload=file, log_entry=entry)
    return case


def numbers(lines) -> list[int]:
    return [int(re.match(r"Exhibit (\d+) ", line)[1]) for line in lines]


def test_the_preview_lists_what_the_file_does_not_reproduce(cast, held, tmp_path, monkeypatch):
    monkeypatch.setattr(office.shutil, "which", lambda _name: None)
    with acting(cast.detective), transaction.atomic():
        told = preview(held, cast.detective).slips
        rows = list(enumerate(rows_of_files(held, cast.detective), start=1))
        files = [attached(number, row) for number, row in rows]
        stored = {row.name: (row.media_type, way_of(row)) for _, row in rows}
    assert {one.name: (one.kind, one.way) for one in SAMPLES}.items() <= stored.items()
    made = build(plan(*map(exhibit, files)), store=MemoryStore(), output=tmp_path / "exhibits.pdf")
    not_reproduced = [
        one.exhibit for one, row in zip(files, made.manifest, strict=True) if row.reason
    ]
    assert numbers(told) == not_reproduced
    assert len(not_reproduced) == 1 + sum(one.way in (Way.NONE, Way.OFFICE) for one in SAMPLES)


def test_the_preview_says_why(cast, held, monkeypatch):
    monkeypatch.setattr(office.shutil, "which", lambda _name: None)
    with acting(cast.detective), transaction.atomic():
        told = "\n".join(preview(held, cast.detective).slips)
    assert "this kind of file (image/gif) has no pages that can be reproduced" in told
    assert "it is an office document" in told


def test_office_documents_are_listed_where_they_cannot_be_laid_out_alone(cast, held, monkeypatch):
    found = []
    for program in (None, "/usr/bin/soffice"):
        monkeypatch.setattr(office.shutil, "which", lambda _name, program=program: program)
        with acting(cast.detective), transaction.atomic():
            found.append(len(preview(held, cast.detective).slips))
    assert found[0] - found[1] == sum(one.way is Way.OFFICE for one in SAMPLES)


@pytest.mark.parametrize(
    "way, size, limit, said",
    [
        (Way.PDF, 5 * MB, 200 * MB, ""),
        (Way.PDF, 201 * MB, 200 * MB, "The file has 201 MB; files of up to 200 MB are reproduced."),
        (Way.TEXT, 5 * MB, 200 * MB, "The file has 5 MB; files of up to 4 MB are reproduced."),
        (Way.TEXT, typed.LARGEST, 200 * MB, ""),
        (None, None, 200 * MB, ""),
    ],
)
def test_a_file_too_large_is_told_before_it_is_read(way, size, limit, said):
    assert why_not(way, size, limit) == said
