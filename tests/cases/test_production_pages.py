"""The pages of discovery: drafting, recording, looking up, and who sees which button."""

import datetime
import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.models import BatesSeries, CaseFile, Production, Withholding
from cases.services import casefile_offer
from cases.services.production_end import serve_production
from cases.services.sharing import grant_person
from taskforce.access.identity import acting
from taskforce.audit.models import AuditEvent
from tests.cases.casefile_world import add_entry, make_case
from tests.cases.production_world import draft, keep_back, numbered, produced
from tests.cast import make_cast
from tests.typed import typed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def offers(monkeypatch):
    monkeypatch.setattr(casefile_offer, "offer", lambda pk: True)


@pytest.fixture
def cast():
    return make_cast()


@pytest.fixture
def case(cast):
    return make_case(cast, entries=2)


def at(name, case, *keys) -> str:
    return reverse(name, args=[case.pk, *(getattr(key, "pk", key) for key in keys)])


def form(**more) -> dict:
    return {
        "recipient": "Dana Counsel",
        "defendant": "Vic Tor",
        "basis": "brady",
        "medium": "drive",
        "child_names": "initials",
        "scope": "all",
        "prefix": "RPD0001-",
        "digits": "6",
        "idempotency_key": str(uuid.uuid4()),
        **more,
    }


def text(answer) -> str:
    return answer.content.decode()


def test_an_empty_log_says_what_a_production_is_and_lists_what_is_owed(cast, case, log_in):
    page = text(log_in(cast.detective).get(at("case-productions", case)))
    for said in ("Nothing was produced yet", "Draft a production", "Rule 16(a)(1)(E)", "Giglio"):
        assert said in page
    assert page.count("Nobody looked at it yet") == 13


def test_who_only_reads_sees_no_button(cast, case, log_in):
    row = numbered(cast, case)
    client = log_in(cast.commander)
    for path in (
        at("case-productions", case),
        at("case-production", case, row),
        at("case-withheld", case),
    ):
        page = text(client.get(path))
        for word in ("Draft a production", "Record the hand-over", "Withhold a record", ">Mark<"):
            assert word not in page


def test_a_draft_chooses_the_prefix_once_and_sent_twice_is_one(cast, case, log_in):
    client, sent = log_in(cast.detective), form()
    page = text(client.get(at("case-production-new", case)))
    assert 'value="RPD0001-"' in page
    for _ in range(2):
        assert client.post(at("case-production-new", case), sent).status_code == 302
    assert "Bates prefix" not in text(client.get(at("case-production-new", case)))
    with acting(cast.detective):
        assert Production.objects.count() == BatesSeries.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("prefix", "rpd 1", "Capital letters"),
        ("prefix", "RPD0001", "Capital letters"),
        ("basis", "because", "Select a valid choice"),
        ("recipient", "", "required"),
        ("recipient", "x" * 161, "at most 160"),
    ],
)
def test_a_bad_draft_is_refused_and_makes_nothing(cast, case, log_in, field, value, said):
    answer = log_in(cast.detective).post(at("case-production-new", case), form(**{field: value}))
    assert (answer.status_code, said in text(answer)) == (422, True)
    with acting(cast.detective):
        assert not Production.objects.exists() and not BatesSeries.objects.exists()


def test_a_nul_is_a_bad_request_and_makes_nothing(cast, case, log_in):
    answer = log_in(cast.detective).post(at("case-production-new", case), form(recipient="a\x00"))
    assert answer.status_code == 400
    with acting(cast.detective):
        assert not Production.objects.exists()


def test_a_prefix_of_another_case_of_the_agency_is_refused(cast, case, log_in):
    draft(cast, make_case(cast, number="RPD-2026-0002", entries=1))
    answer = log_in(cast.detective).post(at("case-production-new", case), form())
    assert (answer.status_code, "Another case of this agency" in text(answer)) == (422, True)


def test_its_file_is_asked_for_once_and_never_without_a_production(cast, case, log_in):
    row, client = draft(cast, case), log_in(cast.detective)
    assert "Make its file" in text(client.get(at("case-production", case, row)))
    for _ in range(2):
        client.post(at("case-production-prepare", case, row))
    page = text(client.get(at("case-production", case, row)))
    assert "being made" in page and "Make its file</button>" not in page
    sent = {"profile": "discovery", "prepared_for": "", "idempotency_key": str(uuid.uuid4())}
    assert client.post(at("case-file-new", case), sent).status_code == 422
    with acting(cast.detective):
        assert CaseFile.objects.count() == 1


