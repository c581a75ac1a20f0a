"""The demonstration: the published table of DOMAIN.md 3.7, loaded once."""

import pytest
from django.db import transaction
from django.utils import timezone

from cases.demo.handed_over import load_handed_over
from cases.demo.load import load
from cases.models import (
    Case,
    CaseAgencyShare,
    CaseFile,
    CaseFileSchedule,
    DutyMark,
    ExhibitChoice,
    LogEntry,
    Production,
    RedactionMark,
    StoredFile,
    Withholding,
)
from cases.redaction.casework import reviewed
from cases.reports import REPORTS
from cases.reports.shape import Period
from cases.views.report import _last_twelve_months
from referrals.models import Referral
from taskforce.access.identity import acting
from taskforce.accounts.models import User
from taskforce.vocabulary.people import USER_ROLE
from victims.models import Client, Release


def person(username: str) -> User:
    return User.objects.select_related("agency").get(username=username)


# One loading for all looks: it is thousands of rows.
@pytest.mark.django_db(transaction=True)
def test_it_loads_once_yields_the_published_table_and_shows_the_next_town_nothing():
    until = timezone.localdate()
    assert load(until)
    with transaction.atomic():
        _look_at_the_table()
    before = User.objects.count()
    assert load(until) is False
    assert User.objects.count() == before
    with acting(person("out.sider")), transaction.atomic():
        assert not Case.objects.exists()
        assert not Client.objects.exists()
        assert not Referral.objects.exists()
    assert load_handed_over()
    assert load_handed_over() is False
    with acting(person("ada.lindqvist")), transaction.atomic():
        _look_at_what_was_handed_over()


def _look_at_what_was_handed_over():
    """A production handed over, the one that corrects it, and a weekly file."""
    second = Production.objects.select_related("supersedes").get(supersedes__isnull=False)
    first, case = second.supersedes, second.case
    assert (first.state, second.state) == ("produced", "prepared")
    assert first.receipt and second.correction and second.bates_first > first.bates_last
    assert (first.pages > 5, second.pages > 3) == (True, True)
    assert {one.how for one in ExhibitChoice.objects.filter(case=case)} == {"cover"}
    live = Withholding.objects.get(case=case, end__isnull=True)
    assert first.items.filter(withholding=live).count() == 1
    states = DutyMark.objects.filter(case=case).values_list("state", flat=True)
    assert set(states) == {"produced", "withheld", "not_applicable", "pending"}
    weekly = CaseFileSchedule.objects.get(case=case)
    assert weekly.next_run_at > timezone.now()
    assert weekly.runs.get().case_file.state == CaseFile.State.READY


def _look_at_redactions(sergeant):
    """One case has every state: waiting, by default, accepted, refused, by hand, boxes."""
    case = RedactionMark.objects.select_related("case__agency").first().case
    found = reviewed(case, sergeant, seconds=60)
    assert {one.state for one in found.proposals} == {"waits", "default", "accepted", "refused"}
    assert found.review.texts and found.review.boxes
    assert {"child_identity", "birth_date", "home_address", "ssn", "account"} <= {
        one.hit.kind for one in found.proposals
    }


def _look_at_the_table():
    sergeant, advocate = person("sgt.okafor"), person("adv.moreau")
    with acting(sergeant):
        tables = REPORTS["headline"](sergeant, Period(**_last_twelve_months())).tables
        found = {row.label: row.figures for table in tables for row in table.rows}
        assert found["Opened"] == (121,)
        assert (found["All"][0], found["Female"][0], found["Male"][0]) == (93, 90, 3)
        assert found["Minors"][0] == 63
        assert Case.objects.filter(sealed=True).count() == 1
        assert StoredFile.objects.filter(media_type="application/pdf").count() >= 4
        assert max(LogEntry.objects.filter(case=case).count() for case in Case.objects.all()) > 150
        assert CaseAgencyShare.objects.count() >= 4
        assert Production.objects.get().case_file.is_waiting
        assert (Withholding.objects.count(), DutyMark.objects.count()) == (1, 3)
        _look_at_redactions(sergeant)
    with acting(advocate):
        assert Client.objects.count() == 40
        assert Release.objects.filter(revoked_at__isnull=False).count() == 1
        assert Referral.objects.values("state").distinct().count() >= 6
    assert not User.objects.filter(last_login=None).exists()
    assert {role for user in User.objects.all() for role in user.roles} == set(USER_ROLE)
