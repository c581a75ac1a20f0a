"""Decisions on redactions: an explicit list, who may, kept for ever."""

import uuid

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from cases.models import RedactionDecision, RedactionMark
from cases.redaction.casework import reviewed
from cases.services.redaction_decide import decide
from cases.services.redaction_mark import mark_box, mark_text
from taskforce.access.doors import Absent, Refused
from taskforce.access.identity import acting
from taskforce.audit.models import AuditEvent
from tests.cases.redaction_world import make_case


@pytest.fixture
def case(cast):
    return make_case(cast, log=("His number is 123-45-6789.", "At 12 Mill Road, 14 Mill Road."))


def names(case, by, wanted=lambda one: True) -> list[str]:
    return [one.fingerprint for one in reviewed(case, by).proposals if wanted(one)]


def waiting(one) -> bool:
    return one.waits


def is_child(one) -> bool:
    return one.rule.child


def test_what_the_case_knows_is_redacted_and_what_looks_like_it_waits(cast, case):
    with acting(cast.detective):
        states = {one.hit.kind: one.state for one in reviewed(case, cast.detective).proposals}
    assert states["child_identity"] == states["birth_date"] == "default"
    assert states["ssn"] == "waits"


def test_a_list_is_decided_on_and_audited_by_numbers(cast, case):
    by = cast.detective
    with acting(by):
        count = decide(case=case, by=by, verdict="accept", fingerprints=names(case, by, waiting))
        assert count == 3
        assert not any(one.waits for one in reviewed(case, by).proposals)
        event = AuditEvent.objects.get(action="redaction.decided")
    assert event.detail["count"] == 3
    assert "Mill" not in str(event.detail)


def test_the_same_form_twice_decides_once(cast, case):
    by = cast.detective
    with acting(by):
        chosen = names(case, by, waiting)
        for expected in (3, 0):
            assert decide(case=case, by=by, verdict="accept", fingerprints=chosen) == expected
        assert RedactionDecision.objects.count() == 3


@pytest.mark.parametrize("foreign", ["0" * 64, "mark:nothing", "", "\0"])
def test_one_foreign_name_refuses_all(cast, case, foreign):
    by = cast.detective
    with acting(by), pytest.raises(ValidationError):
        decide(
            case=case, by=by, verdict="accept", fingerprints=[*names(case, by, waiting), foreign]
        )
    with acting(by):
        assert RedactionDecision.objects.count() == 0


def test_an_empty_list_and_printing_without_a_reason_are_refused(cast, case):
    by = cast.detective
    with acting(by):
        for chosen, verdict in (([], "accept"), (names(case, by, waiting), "refuse")):
            with pytest.raises(ValidationError):
                decide(case=case, by=by, verdict=verdict, fingerprints=chosen)


def test_a_childs_name_is_printed_by_a_supervisors_decision_alone(cast, case):
    for by, allowed in ((cast.detective, False), (cast.supervisor, True)):
        with acting(by):
            chosen = names(case, by, is_child)[:1]
            asked = {"case": case, "by": by, "fingerprints": chosen, "reason": "Named in court"}
            if allowed:
                assert decide(verdict="refuse", **asked) == 1
            else:
                with pytest.raises(Refused):
                    decide(verdict="refuse", **asked)


def test_a_decision_taken_back_leaves_the_proposal_as_it_was(cast, case):
    by = cast.detective
    with acting(by):
        chosen = names(case, by, lambda one: one.hit.kind == "ssn")
        for verdict, reason in (("refuse", "A case number"), ("restore", "")):
            decide(case=case, by=by, verdict=verdict, fingerprints=chosen, reason=reason)
        assert names(case, by, lambda one: one.hit.kind == "ssn" and one.waits) == chosen
        kept = RedactionDecision.objects.order_by("number").values_list("verdict", flat=True)
        assert list(kept) == ["refuse", "restore"]


@pytest.mark.parametrize("model", [RedactionDecision, RedactionMark])
def test_decisions_and_marks_are_never_changed_or_deleted(cast, case, model):
    by = cast.detective
    with acting(by):
        decide(case=case, by=by, verdict="accept", fingerprints=names(case, by, waiting))
        mark_text(case=case, by=by, kind="informant", text="blue van")
        for change in (
            lambda: model.objects.update(kind="x"),
            lambda: model.objects.all().delete(),
        ):
            with pytest.raises(DatabaseError), transaction.atomic():
                change()


def test_a_changed_text_waits_again(cast, case):
    by = cast.detective
    with acting(by):
        person = case.casepersons.get(number=2)
        person.description = "Number 123-45-6789 on the card."
        person.save()
        here = lambda one: one.place.key == "person:2:description"  # noqa: E731
        chosen = names(case, by, here)
        decide(case=case, by=by, verdict="refuse", fingerprints=chosen, reason="Not his")
        person.description = "His number 123-45-6789 on the card."
        person.save()
        assert [one.waits for one in reviewed(case, by).proposals if here(one)] == [True]


