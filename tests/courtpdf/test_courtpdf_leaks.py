"""A withheld value is found wherever it could be read."""

import os

import pikepdf
import pytest
from pikepdf import Dictionary, Name, Pdf, String

from taskforce.courtpdf import MemoryStore, build
from taskforce.courtpdf import leaks as leaks_module
from taskforce.courtpdf.leaks import leaks, unsearchable

from . import makers

NAME = "Rosamund Eckhart"


@pytest.fixture(scope="module")
def clean(tmp_path_factory):
    plan = makers.plan(makers.section("log", "<p>R. E. was met. <b>Rosa</b>mund alone. 2026</p>"))
    return build(plan, store=MemoryStore(), output=tmp_path_factory.mktemp("l") / "c.pdf").path


def changed(clean, tmp_path, change):
    target = tmp_path / "changed.pdf"
    with Pdf.open(clean) as pdf:
        change(pdf)
        pdf.save(target, fix_metadata_version=False)
    return target


def test_a_clean_file_has_no_leak(clean):
    assert leaks(clean, [NAME]) == []


def test_text_is_found_across_styles_and_lines(clean):
    assert leaks(clean, ["Rosamund alone"])


@pytest.mark.parametrize(
    "change",
    [
        lambda pdf: pdf.docinfo.update({"/Keywords": NAME}),
        lambda pdf: pdf.Root.Outlines.First.update({"/Title": String("x " + NAME.upper())}),
        lambda pdf: pdf.Root.Metadata.write(f"<x>{NAME}</x>".encode()),
        lambda pdf: pdf.Root.update({"/Odd": pdf.make_stream(NAME.encode("utf-16-be"))}),
        lambda pdf: pdf.Root.StructTreeRoot.update({"/Alt": String(NAME)}),
        lambda pdf: pdf.Root.update({"/Odd": pikepdf.Array([Dictionary(X=String(NAME))])}),
        lambda pdf: pdf.Root.update({Name("/" + NAME.replace(" ", "#")): 1, "/Y": String(NAME)}),
    ],
)
def test_a_value_is_found_in_every_hiding_place(clean, tmp_path, change):
    assert leaks(changed(clean, tmp_path, change), [NAME])


def test_an_earlier_version_of_the_file_is_told_of(clean, tmp_path):
    target = tmp_path / "twice.pdf"
    data = clean.read_bytes()
    target.write_bytes(data + b"\n" + data[data.rindex(b"startxref") :])
    assert leaks(target, [NAME]) == ["The file holds an earlier version of itself."]


def test_the_report_never_repeats_the_value(clean):
    assert not any("Rosamund" in line for line in leaks(clean, ["Rosamund alone"]))


def test_a_value_too_short_to_search_for_is_refused_by_its_number(clean):
    assert unsearchable(["Rosamund", "R.", "x"]) == [2, 3]
    with pytest.raises(ValueError, match=r"three letters .*\(value 2, 3\)"):
        leaks(clean, ["Rosamund", "R.", "x"])


@pytest.mark.parametrize(("value", "found"), [("alone", 1), ("lon", 0), ("one", 0), ("met", 1)])
def test_a_short_value_is_found_as_a_whole_word_only(clean, value, found):
    assert len(leaks(clean, [value])) == found


def test_many_values_are_told_apart(clean):
    values = [f"Nobody {n} Anywhere" for n in range(2000)]
    values[1234] = "Rosamund alone"
    assert leaks(clean, values) == ["Value 1235 can be read in the text of page 1."]


def test_a_value_across_two_windows_of_the_file_is_found(clean, tmp_path, monkeypatch):
    monkeypatch.setattr(leaks_module, "WINDOW", 64)
    target = tmp_path / "commented.pdf"
    target.write_bytes(clean.read_bytes() + b"\n% " + b"x" * 57 + NAME.encode() + b"\n")
    assert leaks(target, [NAME]) == ["Value 1 lies in the file's bytes."]


def test_a_page_that_is_an_image_is_read_where_the_program_is_there(tmp_path, monkeypatch):
    """A stand-in for tesseract that says what it was shown."""
    program = tmp_path / "bin" / "tesseract"
    program.parent.mkdir()
    asked = 'test "$3 $4" = "--psm 1" && test -z "$DATABASE_URL"'
    program.write_text(f"#!/bin/sh\ncat >/dev/null\n{asked} && echo seen {NAME}\n")
    monkeypatch.setenv("DATABASE_URL", "secret")
    program.chmod(0o755)
    plan = makers.plan(makers.exhibit(1, makers.image(), "image/jpeg"))
    path = build(plan, store=MemoryStore(), output=tmp_path / "scan.pdf", workers=1).path
    assert leaks(path, [NAME]) == []
    monkeypatch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")
    assert leaks(path, [NAME]) == ["Value 1 can be seen on page 2."]


def test_a_page_that_could_not_be_read_does_not_pass_for_clean(tmp_path, monkeypatch):
    program = tmp_path / "tesseract"
    program.write_text("#!/bin/sh\nexit 1\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    plan = makers.plan(makers.exhibit(1, makers.image(), "image/jpeg"))
    path = build(plan, store=MemoryStore(), output=tmp_path / "scan.pdf", workers=1).path
    with pytest.raises(OSError, match="could not be read"):
        leaks(path, [NAME])
