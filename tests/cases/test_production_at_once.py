"""Page numbers: gap-free and never twice, whatever happens at the same moment."""

import datetime
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from cases.casefile.numbering import NumbersMoved
from cases.models import BatesSeries, CaseFile, Production, ProductionItem
from cases.productions.numbering import OfTheCase
from cases.services import casefile_build
from cases.services.casefile_build import build_now
from cases.services.casefile_publish import publish_casefile
from cases.services.production_end import cancel_production, serve_production
from cases.services.production_prepare import prepare_production
from cases.services.withholding import end_withholding
from taskforce.access.identity import acting
from tests.cases.casefile_world import make_case
from tests.cases.production_world import (
    again,
    ask,
    draft,
    entry,
    keep_back,
    numbered,
    pages_of,
    prepared,
    produced,
)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def case(cast):
    return make_case(cast, entries=2)


def asked(cast, production) -> CaseFile:
    with acting(cast.detective), transaction.atomic():
        return prepare_production(production=production, by=cast.detective, offered=False)


def built(pk) -> bool:
    try:
        return build_now(pk)
    finally:
        connection.close()


def ranges(cast) -> list[tuple[int, int]]:
    with acting(cast.detective), transaction.atomic():
        rows = Production.objects.filter(bates_first__isnull=False).order_by("bates_first")
        return list(rows.values_list("bates_first", "bates_last"))


def assert_whole(cast) -> None:
    """Each number up to the series' next belongs to exactly one production."""
    owned = [number for first, last in ranges(cast) for number in range(first, last + 1)]
    with acting(cast.detective), transaction.atomic():
        assert owned == list(range(1, BatesSeries.objects.get().next_number))


def test_productions_made_at_the_same_time_follow_each_other(cast, case, monkeypatch):
    rows = [draft(cast, case) for _ in range(3)]
    names = [asked(cast, row).pk for row in rows]
    bound, moved = threading.Barrier(3), []

    def together(lease, made):
        if lease.token not in moved:  # the first time, all are bound with the same numbers
            moved.append(lease.token)
            bound.wait(60)
        publish_casefile(lease, made)

    monkeypatch.setattr(casefile_build, "publish_casefile", together)
    with ThreadPoolExecutor(3) as pool:
        assert list(pool.map(built, names)) == [True] * 3
    done = [again(cast, row, "prepared") for row in rows]
    assert len(ranges(cast)) == 3
    assert_whole(cast)
    for row in done:
        assert row.parts[0]["bates_first"] == row.series.number(row.bates_first)
        with acting(cast.detective), transaction.atomic():
            stands = list(row.items.values_list("bates_first", "bates_last"))
        assert all(row.bates_first <= a <= b <= row.bates_last for a, b in stands)


def test_a_failed_a_canceled_and_a_killed_build_take_no_number(cast, case, monkeypatch):
    failed, canceled, killed = (draft(cast, case) for _ in range(3))

    def breaks(lease, made):
        raise OSError("no space left")

    with monkeypatch.context() as patch:
        patch.setattr(casefile_build, "publish_casefile", breaks)
        ask(cast, failed)
    asked(cast, canceled)
    with acting(cast.detective), transaction.atomic():
        cancel_production(production=canceled, by=cast.detective, reason="Not wanted")

    def dies(lease, made):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(casefile_build, "publish_casefile", dies)
        ask(cast, killed)
    assert ranges(cast) == []
    row = prepared(cast, case)
    assert row.bates_first == 1
    assert build_now(again(cast, killed).case_file_id)  # it is taken up again
    assert again(cast, killed, "prepared").bates_first == row.bates_last + 1
    assert_whole(cast)


def test_a_publication_that_breaks_in_its_last_step_leaves_nothing_behind(cast, case, monkeypatch):
    row = draft(cast, case)
    claim = OfTheCase.claim

    def half(self, file, parts):
        claim(self, file, parts)
        raise DatabaseError("the connection was lost")

    with monkeypatch.context() as patch:
        patch.setattr(OfTheCase, "claim", half)
        ask(cast, row)
    assert ranges(cast) == []
    with acting(cast.detective), transaction.atomic():
        assert not ProductionItem.objects.exists()
        assert BatesSeries.objects.get().next_number == 1


def test_one_canceled_while_its_file_is_made_is_not_published(cast, case, monkeypatch):
    row = draft(cast, case)

    def late(lease, made):
        with acting(cast.detective), transaction.atomic():
            Production.objects.filter(pk=row.pk).update(state="canceled")
        publish_casefile(lease, made)

    monkeypatch.setattr(casefile_build, "publish_casefile", late)
    ask(cast, row)
    assert ranges(cast) == []
    with acting(cast.detective), transaction.atomic():
        file = CaseFile.objects.get()
    assert (file.state, "not kept" in file.failure) == ("failed", True)


