"""A public copy is made, published and handed out with the decisions that stand then."""

import pytest
from django.db import transaction
from django.urls import reverse

from cases.casefile.decided import CHANGED, DecisionsChanged
from cases.models import CaseFile
from cases.services import casefile_build
from cases.services.casefile_build import build_now
from cases.services.casefile_download import download_part
from cases.services.casefile_publish import publish_casefile
from cases.services.redaction_mark import mark_text
from taskforce.access.identity import acting
from tests.cases.casefile_rows import ready_file
from tests.cases.redaction_world import make_case
from tests.cases.test_redaction_build import ask, build, copies, decided, read
from tests.cast import make_cast

pytestmark = pytest.mark.django_db(transaction=True)
MOTEL = "The motel is at 12 Mill Road."


@pytest.fixture
def cast(db):
    return make_cast()


@pytest.fixture
def case(cast):
    made = make_case(cast, log=(MOTEL,))
    decided(cast, made, "refuse", in_log, reason="A motel, no home")
    return made


def in_log(one) -> bool:
    return one.place.key == "log:3"


def fetched(cast, row, copy: str) -> bytes:
    with acting(cast.detective), transaction.atomic():
        part = row.parts.get(copy=copy)
        return b"".join(download_part(part=part, by=cast.detective).pieces)


def built_while(cast, row, monkeypatch, act) -> CaseFile:
    """Build it; ``act`` happens once, when the file is bound and not yet published."""
    acts = [act]

    def late(lease, made):
        if acts:
            acts.pop()()
        publish_casefile(lease, made)

    monkeypatch.setattr(casefile_build, "publish_casefile", late)
    return build(cast, row)


def mark(cast, case, text="blue van"):
    with acting(cast.detective), transaction.atomic():
        mark_text(case=case, by=cast.detective, kind="other", text=text, reason="Told in trust")


def test_a_decision_taken_during_the_build_is_in_the_published_copy(cast, case, monkeypatch):
    def accept():
        decided(cast, case, "accept", in_log)

    row = built_while(cast, ask(cast, case), monkeypatch, accept)
    assert (row.state, row.failure) == ("ready", "")
    assert "12 mill road" not in read(copies(cast, row)["public"])


def test_a_decision_taken_back_during_the_build_ends_it(cast, case, monkeypatch):
    def restore():
        decided(cast, case, "restore", in_log)

    row = built_while(cast, ask(cast, case), monkeypatch, restore)
    assert (row.state, "waits" in row.failure) == ("failed", True)
    assert copies(cast, row) == {}


def test_a_mark_made_during_the_build_is_in_the_published_copy(cast, case, monkeypatch):
    row = built_while(cast, ask(cast, case), monkeypatch, lambda: mark(cast, case))
    assert row.state == "ready"
    assert "blue van" not in read(copies(cast, row)["public"])


@pytest.mark.parametrize("act", ["restore", "mark"])
def test_a_ready_public_copy_is_refused_once_decisions_changed(cast, case, log_in, act):
    row = build(cast, ask(cast, case))
    assert fetched(cast, row, "public")
    client = log_in(cast.detective)
    page = client.get(reverse("case-file", args=[case.pk, row.pk])).content.decode()
    assert "Redaction decisions changed since" not in page
    with acting(cast.detective), transaction.atomic():
        public, sealed = row.parts.get(copy="public"), row.parts.get(copy="sealed")
    opened = client.get(reverse("case-file-read", args=[case.pk, row.pk, public.pk]))
    opening = opened.content.decode().split('data-opening="')[1].split('"')[0]
    if act == "mark":
        mark(cast, case)
    else:
        decided(cast, case, "restore", in_log)
    with pytest.raises(DecisionsChanged, match="make it again"):
        fetched(cast, row, "public")
    assert fetched(cast, row, "sealed") and fetched(cast, row, "reference")
    for name in ("case-file-download", "case-file-read"):
        answer = client.get(reverse(name, args=[case.pk, row.pk, public.pk]))
        assert (answer.status_code, CHANGED in answer.content.decode()) == (409, True)
        assert reverse("case-file-new", args=[case.pk]) in answer.content.decode()
        assert client.get(reverse(name, args=[case.pk, row.pk, sealed.pk])).status_code == 200
    content = client.get(
        reverse("case-file-content", args=[case.pk, row.pk, public.pk]),
        headers={"X-Opening": opening, "Range": "bytes=0-99"},
    )
    printed = client.post(
        reverse("case-file-printed", args=[case.pk, row.pk, public.pk]), {"first": 1, "last": 1}
    )
    assert content.status_code == printed.status_code == 409
    page = client.get(reverse("case-file", args=[case.pk, row.pk])).content.decode()
    assert "Redaction decisions changed since" in page
    assert reverse("case-file-download", args=[case.pk, row.pk, public.pk]) not in page
    assert reverse("case-file-download", args=[case.pk, row.pk, sealed.pk]) in page


def test_a_public_copy_that_says_nothing_of_its_decisions_is_refused(cast, case):
    with acting(cast.detective), transaction.atomic():
        row = ready_file(case, cast.detective, profile="exhibit_list")
    with pytest.raises(DecisionsChanged):
        fetched(cast, row, "file")


def test_decisions_of_another_case_change_nothing(cast, case):
    row = build(cast, ask(cast, case, "exhibit_list"))
    other = make_case(cast, log=(MOTEL,), number="RPD-2026-0002")
    decided(cast, other, "refuse", in_log, reason="A motel")
    assert fetched(cast, row, "file")


def test_decisions_that_change_each_time_are_given_up_and_tried_again_later(
    cast, case, monkeypatch
):
    row = ask(cast, case)
    verdicts = ["accept", "refuse"] * 3

    def late(lease, made):
        decided(cast, case, verdicts.pop(0), in_log, reason="again")
        publish_casefile(lease, made)

    with monkeypatch.context() as patch:
        patch.setattr(casefile_build, "publish_casefile", late)
        patch.setattr(casefile_build, "BINDINGS", 2)
        assert build(cast, row).state == "queued"
    build_now(row.pk)
    assert build(cast, row).state == "ready"
