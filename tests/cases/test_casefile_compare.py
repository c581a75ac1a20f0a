"""Two files of a case side by side, told by their manifests."""

import pytest
from django.urls import reverse

from cases.casefile.compare import compare
from cases.models import CaseFile
from taskforce.access.identity import acting
from tests.cases.casefile_rows import ready_file
from tests.cases.casefile_world import add_entry, make_case


def item(key, first, last, text="t", kind="section", **more):
    row = {"id": key, "kind": kind, "title": key.title(), "first_page": first, "last_page": last}
    return {**row, "text_sha256": text, **more}


def exhibit(key, first, last, sha256):
    return item(key, first, last, kind="exhibit", sha256=sha256, text="")


OLD = {
    "counts": {"log": 2, "files": 1},
    "records": {
        "header": ["h", None],
        "entry-1": ["a", 3],
        "entry-2": ["b", 4],
        "item-1": ["x", 6],
    },
    "items": [item("log", 3, 5), item("evidence", 6, 7), exhibit("exhibit-1", 8, 9, "one")],
}
NEW = {
    "counts": {"log": 3, "files": 2},
    "records": {
        "header": ["h", None],
        "entry-1": ["a", 3],
        "entry-2": ["c", 4],
        "entry-3": ["d", 6],
    },
    "items": [
        item("log", 3, 6, text="u"),
        item("evidence", 7, 8),
        exhibit("exhibit-1", 9, 10, "one"),
        exhibit("exhibit-2", 11, 11, "two"),
    ],
}


def result(old=OLD, new=NEW):
    return compare(CaseFile(manifest=old, pages=9), CaseFile(manifest=new, pages=11))


def said(changes):
    return [(one.what, one.label) for one in changes]


def test_entries_that_came_changed_and_went_are_told_apart():
    records = result().records
    assert said(records["Log entries"]) == [("added", "3"), ("changed", "2")]
    assert said(records["Items of evidence"]) == [("gone", "1")]


def test_a_section_that_only_moved_is_not_called_changed():
    assert said(result().sections) == [("changed", "Log"), ("moved", "Evidence")]
    assert result().sections[0].note == "3 → 4 pages"


def test_a_cover_with_another_number_is_no_change():
    covers = [{"items": [item("cover", 1, 1, text=text)]} for text in ("F01", "F02")]
    assert result(*covers).sections == []


def test_exhibits_are_known_by_their_hash():
    assert said(result().exhibits) == [("added", "Exhibit-2"), ("moved", "Exhibit-1")]


def test_counts_stand_side_by_side():
    counts = {label: (before, after) for label, before, after in result().counts}
    assert counts["Log entries"] == (2, 3)
    assert counts["Pages"] == (9, 11)


def test_the_same_content_is_called_the_same():
    assert result(OLD, OLD).is_same
    assert not result().is_same


def test_an_older_manifest_is_compared_by_sections_alone():
    bare = {name: OLD[name] for name in ("counts", "items")}
    found = result(bare, NEW)
    assert not found.knows_records
    assert not any(found.records.values())
    assert found.sections


@pytest.mark.django_db
def test_the_page_links_to_what_the_reader_may_open(cast, log_in):
    case = make_case(cast, entries=3)
    old = ready_file(case, cast.detective, manifest=OLD)
    new = ready_file(case, cast.detective, manifest=NEW)
    page = log_in(cast.analyst).get(
        reverse("case-files-compare", args=[case.pk]), {"old": new.pk, "new": old.pk}
    )
    text = page.content.decode()
    with acting(cast.detective):
        entry = case.logentrys.get(number=2)
    assert reverse("case-entry", args=[case.pk, entry.pk]) in text
    assert ">Entry 2</a>" in text
    assert "Entry text number" not in text
    assert f"From {old.full_number} to {new.full_number}" in text


def test_a_section_without_a_heading_is_named_in_words():
    long = {**item("log-93", 19, 21, text="n"), "title": ""}
    new = {**NEW, "items": [*NEW["items"], long]}
    assert ("added", "Log, from entry 93") in said(result(new=new).sections)


@pytest.mark.django_db
@pytest.mark.parametrize("bad", ["same", "foreign", "x\x01y", ""])
def test_bad_choices_are_said(cast, log_in, bad):
    case = make_case(cast, entries=1)
    first, _second = (ready_file(case, cast.detective, manifest=OLD) for _ in range(2))
    other = make_case(cast, number="RPD-2026-0002", entries=1)
    foreign = ready_file(other, cast.detective)
    given = {"same": str(first.pk), "foreign": str(foreign.pk)}.get(bad, bad)
    answer = log_in(cast.detective).get(
        reverse("case-files-compare", args=[case.pk]), {"old": first.pk, "new": given}
    )
    assert answer.status_code == 422


@pytest.mark.django_db
def test_with_one_file_there_is_nothing_to_compare(cast, log_in):
    case = make_case(cast, entries=1)
    ready_file(case, cast.detective)
    answer = log_in(cast.detective).get(reverse("case-files-compare", args=[case.pk]))
    assert answer["Location"] == reverse("case-files", args=[case.pk])


@pytest.mark.django_db
def test_a_record_has_the_same_mark_until_it_is_changed(cast):
    from django.utils import timezone

    from cases.casefile.gather import gather
    from cases.casefile.records import records_of
    from taskforce.access.principal import principal_of

    case = make_case(cast, entries=2)

    def marks():
        with acting(cast.detective) as principal:
            data = gather(case.pk, principal_of(cast.detective) or principal, timezone.now())
        return records_of(data, {"entry-1": 3})

    before = marks()
    assert marks() == before
    with acting(cast.detective):
        add_entry(cast, case, 3, "A third.")
    after = marks()
    assert set(after) - set(before) == {"entry-3"}
    assert before["entry-1"] == after["entry-1"]
    assert before["entry-1"][1] == 3
    assert "dawn" not in str(before)
