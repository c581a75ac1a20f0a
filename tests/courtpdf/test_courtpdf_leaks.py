"""A withheld value is found wherever it could be read."""

import pikepdf
import pytest
from pikepdf import Dictionary, Name, Pdf, String

from taskforce.courtpdf import MemoryStore, build
from taskforce.courtpdf.leaks import leaks

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


def test_a_value_too_short_to_search_for_is_refused(clean):
    with pytest.raises(ValueError, match="three letters"):
        leaks(clean, ["R."])