def test_a_prepared_one_that_is_canceled_keeps_its_numbers_unused(cast, case):
    row = numbered(cast, case)
    with acting(cast.detective), transaction.atomic():
        cancel_production(production=row, by=cast.detective, reason="Wrong defendant")
    after = prepared(cast, case)
    assert after.bates_first == row.bates_last + 1
    assert_whole(cast)


def test_a_double_click_makes_one_file(cast, case):
    row = draft(cast, case)

    def click(_):
        try:
            return asked(cast, row).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(click, range(4)))) == 1
    with acting(cast.detective), transaction.atomic():
        assert CaseFile.objects.count() == 1


def test_what_was_handed_over_is_never_changed(cast, case):
    row = produced(cast, case)
    for change in (
        {"recipient": "Somebody else"},
        {"bates_last": 9_999},
        {"parts": []},
        {"state": "draft"},
        {"served_how": "Otherwise"},
    ):
        with pytest.raises(DatabaseError), acting(cast.detective), transaction.atomic():
            Production.objects.filter(pk=row.pk).update(**change)


def test_the_series_is_never_set_back_and_no_page_is_given_twice(cast, case):
    row = numbered(cast, case)
    other = draft(cast, case)
    for rows, change in (
        (BatesSeries.objects, {"next_number": 1}),
        (BatesSeries.objects, {"prefix": "OTHER-"}),
        (Production.objects.filter(pk=row.pk), {"bates_first": 2}),
        (Production.objects.filter(pk=other.pk), {"bates_first": 1, "bates_last": 3}),
        (
            Production.objects.filter(pk=other.pk),
            {"bates_first": row.bates_last + 2, "bates_last": row.bates_last + 3},
        ),
    ):
        with pytest.raises(DatabaseError), acting(cast.detective), transaction.atomic():
            rows.update(**change)


def test_numbers_that_moved_five_times_are_given_up_and_tried_again_later(cast, case, monkeypatch):
    row = draft(cast, case)

    def always(lease, made):
        raise NumbersMoved

    with monkeypatch.context() as patch:
        patch.setattr(casefile_build, "publish_casefile", always)
        ask(cast, row)
    assert again(cast, row).case_file.state == "queued"
    assert build_now(again(cast, row).case_file_id)
    assert again(cast, row, "prepared").bates_first == 1


def test_what_is_withheld_during_the_build_is_a_slip_in_what_is_published(cast, case, monkeypatch):
    row, secret = draft(cast, case), entry(cast, case, 2)
    held = []

    def late(lease, made):
        if not held:
            held.append(keep_back(cast, case, secret))
        publish_casefile(lease, made)

    monkeypatch.setattr(casefile_build, "publish_casefile", late)
    ask(cast, row)
    row = again(cast, row, "prepared")
    assert not any("Entrytextnumber2." in page for page in pages_of(cast, row))
    with acting(cast.detective), transaction.atomic():
        slip = row.items.get(label="Log entry 2")
    assert (slip.withholding_id, slip.withheld_by) == (held[0].pk, [str(held[0].pk)])
    assert_whole(cast)


def test_what_was_withheld_after_it_was_made_is_not_handed_over_but_can_be_canceled(cast, case):
    row = prepared(cast, case)
    safe = keep_back(cast, case, entry(cast, case, 2))
    served = {"production": row, "by": cast.detective, "served_how": "By hand"}
    soon = timezone.now() + datetime.timedelta(seconds=1)
    with (
        pytest.raises(ValidationError, match=r"withheld after it was made \(W-1\)"),
        acting(cast.detective),
        transaction.atomic(),
    ):
        serve_production(**served, served_at=soon)
    with acting(cast.detective), transaction.atomic():
        end_withholding(withholding=safe, by=cast.detective, reason="A mistake")
    photo = next(one for one in items_of(cast, case) if one.number == 2)
    keep_back(cast, case, photo)
    with (
        pytest.raises(ValidationError, match="W-2"),
        acting(cast.detective),
        transaction.atomic(),
    ):
        serve_production(**served, served_at=soon)
    with acting(cast.detective), transaction.atomic():
        cancel_production(production=row, by=cast.detective, reason="Withheld since")
    after = prepared(cast, case)
    with acting(cast.detective), transaction.atomic():
        assert serve_production(**{**served, "production": after}, served_at=timezone.now())


def items_of(cast, case):
    with acting(cast.detective), transaction.atomic():
        return list(case.evidenceitems.all())