def test_a_text_chosen_by_hand_is_found_everywhere_in_any_writing(cast, case):
    by = cast.detective
    with acting(by):
        mark_text(case=case, by=by, kind="informant", text="BLUE  Van")
        found = [one for one in reviewed(case, by).proposals if one.hit.kind == "informant"]
    assert [(one.place.key, one.found, one.redacts) for one in found] == [
        ("log:2", "blue van", True)
    ]


@pytest.mark.parametrize(
    ("kind", "text", "reason"),
    [
        ("informant", "a text that stands nowhere", ""),
        ("informant", " ", ""),
        ("informant", "x" * 501, ""),
        ("other", "blue van", ""),
        ("unsearched", "blue van", ""),
        ("no such kind", "blue van", ""),
        ("informant", "blue\0van", ""),
    ],
)
def test_a_mark_without_text_ground_or_kind_is_refused(cast, case, kind, text, reason):
    by = cast.detective
    with acting(by), pytest.raises(ValidationError):
        mark_text(case=case, by=by, kind=kind, text=text, reason=reason)


def test_a_mark_is_lifted_with_a_reason_and_put_back(cast, case):
    by = cast.detective
    with acting(by):
        mark = mark_text(case=case, by=by, kind="informant", text="blue van")
        name = [mark.fingerprint]
        decide(case=case, by=by, verdict="refuse", fingerprints=name, reason="Public by now")
        assert reviewed(case, by).review.texts == []
        decide(case=case, by=by, verdict="restore", fingerprints=name)
        assert [one.text for one in reviewed(case, by).review.texts] == ["blue van"]


@pytest.mark.parametrize(
    "box",
    [(0.9, 0, 0.2, 0.1), (0, 0, 0, 0.1), (-0.1, 0, 0.2, 0.1), (float("nan"), 0, 0.1, 0.1)],
)
def test_a_box_that_is_not_on_the_page_is_refused(cast, case, box):
    by = cast.detective
    with acting(by), pytest.raises(ValidationError):
        mark_box(case=case, by=by, file=case.storedfiles.get(), page=1, box=box, kind="informant")


def test_the_same_box_sent_twice_is_one(cast, case):
    by, key = cast.detective, uuid.uuid4()
    with acting(by):
        for _ in range(2):
            mark_box(
                case=case,
                by=by,
                file=case.storedfiles.get(),
                page=1,
                box=(0.1, 0.1, 0.2, 0.05),
                kind="informant",
                idempotency_key=key,
            )
        assert case.redactionmarks.count() == 1


def test_nobody_outside_decides_and_the_overseer_reads_alone(cast, case):
    with acting(cast.detective):
        chosen = names(case, cast.detective, waiting)
    for by, refusal in ((cast.commander, Refused), (cast.outsider, Absent), (cast.auditor, Absent)):
        with acting(by), pytest.raises(refusal):
            decide(case=case, by=by, verdict="accept", fingerprints=chosen)


def test_a_file_of_a_kind_that_is_not_searched_is_left_out_until_somebody_looked(cast, case):
    from tests.cases.casefile_world import attach

    letter = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    with acting(cast.detective):
        entry = case.logentrys.first()
        attach(cast, case, "letter.docx", letter, b"PK not a letter", log_entry=entry)
        found = [one for one in reviewed(case, cast.detective).proposals if one.redacts]
    assert [one.place.key for one in found if one.hit.kind == "unsearched_child"] == ["exhibit:2"]


def test_an_e_mail_is_searched_in_its_headers_and_its_encoded_text(cast, case):
    from email.message import EmailMessage

    from tests.cases.casefile_world import attach

    message = EmailMessage()
    message["Subject"] = "About Maribel Quintero"
    message.set_content("Nació el 4 de mayo de 2009.", cte="base64")
    with acting(cast.detective):
        entry = case.logentrys.first()
        attach(cast, case, "m.eml", "message/rfc822", message.as_bytes(), log_entry=entry)
        found = [
            one.found
            for one in reviewed(case, cast.detective).proposals
            if one.place.key == "exhibit:2"
        ]
    assert found == ["Maribel Quintero", "4 de mayo de 2009"]


def test_a_box_is_not_drawn_on_a_file_of_another_case(cast, case):
    other, by = make_case(cast, number="RPD-2026-0002"), cast.detective
    with acting(by):
        file, box = other.storedfiles.get(), (0.1, 0.1, 0.2, 0.1)
        with pytest.raises(ValidationError, match="another case"):
            mark_box(case=case, by=by, file=file, page=1, box=box, kind="informant", reason="r")
        assert not RedactionMark.objects.exists()
