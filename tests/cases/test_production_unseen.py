"""Exhibits that no search can read are looked at before a production with initials is made."""

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse

from cases.models import ExhibitChoice
from cases.productions.said import UNDECIDED
from cases.services.production_looked import NOT_HERE, confirm_looked
from cases.services.production_prepare import prepare_production
from cases.services.redaction_mark import mark_box
from taskforce.access.doors import Refused
from taskforce.access.identity import acting
from taskforce.courtpdf.exhibits import office
from tests.cases.casefile_world import attach, pdf, png
from tests.cases.production_world import choose, draft, entry, keep_back, looked
from tests.cases.redaction_world import make_case

pytestmark = pytest.mark.django_db(transaction=True)
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
REASON = "Looked at every page"


@pytest.fixture
def case(cast):
    """Exhibit 1 is withheld; 2 is a picture, 3 a PDF without text, 4 a recording."""
    made = make_case(cast)
    keep_back(cast, made, entry(cast, made, 1))
    add(cast, made, "board.png", "image/png", png())
    add(cast, made, "scan.pdf", "application/pdf", pdf(3))
    add(cast, made, "call.mp3", "audio/mpeg", b"ID3" + b"\0" * 90)
    return made


def add(cast, case, name, kind, data):
    with acting(cast.detective), transaction.atomic():
        where = case.logentrys.get(number=2)
        return attach(cast, case, name, kind, data, log_entry=where)


def confirm(cast, row, names, by=None, reason=REASON) -> int:
    by = by or cast.detective
    with acting(by), transaction.atomic():
        return confirm_looked(production=row, by=by, fingerprints=names, reason=reason)


def names(cast, row) -> dict[int, str]:
    return {one.file.exhibit: one.fingerprint for one in looked(cast, row).named}


def test_pictures_wait_for_a_look_and_recordings_that_are_not_reproduced_do_not(cast, case):
    row = draft(cast, case, child_names="initials")
    found = looked(cast, row)
    assert [one.file.exhibit for one in found.open] == [2, 3]
    assert found.named[1].unseen.why == "all 3 pages are pictures or have hardly any text"
    assert [one.exhibit for one, _why in found.unsearched] == [4]
    with acting(cast.detective), pytest.raises(ValidationError, match=UNDECIDED[:30]):
        prepare_production(production=row, by=cast.detective, offered=False)
    assert confirm(cast, row, names(cast, row).values()) == 2
    assert confirm(cast, row, names(cast, row).values()) == 0
    with acting(cast.detective), transaction.atomic():
        assert prepare_production(production=row, by=cast.detective, offered=False)
        assert ExhibitChoice.objects.count() == 2


def test_under_a_protective_order_they_are_listed_and_block_nothing(cast, case):
    found = looked(cast, draft(cast, case))
    assert ([one.file.exhibit for one in found.named], found.open) == ([2, 3], [])


def test_withheld_pages_need_no_look(cast, case):
    with acting(cast.detective), transaction.atomic():
        scan = case.storedfiles.get(name="scan.pdf")
    keep_back(cast, case, scan, pages=(1, 2))
    row = draft(cast, case, child_names="initials")
    assert looked(cast, row).named[1].unseen.pages == (3,)
    keep_back(cast, case, scan, pages=(3, 3))
    assert [one.file.exhibit for one in looked(cast, row).open] == [2]


