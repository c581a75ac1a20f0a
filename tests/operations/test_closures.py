"""What was closed after a backup stays closed when the backup comes back."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connections, transaction
from django.utils import timezone

from cases.models import Case, CaseAgencyShare
from cases.services.create import create_case
from cases.services.seal import seal_case
from cases.services.sharing import end_share, share_with_agency
from referrals.access import OPEN_TO_RECEIVER
from referrals.models import Referral, ReferralSubject
from referrals.services.create import create_referral
from referrals.services.move import move_referral, send_referral
from taskforce.access.identity import acting
from taskforce.accounts.models import Oversight
from tests.cast import make_agency, make_cast, make_user
from tests.referrals.conftest import FACTS

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])


@pytest.fixture
def person(settings, tmp_path):
    """A detective who is also a supervisor, active when the backup is made."""
    settings.VAULT_ROOT = tmp_path / "vault"
    settings.VAULT_ROOT.mkdir()
    settings.STATE_DIR = tmp_path
    agency = make_agency("Alder Police", "APD", "police")
    return make_user("casey", agency, "detective", "supervisor")


@pytest.fixture
def restored(person, tmp_path):
    """``restored(changes)``: backup, then the changes, then the restore; the person after it."""

    def restore_after(**changes):
        call_command("backup", str(tmp_path / "saved"))
        type(person).objects.filter(pk=person.pk).update(**changes)
        call_command("restore", str(tmp_path / "saved"), replace=True)
        return type(person).objects.get(pk=person.pk)

    return restore_after


def test_disabled_locked_and_a_lost_role_stay_so_and_the_note_of_it_goes(restored, tmp_path):
    person = restored(is_active=False, locked_at="2026-03-01T10:00Z", roles=["detective"])
    assert (person.is_active, person.roles) == (False, ["detective"])
    assert person.locked_at is not None
    assert not (tmp_path / "restore-closures.json").exists()


def test_a_role_given_since_is_not_given_again(restored):
    assert set(restored(roles=["detective", "supervisor", "analyst"]).roles) == {
        "detective", "supervisor",
    }  # fmt: skip


def test_nothing_is_opened(restored, person):
    type(person).objects.filter(pk=person.pk).update(is_active=False)
    assert restored(is_active=True).is_active is False


def test_a_restore_that_was_cut_off_loses_no_closure(person, tmp_path, monkeypatch):
    from taskforce.operations import restore as module

    call_command("backup", str(tmp_path / "saved"))
    type(person).objects.filter(pk=person.pk).update(is_active=False)
    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(
            module.closures, "apply", lambda found: (_ for _ in ()).throw(KeyboardInterrupt)
        )
        module.restore(tmp_path / "saved")
    connections["owner"].close()
    call_command("restore", str(tmp_path / "saved"), replace=True)
    assert type(person).objects.get(pk=person.pk).is_active is False


@pytest.fixture
def shared(settings, tmp_path):
    """A case of Riverton that the sheriff may see when the backup is made."""
    settings.VAULT_ROOT = tmp_path / "vault"
    settings.VAULT_ROOT.mkdir()
    settings.STATE_DIR = tmp_path
    cast = make_cast()
    with acting(cast.supervisor):
        case = create_case(
            by=cast.detective,
            title="Motel on Route 9",
            kind="sex_trafficking",
            opened_on=timezone.localdate(),
            task_force=cast.task_force,
            jurisdiction=cast.city,
        )
        share_with_agency(
            case=case,
            by=cast.supervisor,
            agency=cast.sheriff,
            level="view",
            purpose="The same motel",
            expires_at=timezone.now() + timedelta(days=30),
        )
    call_command("backup", str(tmp_path / "saved"))
    return cast, case


def sees(person, case) -> bool:
    with acting(person), transaction.atomic():
        return Case.objects.visible_to(person).filter(pk=case.pk).exists()


def test_a_standing_share_comes_back(shared, tmp_path):
    cast, case = shared
    call_command("restore", str(tmp_path / "saved"), replace=True)
    assert sees(cast.neighbor, case)


def test_a_share_that_was_ended_stays_ended(shared, tmp_path):
    cast, case = shared
    with acting(cast.supervisor):
        end_share(case=case, by=cast.supervisor, agency=cast.sheriff)
    call_command("restore", str(tmp_path / "saved"), replace=True)
    assert not sees(cast.neighbor, case)
    assert sees(cast.detective, case)


def test_a_case_sealed_since_stays_sealed(shared, tmp_path):
    cast, case = shared
    with acting(cast.supervisor):
        seal_case(case=case, by=cast.supervisor, note="Threat against a witness")
    call_command("restore", str(tmp_path / "saved"), replace=True)
    assert not sees(cast.neighbor, case)


def test_a_share_whose_end_was_brought_forward_ends_then(shared, tmp_path):
    cast, case = shared
    soon = timezone.now() + timedelta(hours=1)
    with acting(cast.supervisor), transaction.atomic():
        CaseAgencyShare.objects.filter(content_object=case).update(expires_at=soon)
    call_command("restore", str(tmp_path / "saved"), replace=True)
    with acting(cast.supervisor), transaction.atomic():
        assert CaseAgencyShare.objects.get(content_object=case).expires_at == soon


def test_an_end_put_off_since_is_not_put_off_again(shared, tmp_path):
    cast, case = shared
    with acting(cast.supervisor), transaction.atomic():
        shares = CaseAgencyShare.objects.filter(content_object=case)
        was = shares.get().expires_at
        shares.update(expires_at=was + timedelta(days=300))
    call_command("restore", str(tmp_path / "saved"), replace=True)
    with acting(cast.supervisor), transaction.atomic():
        assert CaseAgencyShare.objects.get(content_object=case).expires_at == was


def test_an_oversight_that_was_ended_stays_ended(shared, tmp_path):
    cast, case = shared
    chief = make_user("chief", cast.federal, "supervisor")
    Oversight.objects.create(user=chief, task_force=cast.task_force)
    assert sees(chief, case)
    call_command("backup", str(tmp_path / "later"))
    assert Oversight.objects.filter(user=chief).delete()[0] == 1
    call_command("restore", str(tmp_path / "later"), replace=True)
    assert not sees(type(chief).objects.get(pk=chief.pk), case)


def test_an_agency_that_left_the_task_force_has_left_it(shared, tmp_path):
    cast, _case = shared
    cast.task_force.agencies.remove(cast.federal)
    call_command("restore", str(tmp_path / "saved"), replace=True)
    assert cast.federal not in cast.task_force.agencies.all()
    assert cast.sheriff in cast.task_force.agencies.all()


def test_a_referral_taken_back_since_stays_closed_to_its_receiver(shared, tmp_path):
    cast, _case = shared
    with acting(cast.detective):
        draft = create_referral(
            by=cast.detective,
            to_agency=cast.harbor,
            needs=["shelter"],
            urgency="routine",
            subject=FACTS,
        )
        sent = send_referral(referral=draft, by=cast.detective, version=draft.version)
    call_command("backup", str(tmp_path / "later"))
    with acting(cast.detective):
        move_referral(
            referral=sent, by=cast.detective, to="revoked", version=sent.version, reason="safety"
        )
    call_command("restore", str(tmp_path / "later"), replace=True)
    with acting(cast.advocate), transaction.atomic():
        seen = Referral.objects.visible_to(cast.advocate).filter(pk=sent.pk)
        assert not seen.filter(OPEN_TO_RECEIVER).exists()
        assert not ReferralSubject.objects.visible_to(cast.advocate).exists()
