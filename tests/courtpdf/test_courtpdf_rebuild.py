"""The second build: same bytes from the same plan, one section from one change."""

from dataclasses import replace

from taskforce.courtpdf import DirectoryStore, MemoryStore, Section, build, paginate

from . import makers


def test_the_same_plan_gives_the_same_bytes_in_other_processes(tmp_path):
    """The file's name, the store and the order of work leave no trace."""
    plan = makers.plan(
        makers.section("log", makers.log(12)),
        makers.section("b", makers.TABLE),
        makers.exhibit(1, makers.image(), "image/jpeg"),
    )
    first = build(plan, store=MemoryStore(), output=tmp_path / "one.pdf", workers=1)
    second = build(plan, store=MemoryStore(), output=tmp_path / "two.pdf", workers=2)
    assert first.sha256 == second.sha256


def test_an_unchanged_plan_renders_nothing(whole_plan, whole, store, tmp_path):
    again = build(whole_plan, store=store, output=tmp_path / "again.pdf")
    assert (again.rendered, again.sha256) == (0, whole.sha256)


def test_the_pages_are_numbered_alike_without_a_file(whole_plan, whole, store, tmp_path):
    laid = paginate(whole_plan, store=store, output=tmp_path / "laid.pdf")
    assert (laid.pages, laid.manifest, laid.places) == (whole.pages, whole.manifest, whole.places)
    assert list(tmp_path.iterdir()) == []


def test_one_changed_section_is_the_only_one_rendered(whole_plan, whole, store, tmp_path):
    changed = [
        replace(item, html=item.html.replace("On day 7", "On day 8"))
        if isinstance(item, Section) and item.id == "log-2"
        else item
        for item in whole_plan.items
    ]
    again = build(replace(whole_plan, items=changed), store=store, output=tmp_path / "again.pdf")
    assert again.rendered == 1
    assert again.pages == whole.pages


def test_a_damaged_entry_of_the_store_is_rendered_again(tmp_path):
    store = DirectoryStore(tmp_path / "store")
    plan = makers.plan(makers.section("log", makers.log(2)))
    first = build(plan, store=store, output=tmp_path / "one.pdf", workers=1)
    (entry,) = [path for path in store.folder.rglob("*") if path.is_file()]
    data = bytearray(entry.read_bytes())
    data[-20] ^= 1
    entry.write_bytes(data)
    second = build(plan, store=store, output=tmp_path / "two.pdf", workers=1)
    assert (second.rendered, second.sha256) == (1, first.sha256)
