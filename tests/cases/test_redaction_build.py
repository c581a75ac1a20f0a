"""A public filing, made with the real engine: what the public copy holds, and what it does not."""

import pytest
from django.db import transaction

from cases.casefile.gather import gather
from cases.models import CaseFile, CasePerson
from cases.redaction.casework import reviewed
from cases.services.casefile_build import build_now
from cases.services.casefile_request import Undecided, request_casefile
from cases.services.redaction_mark import mark_hits
from taskforce.access.doors import Refused
from taskforce.access.identity import acting
from taskforce.courtpdf.leaks import folded_text, leaks
from taskforce.vault import files
from tests.cases.casefile_world import add_entry, attach, png
from tests.cases.redaction_world import NAME, SECRETS, add_letter, decided, make_case
from tests.cases.test_casefile_build import pages_in
from tests.cast import make_cast

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast(db):
    return make_cast()


def ask(cast, case, profile="public") -> CaseFile:
    with acting(cast.detective), transaction.atomic():
        return request_casefile(case=case, by=cast.detective, profile=profile, offered=False)


def build(cast, row) -> CaseFile:
    build_now(row.pk)
    with acting(cast.detective), transaction.atomic():
        return CaseFile.objects.select_related("case").get(pk=row.pk)


def copies(cast, row) -> dict[str, bytes]:
    with acting(cast.detective), transaction.atomic():
        return {part.copy: files.read_all(part.vault_name) for part in row.parts.all()}


def made(cast, case, profile="public") -> dict[str, bytes]:
    row = build(cast, ask(cast, case, profile))
    assert (row.state, row.failure) == ("ready", "")
    return copies(cast, row)


def read(data: bytes) -> str:
    return folded_text("".join(pages_in(data)))


def test_the_public_copy_holds_nothing_of_a_child_and_the_sealed_one_all(cast, tmp_path):
    case = make_case(cast)
    with acting(cast.detective):
        add_letter(cast, case, f"To {NAME}, born May 4, 2009.", "Your school.")
    out = made(cast, case)
    assert set(out) == {"sealed", "public", "reference"}
    public = tmp_path / "public.pdf"
    public.write_bytes(out["public"])
    assert leaks(public, SECRETS) == []
    sealed, shown = read(out["sealed"]), read(out["public"])
    for secret in (NAME, "May 4, 2009", "48 tannery ln", "maribel_quintero_school"):
        assert folded_text(secret) in sealed
        assert folded_text(secret) not in shown
    assert folded_text("name of a child, 18 USC 3509(d)] M.Q.") in shown
    assert folded_text("birth date, 49.1(a)(2)] 2009") in shown
    assert folded_text("home address, 49.1(a)(5)] Riverton, PA") in shown
    assert folded_text("PUBLIC COPY – REDACTED") in shown
    assert folded_text("FILED UNDER SEAL") in sealed
    assert folded_text("Victor Halloran") in shown
    # The letter has hits and no boxes: a sheet stands for it, and says so.
    assert folded_text("not covered by boxes") in shown
    listed = read(out["reference"])
    assert folded_text("R1") in listed
    assert folded_text(NAME) in listed and folded_text("FILED UNDER SEAL") in listed


def test_boxes_take_a_value_out_of_an_exhibit_and_its_other_text_stays(cast, tmp_path):
    case = make_case(cast)
    letter = add_letter(cast, case, f"To {NAME}, born May 4, 2009.", "The school is closed.")
    with acting(cast.detective), transaction.atomic():
        assert mark_hits(case=case, by=cast.detective, file=letter, page=1) == 5
        assert mark_hits(case=case, by=cast.detective, file=letter, page=1) == 0
    out = made(cast, case)
    public = tmp_path / "public.pdf"
    public.write_bytes(out["public"])
    assert leaks(public, SECRETS) == []
    shown = read(out["public"])
    assert folded_text("The school is closed.") in shown
    assert folded_text("not covered by boxes") not in shown


def test_an_undecided_proposal_blocks_the_request(cast):
    case = make_case(cast, log=("His number is 123-45-6789.",))
    with pytest.raises(Undecided, match="1 proposal of redaction waits"):
        ask(cast, case)
    assert ask(cast, case, "sealed").state == "queued"


