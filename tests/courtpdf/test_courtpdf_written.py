"""E-mails, logs and office documents as exhibits."""

import hashlib
import io
from email.message import EmailMessage
from xml.etree import ElementTree

import pytest
from PIL import Image

from taskforce.courtpdf import MemoryStore, build
from taskforce.courtpdf.errors import Cancelled, ExhibitRefused
from taskforce.courtpdf.exhibits import mail, office
from taskforce.courtpdf.leaks import leaks

from . import makers

ATTACHED = b"%PDF-1.7 something"


def message(html: bool = False) -> bytes:
    made = EmailMessage()
    made["From"] = "Dana Reyes <dana@example.invalid>"
    made["To"] = "desk@example.invalid"
    made["Subject"] = "Rooms für tonight"
    made["Date"] = "Mon, 02 Mar 2026 21:04:00 -0500"
    if html:
        made.set_content(
            "<html><head><style>p{}</style></head><body><p>Two rooms &amp; cash</p>"
            "<script>alert(1)</script><div>No desk</div></body></html>",
            subtype="html",
        )
    else:
        made.set_content("Two rooms & cash\nNo desk\n")
    made.add_attachment(ATTACHED, maintype="application", subtype="pdf", filename="list <1>.pdf")
    return made.as_bytes()


@pytest.mark.parametrize("html", [False, True])
def test_a_message_is_its_headers_words_and_a_list_of_what_it_carries(html):
    (fragment,) = mail.fragments(message(html))
    assert "<dt>From</dt><dd>Dana Reyes &lt;dana@example.invalid&gt;</dd>" in fragment
    assert "<dt>Subject</dt><dd>Rooms für tonight</dd>" in fragment
    assert "Two rooms &amp; cash\nNo desk" in fragment
    assert "list &lt;1&gt;.pdf" in fragment
    assert hashlib.sha256(ATTACHED).hexdigest() in fragment
    assert "alert" not in fragment


def test_a_message_of_html_says_that_its_words_come_from_there():
    assert "from its HTML form" in mail.fragments(message(html=True))[0]


def test_a_message_without_text_says_so():
    data = b"From: a@example.invalid\nContent-Type: image/png\n\n"
    assert "The message has no text." in mail.fragments(data)[0]


@pytest.mark.parametrize("data", [b"", b"\0\1\2", b"just some words\n"])
def test_what_is_no_message_is_refused(data):
    with pytest.raises(ExhibitRefused, match="is not"):
        mail.fragments(data)


def test_a_message_of_endless_parts_is_refused():
    part = b"--x\nContent-Type: text/plain\n\na\n"
    data = b"From: a@b.c\nContent-Type: multipart/mixed; boundary=x\n\n" + part * 600 + b"--x--\n"
    with pytest.raises(ExhibitRefused, match="more than 500 parts"):
        mail.fragments(data)


@pytest.mark.parametrize(
    "head",
    [
        b"Content-Type: text/plain; charset=nonsense",
        b"Content-Transfer-Encoding: base64",
        b"Date: x",
    ],
)
def test_odd_headers_lose_no_message(head):
    made = mail.fragments(b"From: \xff\xfe odd <a@b.c>\n" + head + b"\n\nV29yZHM=\n")
    assert "V29yZHM" in made[0] or "Words" in made[0]


def test_mail_and_a_log_are_in_the_file_with_their_own_pages(tmp_path):
    rows = "\n".join(f"{n},555-01{n % 100:02d},call" for n in range(300))
    plan = makers.plan(
        makers.exhibit(1, message(), "message/rfc822"),
        makers.exhibit(2, rows.encode(), "text/csv"),
    )
    made = build(plan, store=MemoryStore(), output=tmp_path / "out.pdf", workers=1)
    assert [
        (row.reason, row.pages_out >= least)
        for row, least in zip(made.manifest, (1, 4), strict=True)
    ] == [
        ("", True),
        ("", True),
    ]
    assert (made.pdfa, len(leaks(made.path, ["Two rooms & cash", "299,555-0199,call"]))) == (
        "PDF/A-2b",
        2,
    )


def test_a_photograph_of_a_phone_and_a_fax_of_pages_are_reproduced(tmp_path):
    heic, fax = makers.image("HEIF"), io.BytesIO()
    pages = [Image.new("1", (1728, 2200), n % 2) for n in range(3)]
    pages[0].save(fax, "TIFF", save_all=True, append_images=pages[1:], compression="group4")
    plan = makers.plan(
        makers.exhibit(1, heic, "image/heic"), makers.exhibit(2, fax.getvalue(), "image/tiff")
    )
    made = build(plan, store=MemoryStore(), output=tmp_path / "out.pdf", workers=1)
    assert [(row.pages_in, row.pages_out, row.reason) for row in made.manifest] == [
        (1, 1, ""),
        (3, 3, ""),
    ]


# -- office documents --------------------------------------------------------