def test_the_hand_over_is_recorded_once_and_is_final(cast, case, log_in):
    row, client = numbered(cast, case), log_in(cast.detective)
    path = at("case-production-serve", case, row)
    soon = typed(timezone.now() + datetime.timedelta(days=1))
    late = {"served_at": soon, "served_how": "By hand"}
    assert client.post(path, late).status_code == 422
    early = {"served_at": "2020-01-01T10:00", "served_how": "By hand"}
    assert "was not made by then" in text(client.post(path, early))
    now = typed()
    sent = {"served_at": now, "served_how": "By hand", "medium_sha256": "AB" * 32}
    assert client.post(path, sent).status_code == 302
    page = text(client.get(at("case-production", case, row)))
    assert "By hand" in page and "ab" * 32 in page and "Correct P-" in page
    refused = client.post(at("case-production-cancel", case, row), {"reason": "Oh"})
    assert (refused.status_code, "handed over" in text(refused)) == (422, True)


def test_a_correction_names_what_was_wrong_and_both_say_so(cast, case, log_in):
    old, client = produced(cast, case), log_in(cast.detective)
    path = at("case-production-correct", case, old)
    pages = {"replaces_first": "2", "replaces_last": "9"}
    wrong = client.post(path, form(correction="Page 2 was cut off.", **pages))
    assert "P-1 has the pages RPD0001-000001 to RPD0001-000004" in text(wrong)
    pages["replaces_last"] = "3"
    assert client.post(path, form(correction="Page 2 was cut off.", **pages)).status_code == 302
    with acting(cast.detective):
        new = Production.objects.get(number=2)
    said = text(client.get(at("case-production", case, new)))
    assert "RPD0001-000002 to RPD0001-000003" in said and "Page 2 was cut off." in said
    assert "P-2" in text(client.get(at("case-production", case, old)))
    log = text(client.get(at("case-productions", case)))
    assert "superseded by P-2" in log and "supersedes P-1" in log


def test_the_csv_tells_to_whom_when_which_pages_and_neutralises_formulas(cast, case, log_in):
    produced(cast, case, recipient="=HYPERLINK(1)")
    answer = log_in(cast.commander).get(at("case-productions-export", case))
    body = b"".join(answer.streaming_content).decode("utf-8-sig")
    assert "'=HYPERLINK(1)" in body and "RPD0001-000001,RPD0001-000004,4" in body
    assert f"{1:064x}" in body


def test_a_number_leads_to_its_production_page_and_record(cast, case, log_in):
    row = numbered(cast, case)
    with acting(cast.detective):
        entry = case.logentrys.get(number=1)
        row.items.create(
            case=case, kind="entry", source_id=entry.pk, label="Log entry 1",
            bates_first=2, bates_last=3, sha256="0" * 64,
        )  # fmt: skip
    client = log_in(cast.detective)
    for words in ("RPD0001-000003", "rpd0001-3", " 3 ", "000003"):
        page = text(client.get(at("case-bates", case), {"q": words}))
        assert "Page 3 of production" in page and "Log entry 1" in page, words
    for words in ("RPD0001-000005", "OTHER-3", "x", "-", "9" * 50, "RPD0001-0"):
        assert "No production" in text(client.get(at("case-bates", case), {"q": words})), words
    entry_page = text(client.get(at("case-entry", case, entry)))
    assert "RPD0001-000002 to RPD0001-000003" in entry_page and "Dana Counsel" in entry_page


def test_a_withheld_record_is_listed_and_not_withheld_twice(cast, case, log_in):
    client, path = log_in(cast.detective), at("case-withhold", case)
    sent = {
        "record": "entry", "number": "1", "kind": "work_product",
        "description": "Memorandum", "basis": "Prepared for trial",
    }  # fmt: skip
    assert client.post(path, sent).status_code == 302
    assert "withheld already: W-1" in text(client.post(path, sent))
    assert "no such record" in text(client.post(path, {**sent, "number": "99"}))
    assert "Only pages of a file" in text(client.post(path, {**sent, "page_first": "1"}))
    page = text(client.get(at("case-withheld", case)))
    assert "Log entry 1" in page and "Prepared for trial" in page and "Withdraw" in page
    with acting(cast.detective):
        row, entry = Withholding.objects.get(), case.logentrys.get(number=1)
    assert "W-1" in text(client.get(at("case-entry", case, entry)))
    ended = at("case-withholding-end", case, row)
    assert client.post(ended, {"reason": "Order of the court"}).status_code == 302
    assert "withdrawn already" in text(client.post(ended, {"reason": "Again"}))
    assert client.post(path, sent).status_code == 302


def test_a_line_of_the_checklist_names_its_production_or_withholding(cast, case, log_in):
    row, held = produced(cast, case), None
    with acting(cast.detective):
        held = keep_back(cast, case, case.logentrys.get(number=1))
    client, path = log_in(cast.detective), at("case-duty", case, "documents")
    assert "Choose the production" in text(client.post(path, {"state": "produced"}))
    assert "Say why" in text(client.post(path, {"state": "not_applicable"}))
    assert client.post(path, {"state": "produced", "production": row.pk}).status_code == 302
    assert client.post(path, {"state": "withheld", "withholding": held.pk}).status_code == 302
    page = text(client.get(path))
    assert "Produced in P-1" in page and "Withheld by W-1" in page
    log = text(client.get(at("case-productions", case)))
    assert log.count("Nobody looked at it yet") == 12
    assert client.get(at("case-duty", case, "no-such-line")).status_code == 404