def test_what_begins_to_wait_after_asking_fails_the_file_and_says_where_to_go(cast):
    case = make_case(cast)
    row = ask(cast, case)
    with acting(cast.detective), transaction.atomic():
        add_entry(cast, case, 9, "His number is 123-45-6789.")
    row = build(cast, row)
    assert row.state == "failed"
    assert "1 proposal of redaction waits" in row.failure and "Redaction" in row.failure
    assert copies(cast, row) == {}


def test_an_accepted_number_leaves_its_last_four_figures(cast, tmp_path):
    case = make_case(cast, log=("His number is 123-45-6789.",))
    assert decided(cast, case, "accept", lambda one: one.waits) == 1
    public = tmp_path / "public.pdf"
    public.write_bytes(made(cast, case)["public"])
    assert leaks(public, ["123-45-6789"]) == []
    assert folded_text("social-security number, 49.1(a)(1)] 6789") in read(public.read_bytes())


def test_a_refused_proposal_prints_where_it_stands_and_there_alone(cast):
    case = make_case(cast, log=("The motel is at 12 Mill Road.", "He lives at 12 Mill Road."))
    decided(cast, case, "refuse", lambda one: one.place.key == "log:3", reason="A motel, no home")
    decided(cast, case, "accept", lambda one: one.place.key == "log:4")
    shown = read(made(cast, case)["public"])
    assert folded_text("The motel is at 12 Mill Road.") in shown
    assert folded_text("He lives at 12 Mill Road.") not in shown


def test_a_decision_taken_back_between_asking_and_making_counts_as_it_stands(cast):
    case = make_case(cast, log=("His number is 123-45-6789.",))
    ssn = lambda one: one.hit.kind == "ssn"  # noqa: E731 (a name for a condition)
    decided(cast, case, "refuse", ssn, reason="Not his number")
    row = ask(cast, case)
    decided(cast, case, "restore", ssn)
    row = build(cast, row)
    assert row.state == "failed" and "waits" in row.failure


def test_the_exhibit_list_redacts_file_names_and_reproduces_nothing(cast):
    case = make_case(cast, log=("His number is 123-45-6789.",))  # not printed: does not block
    shown = read(made(cast, case, "exhibit_list")["file"])
    assert folded_text("Exhibit 1") in shown
    assert folded_text("maribel") not in shown
    assert folded_text("Pupil") not in shown


def test_a_sealed_filing_is_complete_and_marked_on_every_page(cast):
    case = make_case(cast)
    data = made(cast, case, "sealed")["file"]
    assert folded_text(NAME) in read(data)
    assert all("FILEDUNDERSEAL" in "".join(page.split()) for page in pages_in(data))


def test_an_exhibit_that_cannot_be_searched_is_left_out_until_somebody_looked(cast):
    case = make_case(cast)
    with acting(cast.detective), transaction.atomic():
        entry = case.logentrys.first()
        attach(cast, case, "door.png", "image/png", png(), log_entry=entry)
    assert folded_text("a picture without text") in read(made(cast, case)["public"])
    photo = lambda one: one.hit.kind == "unsearched_child"  # noqa: E731 (a name for a condition)
    with pytest.raises(Refused):
        decided(cast, case, "refuse", photo, reason="A door, nobody")
    decided(cast, case, "refuse", photo, reason="A door, nobody", by=cast.supervisor)
    assert folded_text("a picture without text") not in read(made(cast, case)["public"])


def test_the_data_of_a_redacted_copy_keeps_no_birth_date_beside_what_is_printed(cast):
    from cases.casefile.copies import copies_of
    from cases.casefile.profiles import profile
    from taskforce.access.principal import principal_of

    case = make_case(cast)
    with acting(cast.detective), transaction.atomic():
        principal = principal_of(cast.detective)
        data = gather(case.pk, principal, case.created_at)
        public = copies_of(profile("public"), data, case.pk, principal)[1]
    printed = repr(public.data)
    assert not any(secret in printed for secret in (*SECRETS, "2009, 5, 4"))
    assert NAME in public.withheld


def test_a_person_who_turns_out_to_be_a_minor_is_redacted_from_then_on(cast):
    case = make_case(cast)
    with acting(cast.detective), transaction.atomic():
        before = len(reviewed(case, cast.detective).proposals)
        CasePerson.objects.filter(case=case, number=2).update(minor_when_identified=True)
        found = reviewed(case, cast.detective).proposals
    assert len(found) > before
    assert any(one.rule.kind == "minor_name" and one.found == "Victor Halloran" for one in found)