OOR = "http://openoffice.org/2001/registry"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def converter(tmp_path, monkeypatch, script: str) -> None:
    """A stand-in for LibreOffice: its arguments are those of the real one."""
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "soffice").write_text(f"#!/bin/sh\n{script}\n")
    (folder / "soffice").chmod(0o755)
    monkeypatch.setattr(office.shutil, "which", lambda name: str(folder / name))


def file_of(tmp_path, data: bytes):
    given = makers.exhibit(1, data, WORD)
    return build(
        makers.plan(given), store=MemoryStore(), output=tmp_path / "out.pdf", workers=1
    ).manifest[0]


def test_an_office_document_says_what_is_missing_on_this_machine(tmp_path, monkeypatch):
    monkeypatch.setattr(office.shutil, "which", lambda _name: None)
    assert "where LibreOffice is installed" in file_of(tmp_path, b"PK\3\4").reason


def test_an_office_document_is_reproduced_as_the_converter_lays_it_out(tmp_path, monkeypatch):
    (tmp_path / "made.pdf").write_bytes(makers.saved(makers.pdf(2)))
    script = f'test -z "$DATABASE_URL" && cp {tmp_path}/made.pdf "$8/document.pdf"'
    monkeypatch.setenv("DATABASE_URL", "secret")
    converter(tmp_path, monkeypatch, script)
    row = file_of(tmp_path, b"PK\3\4")
    assert (row.reason, row.pages_in, row.pages_out) == ("", 2, 2)
    assert not list(tmp_path.glob(".office-*"))


def test_a_converter_is_told_to_fetch_nothing_and_to_run_nothing(tmp_path, monkeypatch):
    (tmp_path / "made.pdf").write_bytes(makers.saved(makers.pdf(1)))
    settings = "${1#-env:UserInstallation=file://}/user/registrymodifications.xcu"
    script = f'cp "{settings}" {tmp_path}/settings.xcu; cp {tmp_path}/made.pdf "$8/document.pdf"'
    converter(tmp_path, monkeypatch, script)
    assert file_of(tmp_path, b"PK\3\4").pages_out == 1
    told = {
        one.find("prop").get(f"{{{OOR}}}name"): one.find("prop").findtext("value")
        for one in ElementTree.parse(tmp_path / "settings.xcu").getroot()
    }
    assert told["BlockUntrustedRefererLinks"] == told["DisableMacrosExecution"] == "true"
    assert (told["ooInetHTTPSProxyName"], told["ooInetNoProxy"]) == ("127.0.0.1", "")


def test_a_converter_that_makes_nothing_gets_a_slip_sheet(tmp_path, monkeypatch):
    converter(tmp_path, monkeypatch, "exit 1")
    assert "could not turn the document into pages" in file_of(tmp_path, b"PK\3\4").reason


def test_a_converter_that_is_killed_is_started_once_more(tmp_path, monkeypatch):
    (tmp_path / "made.pdf").write_bytes(makers.saved(makers.pdf(2)))
    again = f'test -e {tmp_path}/first && exec cp {tmp_path}/made.pdf "$8/document.pdf"'
    converter(tmp_path, monkeypatch, f"{again}; touch {tmp_path}/first; kill -9 $$")
    assert file_of(tmp_path, b"PK\3\4").pages_out == 2


def test_a_converter_that_is_killed_twice_is_told_of(tmp_path, monkeypatch):
    half = f'cp {tmp_path}/made.pdf "$8/document.pdf"'
    (tmp_path / "made.pdf").write_bytes(makers.saved(makers.pdf(2)))
    converter(tmp_path, monkeypatch, f"echo x >> {tmp_path}/tries; {half}; kill -9 $$")
    assert "was stopped twice" in file_of(tmp_path, b"PK\3\4").reason
    assert (tmp_path / "tries").read_text() == "x\nx\n"


def test_a_converter_that_never_ends_is_ended(tmp_path, monkeypatch):
    monkeypatch.setattr(office, "SECONDS", 0.5)
    converter(tmp_path, monkeypatch, "sleep 60")
    assert "took too long" in file_of(tmp_path, b"PK\3\4").reason


def test_a_canceled_build_does_not_wait_for_the_converter(tmp_path, monkeypatch):
    converter(tmp_path, monkeypatch, f"touch {tmp_path}/began; exec sleep 60")
    given = makers.plan(makers.exhibit(1, b"PK\3\4", WORD))
    began = (tmp_path / "began").exists
    with pytest.raises(Cancelled):
        build(given, store=MemoryStore(), output=tmp_path / "out.pdf", workers=1, cancelled=began)
    assert began() and not list(tmp_path.glob(".office-*"))


def test_an_altered_office_document_is_not_converted(tmp_path, monkeypatch):
    converter(tmp_path, monkeypatch, f"touch {tmp_path}/was-run")
    given = makers.exhibit(1, b"PK\3\4", WORD, sha256="0" * 64)
    made = build(makers.plan(given), store=MemoryStore(), output=tmp_path / "out.pdf", workers=1)
    assert "does not have the hash" in made.manifest[0].reason
    assert not (tmp_path / "was-run").exists()