def test_a_look_holds_for_later_productions_until_another_child_or_a_box_comes(cast, case):
    first = draft(cast, case, child_names="initials")
    confirm(cast, first, names(cast, first).values())
    later = draft(cast, case, child_names="initials")
    assert looked(cast, later).open == []
    with acting(cast.detective), transaction.atomic():
        board = case.storedfiles.get(name="board.png")
        box = (0.1, 0.1, 0.2, 0.2)
        mark_box(case=case, by=cast.detective, file=board, page=1, box=box, kind="child_identity")
    (one,) = looked(cast, later).open
    assert (one.file.exhibit, len(one.boxes)) == (2, 1)
    with pytest.raises(ValidationError, match="Somebody drew a box"):
        choose(cast, later, one, "no_name")
    with pytest.raises(ValidationError, match=NOT_HERE[:20]):
        confirm(cast, later, [one.fingerprint])
    choose(cast, later, one)
    with acting(cast.detective), transaction.atomic():
        case.casepersons.create(
            case=case, number=9, name="Spring Term", role="witness", minor_when_identified=True,
            created_by=cast.detective,
        )  # fmt: skip
    assert [one.file.exhibit for one in looked(cast, later).open] == [2, 3]


def test_an_office_document_waits_where_it_is_reproduced(cast, case, monkeypatch):
    add(cast, case, "statement.docx", WORD, b"PK\3\4")
    row = draft(cast, case, child_names="initials")
    monkeypatch.setattr(office.shutil, "which", lambda name: None)
    assert 5 not in names(cast, row)
    monkeypatch.setattr(office.shutil, "which", lambda name: f"/usr/bin/{name}")
    one = looked(cast, row).open[-1]
    assert (one.file.exhibit, one.unseen.why) == (5, "of a kind that is not searched here")
    with pytest.raises(ValidationError, match="Add it as a PDF"):
        choose(cast, row, one)
    choose(cast, row, one, "no_name")
    assert 5 not in [one.file.exhibit for one in looked(cast, row).open]


def test_a_file_of_no_known_kind_that_is_reproduced_waits_too(cast, case):
    add(cast, case, "odd.bin", "application/octet-stream", b"\0\0\0\0%PDF-1.7 odd")
    add(cast, case, "plain.bin", "application/octet-stream", b"\0\0\0\0nothing")
    row = draft(cast, case, child_names="initials")
    assert [one.file.exhibit for one in looked(cast, row).open] == [2, 3, 5]


def test_a_look_without_a_reason_or_at_what_is_not_there_is_refused(cast, case):
    row = draft(cast, case, child_names="initials")
    for reason in ("", "x" * 501, "nul \0"):
        with pytest.raises(ValidationError):
            confirm(cast, row, names(cast, row).values(), reason=reason)
    with pytest.raises(ValidationError):
        confirm(cast, row, [])
    with pytest.raises(ValidationError, match=NOT_HERE[:20]):
        confirm(cast, row, [*names(cast, row).values(), "f" * 64])
    with pytest.raises(Refused):
        confirm(cast, row, names(cast, row).values(), by=cast.commander)
    assert len(looked(cast, row).open) == 2


def test_the_page_takes_a_list_of_looks(cast, case, log_in, django_assert_max_num_queries):
    row, client = draft(cast, case, child_names="initials"), log_in(cast.detective)
    here = reverse("case-production", args=[case.pk, row.pk])
    address = reverse("case-production-looked", args=[case.pk, row.pk])
    client.get(here)
    with django_assert_max_num_queries(15):
        page = client.get(here).content.decode()
    assert "2 to decide" in page and 'name="exhibit"' in page and "Look at page 1" in page
    alone = reverse(
        "case-production-exhibit", args=[case.pk, row.pk, looked(cast, row).named[0].file.record]
    )
    asked = client.get(alone).content.decode()
    assert "Somebody looked: no child is named in it" in asked and 'value="cover"' not in asked
    sent = {"exhibit": list(names(cast, row).values()), "reason": REASON}
    refused = client.post(address, {**sent, "exhibit": []}, follow=True).content.decode()
    assert "Tick the exhibits" in refused
    done = client.post(address, sent, follow=True).content.decode()
    assert "2 exhibits are decided." in done and "to decide" not in done
    assert "How you looked" in page and "How you looked" not in done
    assert log_in(cast.outsider).post(address, sent).status_code == 404
    assert log_in(cast.commander).post(address, sent).status_code == 403
