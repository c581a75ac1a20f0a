"""An exhibit that names a child is produced only when somebody decided how."""

from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse

from cases.models import CaseFile, ExhibitChoice
from cases.productions.children import recorded_names
from cases.productions.look import asked_of, look_at
from cases.productions.named import Shown, look
from cases.redaction.read import read_review
from cases.services.casefile_build import build_now
from cases.services.production_prepare import prepare_production
from taskforce.access.doors import Refused
from taskforce.access.identity import acting
from tests.cases.production_world import (
    again,
    ask,
    choose,
    draft,
    entry,
    keep_back,
    looked,
)
from tests.cases.redaction_world import NAME, add_letter, make_case

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def case(cast):
    """Exhibit 1, a text, is withheld with its entry; exhibit 2 is a letter that names the child."""
    made = make_case(cast)
    add_letter(cast, made, f"Re: {NAME}", "Pupil Quintero was enrolled until the spring term.")
    keep_back(cast, made, entry(cast, made, 1))
    return made


def refuses(cast, row) -> bool:
    with acting(cast.detective), transaction.atomic():
        try:
            prepare_production(production=row, by=cast.detective, offered=False)
        except ValidationError as refusal:
            return "nobody decided how" in str(refusal)
    return False


def at(name, case, row, *more):
    return reverse(name, args=[case.pk, row.pk, *more])


def text(response) -> str:
    return response.content.decode()


def test_a_pdf_that_names_a_child_blocks_the_file_until_it_is_decided(cast, case):
    row = draft(cast, case)
    (one,) = looked(cast, row).named
    assert (one.file.exhibit, one.sure, [spot.number for spot in one.spots]) == (2, 2, [1])
    assert refuses(cast, row)
    with acting(cast.detective), transaction.atomic():
        assert not CaseFile.objects.exists()


def test_a_choice_does_not_survive_a_changed_exhibit_or_another_child(cast, case):
    row = draft(cast, case)
    (one,) = looked(cast, row).named
    choose(cast, row, one)
    assert looked(cast, row).open == []
    with acting(cast.detective), transaction.atomic():
        case.casepersons.create(
            case=case, number=9, name="Spring Term", role="witness", minor_when_identified=True,
            created_by=cast.detective,
        )  # fmt: skip
    assert len(looked(cast, row).open) == 1
    with pytest.raises(ValidationError, match="changed meanwhile"):
        choose(cast, row, one, reason="another")
    choose(cast, row, *looked(cast, row).open)
    with acting(cast.detective), transaction.atomic():
        now = look_at(row, cast.detective, seconds=60)
        known, review = recorded_names(case, cast.detective), read_review(case.pk, cast.detective)
        asked = asked_of(row, cast.detective, known, review)
        other = [Shown(replace(one.file, sha256="f" * 64)) for one in now.named]
        changed = look(case.pk, other, asked)
    assert (len(now.open), len(changed.open)) == (0, 1)


def test_the_file_is_not_made_when_an_exhibit_came_in_after_it_was_asked_for(cast, case):
    row = draft(cast, case)
    choose(cast, row, *looked(cast, row).named)
    with acting(cast.detective), transaction.atomic():
        file = prepare_production(production=row, by=cast.detective, offered=False)
    add_letter(cast, case, f"A further letter on {NAME}")
    build_now(file.pk)
    made = again(cast, row)
    assert made.state == "draft" and "nobody decided how" in made.case_file.failure
    with pytest.raises(ValidationError):
        ask(cast, row)


def test_only_a_ground_that_fits_is_taken(cast, case):
    row = draft(cast, case, child_names="initials")
    (one,) = looked(cast, row).named
    for how, said in (("order", "without a protective"), ("no_name", "certain"), ("x", "Choose")):
        with pytest.raises(ValidationError, match=said):
            choose(cast, row, one, how)
    with pytest.raises(Refused):
        choose(cast, row, one, by=cast.commander)


def test_the_page_lists_pages_and_counts_and_a_decision_sent_twice_is_one(
    cast, case, log_in, django_assert_max_num_queries
):
    row, client = draft(cast, case), log_in(cast.detective)
    (one,) = looked(cast, row).named
    client.get(at("case-production", case, row))
    with django_assert_max_num_queries(15):
        page = text(client.get(at("case-production", case, row)))
    assert "1 to decide" in page and "Exhibit 2" in page and "page 1" in page
    href = at("case-production-exhibit", case, row, one.file.record)
    assert href in page
    assert "2 for certain" in text(client.get(href))
    assert client.post(href, {"how": "order", "fingerprint": one.fingerprint}).status_code == 422
    sent = {
        "how": "order",
        "reason": "Order of March 3",
        "fingerprint": one.fingerprint,
        "idempotency_key": "5f1f7f64-8f4a-4f0e-9a0e-1a5f6f3b2c11",
    }
    assert {client.post(href, sent).status_code for _ in range(2)} == {302}
    assert client.post(href, {**sent, "reason": "nul \0"}).status_code == 400
    with acting(cast.detective), transaction.atomic():
        assert ExhibitChoice.objects.count() == 1
    assert "Left in, protective order" in text(client.get(at("case-production", case, row)))


def test_people_of_elsewhere_find_nothing_there(cast, case, log_in):
    row = draft(cast, case)
    (one,) = looked(cast, row).named
    href = at("case-production-exhibit", case, row, one.file.record)
    sent = {"how": "cover", "fingerprint": one.fingerprint}
    stranger = log_in(cast.outsider)
    assert stranger.get(href).status_code == 404
    assert stranger.post(href, sent).status_code == 404
    other = make_case(cast, number="RPD-2026-0002")
    foreign = reverse("case-production-exhibit", args=[other.pk, row.pk, one.file.record])
    assert log_in(cast.detective).post(foreign, sent).status_code == 404
