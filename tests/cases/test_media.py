import contextlib

import pytest

from cases.services.file_name import clean_name
from taskforce.courtpdf.exhibits import office
from taskforce.courtpdf.exhibits.kinds import UNKNOWN, NotTaken, media_type
from taskforce.courtpdf.exhibits.ways import is_office
from tests.cases.helpers import picture


@pytest.mark.parametrize(
    "name, head, kind",
    [
        ("a.pdf", b"%PDF-1.7", "application/pdf"),
        ("a.JPG", picture(), "image/jpeg"),
        ("a.png", picture(form="PNG"), "image/png"),
        ("a.webp", picture(form="WEBP"), "image/webp"),
        ("a.txt", "naïve ünïcode".encode(), "text/plain"),
        ("a.csv", b"a,b\n1,2", "text/csv"),
        (
            "a.docx",
            b"PK\x03\x04rest",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        ("a.mov", b"\x00\x00\x00\x14ftypqt  ", "video/quicktime"),
        ("image.e01", b"EVF\x09\x0d\x0a\xff\x00", "application/x-ewf"),
        ("no-suffix", b"%PDF-1.4", "application/pdf"),
        ("no-suffix", b"\x01\x02\x00", UNKNOWN),
        ("broken.pdf", b"\x00\x00\x00", UNKNOWN),
        ("cut.txt", "é".encode() * 2048 + "é".encode()[:1], "text/plain"),
    ],
)
def test_content_and_name_tell_the_kind(name, head, kind):
    assert media_type(name, head) == kind


def test_every_office_document_that_can_be_laid_out_is_stored_as_what_it_is():
    heads = (b"PK\x03\x04rest", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf1")
    for kind, suffix in office.SUFFIXES.items():
        found = set()
        for head in heads:
            with contextlib.suppress(NotTaken):
                found.add(media_type(f"a.{suffix}", head))
        assert len(found) == 1 and is_office(found.pop()), kind


@pytest.mark.parametrize(
    "name, head",
    [
        ("a.pdf", b"\x89PNG\r\n\x1a\n"),
        ("a.jpg", b"%PDF-1.7"),
        ("a.png", b"<html>"),
        ("a.txt", b"%PDF-1.7"),
        ("a.exe", b"text"),
        ("photo.jpg", b"MZ\x90"),
        ("a", b"\x7fELF"),
        ("a.txt", b"#!/bin/sh"),
        ("a.jpg.js", b"alert(1)"),
    ],
)
def test_a_program_or_a_name_that_lies_is_refused(name, head):
    with pytest.raises(NotTaken):
        media_type(name, head)


@pytest.mark.parametrize(
    "name, kept",
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\temp\\a.txt", "a.txt"),
        ("a\x00b\r\n.pdf", "ab.pdf"),
        ("\u202etxt.exe", "txt.exe"),
        ("  .. ", "file"),
        ("", "file"),
        ("a  b.pdf", "a b.pdf"),
    ],
)
def test_a_name_is_a_name_and_nothing_else(name, kept):
    assert clean_name(name) == kept


def test_a_long_name_keeps_its_suffix():
    name = clean_name("x" * 500 + ".pdf")
    assert len(name) <= 200
    assert name.endswith(".pdf")
