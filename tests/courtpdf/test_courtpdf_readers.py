"""What a viewer reads is searched, whatever fonts and pieces it is written in."""

import pytest
from pikepdf import Dictionary, Name, Pdf

from taskforce.courtpdf import viewed
from taskforce.courtpdf.leaks import leaks
from taskforce.courtpdf.search import Values

NAME = "Gonzalez Maria"
ARRAYS = b"2 beginbfrange <41> <5a> [%s] <61> <7a> [%s] endbfrange" % (
    b" ".join(b"<%04x>" % code for code in range(0x41, 0x5B)),
    b" ".join(b"<%04x>" % code for code in range(0x61, 0x7B)),
)
KERNED = b"[(Gon) -20 (zalez Maria)] TJ"


def written(tmp_path, content: bytes, table: bytes = b"", **font):
    made = Pdf.new()
    given = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, **font)
    if table:
        given.ToUnicode = made.make_stream(table)
    page = made.add_blank_page(page_size=(612, 792))
    page.obj.Resources = Dictionary(Font=Dictionary(F=given))
    page.obj.Contents = made.make_stream(b"BT /F 12 Tf 100 500 Td " + content + b" ET")
    made.save(tmp_path / "made.pdf")
    return tmp_path / "made.pdf"


@pytest.mark.parametrize(
    ("content", "table"),
    [
        (KERNED, b""),
        (b"<476f6e7a616c657a204d61726961> Tj", b""),
        (b"(Gonzalez) Tj 0 -14 Td (Maria) Tj", b""),
        (b"(Gonz\xe1lez) Tj 0 -14 Td (Mar\xeda) Tj", b""),
        (KERNED, ARRAYS),
        (KERNED, b"1 beginbfrange <00 20> <7e> <0020> endbfrange"),
    ],
)
@pytest.mark.parametrize("viewer", [True, False])
def test_a_value_is_found_by_each_of_both_readers(tmp_path, monkeypatch, content, table, viewer):
    path = written(tmp_path, content, table, Encoding=Name.WinAnsiEncoding)
    if viewer:
        monkeypatch.setattr("taskforce.courtpdf.leaks._page_texts", lambda reader, page: [])
    else:
        monkeypatch.setattr("taskforce.courtpdf.viewed.texts", lambda data: [])
    assert leaks(path, [NAME]) == ["Value 1 can be read in the text of page 1."]
    assert leaks(path, ["Nobody Here"]) == []


def test_names_of_glyphs_are_read(tmp_path, monkeypatch):
    monkeypatch.setattr("taskforce.courtpdf.viewed.texts", lambda data: [])
    names = [Name("/" + one) for one in "MZaril"]
    encoding = Dictionary(Type=Name.Encoding, Differences=[1, *names])
    path = written(tmp_path, b"[<01> 3 <0304050403>] TJ", Encoding=encoding)
    assert leaks(path, ["Mariia", "Marira"]) == ["Value 2 can be read in the text of page 1."]


def test_a_file_that_no_viewer_opens_does_not_pass_for_clean():
    with pytest.raises(OSError, match="could not be read"):
        viewed.texts(b"no file of pages")


@pytest.mark.parametrize(
    ("value", "text", "found"),
    [
        ("Andres", "a meal and restaurant bills", False),
        ("Andres", "Andres ate", True),
        ("Andres", "his account is andres2009", True),
        ("Andres", "And-\nres ate", True),
        ("Andres", "A n d r e s", True),
        ("5550142", "call 555-0142 (home)", True),
        ("5550142", "call 555 0142 3 times", True),
        ("5550142", "file 15550142.jpg, RPD-0005550142", False),
        ("Mia", "MIA, Miami", True),
        ("Mia", "Miami", False),
        ("José", "jose", True),
        ("张伟明", "他叫张伟明吗", True),
    ],
)
def test_short_and_single_values_are_found_where_they_stand_as_such(value, text, found):
    assert bool(Values([value]).in_text([text])) is found