def test_a_prosecutor_of_an_office_it_was_shared_with_may_produce(cast, case, log_in):
    client = log_in(cast.prosecutor)
    assert client.get(at("case-productions", case)).status_code == 404
    share(cast, case, cast.attorney)
    assert "Draft a production" in text(client.get(at("case-productions", case)))
    assert client.post(at("case-production-new", case), form()).status_code == 302
    # A detective of another agency reads what was shared, and answers for nothing.
    share(cast, case, cast.sheriff)
    other = log_in(cast.neighbor)
    assert "Draft a production" not in text(other.get(at("case-productions", case)))
    assert other.post(at("case-production-new", case), form()).status_code == 403


def test_an_advocate_who_was_let_in_reads_and_produces_nothing(cast, case, log_in):
    with acting(cast.detective):
        grant_person(
            case=case, by=cast.detective, user=cast.advocate, level="view",
            purpose="Support at the hearing", expires_at=timezone.now() + datetime.timedelta(3),
        )  # fmt: skip
    client = log_in(cast.advocate)
    assert client.get(at("case-productions", case)).status_code == 200
    assert client.post(at("case-production-new", case), form()).status_code == 403


def test_each_act_is_in_the_audit(cast, case):
    row = numbered(cast, case)
    with acting(cast.detective):
        serve_production(
            production=row, by=cast.detective, served_at=timezone.now(), served_how="By hand"
        )
    with acting(cast.auditor):
        kinds = set(AuditEvent.objects.values_list("action", flat=True))
    assert {"production.drafted", "production.series_chosen", "production.served"} <= kinds


def share(cast, case, agency) -> None:
    from cases.services.sharing import share_with_agency

    with acting(cast.detective):
        share_with_agency(
            case=case, by=cast.detective, agency=agency, level="view", purpose="prosecution",
            expires_at=timezone.now() + datetime.timedelta(9),
        )  # fmt: skip


def test_a_draft_warns_of_childrens_names_and_asks_how_they_are_protected(
    cast, case, log_in, django_assert_max_num_queries
):
    with acting(cast.detective):
        case.casepersons.create(
            case=case,
            number=8,
            name="Wendy Small",
            role="witness",
            minor_when_identified=True,
            created_by=cast.detective,
        )
        add_entry(cast, case, 3, "Wendy Small came. Then SMALL, Wendy left.")
        hidden = add_entry(cast, case, 4, "Wendy Small again.")
    keep_back(cast, case, hidden)
    client = log_in(cast.detective)
    unsaid = client.post(at("case-production-new", case), form(child_names=""))
    assert (unsaid.status_code, "protective order" in text(unsaid)) == (422, True)
    for choice, said in (("protective_order", "order is on file"), ("initials", "as initials")):
        row = draft(cast, case, child_names=choice)
        with django_assert_max_num_queries(16):  # 12, and identity and savepoint
            page = text(client.get(at("case-production", case, row)))
        assert "Children&#x27;s names stand 2 times" in page or "names stand 2 times" in page
        assert said in page
    assert "names under a protective order" in text(client.get(at("case-productions", case)))


def test_a_draft_that_does_not_say_how_children_are_protected_is_not_made(cast, case, log_in):
    row, client = draft(cast, case), log_in(cast.detective)
    with acting(cast.detective):
        Production.objects.filter(pk=row.pk).update(child_names="")
    page = text(client.post(at("case-production-prepare", case, row), follow=True))
    assert "does not say how children" in page
    with acting(cast.detective):
        assert not CaseFile.objects.exists()


def test_what_was_withheld_since_is_said_on_the_page_and_refused(cast, case, log_in):
    row, client = numbered(cast, case), log_in(cast.detective)
    with acting(cast.detective):
        entry = case.logentrys.first()
        row.items.create(
            case=case, kind="entry", source_id=entry.pk, label="Log entry 1", bates_first=1,
            bates_last=1, sha256="0" * 64,
        )  # fmt: skip
    keep_back(cast, case, entry)
    page = text(client.get(at("case-production", case, row)))
    assert "Do not hand it over" in page and "Record the hand-over" not in page
    now = typed()
    sent = {"served_at": now, "served_how": "By hand"}
    answer = client.post(at("case-production-serve", case, row), sent)
    assert (answer.status_code, "withheld after it was made" in text(answer)) == (422, True)
    assert client.post(at("case-production-cancel", case, row), {"reason": "x"}).status_code == 302
