"""Large parts wait in a file without a name."""

import pikepdf

from taskforce.courtpdf.parts import Part
from taskforce.courtpdf.spool import SMALL, Kept, Spool, opened

from . import makers


def large(pages: int) -> bytes:
    made = makers.pdf(pages)
    made.Root.Padding = made.make_stream(bytes(range(256)) * (SMALL // 200))
    return makers.saved(made, compress_streams=False)


def test_a_small_part_stays_where_it_is(tmp_path):
    part = Part(b"%PDF small", 1)
    assert Spool(tmp_path).keep(part) is part


def test_large_parts_are_read_back_each_from_its_place(tmp_path):
    spool = Spool(tmp_path)
    given = [large(2), large(5)]
    kept = [spool.keep(Part(data, 1)) for data in given]
    assert [opened(part).read() for part in kept] == given
    assert [len(part.pdf) for part in kept] == [len(data) for data in given]


def test_a_part_can_be_opened_as_a_document_while_another_is_read(tmp_path):
    spool = Spool(tmp_path)
    kept = [spool.keep(Part(large(n), n)) for n in (2, 5)]
    documents = [pikepdf.open(opened(part)) for part in kept]
    assert [len(document.pages) for document in documents] == [2, 5]


def test_nothing_of_it_has_a_name(tmp_path):
    spool = Spool(tmp_path)
    assert isinstance(spool.keep(Part(large(1), 1)).pdf, Kept)
    assert list(tmp_path.iterdir()) == []
    spool.close()
