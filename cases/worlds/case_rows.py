"""A case with one row of each kind below it, shared and granted at random."""

from django.contrib.auth.models import Permission
from django.utils import timezone

from cases import models as c
from cases.worlds.discovery_rows import add_discovery
from cases.worlds.referral_rows import add_referral
from cases.worlds.world import ALIAS, World, make
from taskforce.accounts.models import User


def add_case(world: World, number: str) -> None:
    rng, owner, now = world.rng, world.user(), timezone.now()
    case = make(
        c.Case,
        number=number,
        agency=world.agency(),
        title="Case",
        opened_on=timezone.localdate(now),
        task_force=rng.choice((None, *world.task_forces)),
        last_activity=now,
        created_by=owner,
        sealed=rng.random() < 0.25,
    )
    make(c.CaseJurisdiction, case=case, jurisdiction=world.place)
    _log(world, case, owner)
    _people(world, case, owner)
    _evidence(case, owner)
    _casefile(world, case, owner)
    _grants(world, case, owner)


def _log(world: World, case: c.Case, owner: User) -> None:
    now = timezone.now()
    entry = make(c.LogEntry, case=case, number=1, occurred_at=now, author=owner, text="text")
    make(
        c.StoredFile,
        case=case,
        log_entry=entry,
        name="f",
        media_type="t",
        size=1,
        sha256="0",
        vault_name=world.vault_name(),
        uploaded_by=owner,
    )


def _people(world: World, case: c.Case, owner: User) -> None:
    person = make(c.CasePerson, case=case, number=1, created_by=owner)
    make(
        c.PersonRoleDecision, case=case, person=person, role="witness", decided_by=owner, basis="b"
    )
    referral = add_referral(world, f"{case.number}-R")
    make(c.CaseReferral, case=case, person=person, referral=referral)


def _evidence(case: c.Case, owner: User) -> None:
    now = timezone.now()
    item = make(
        c.EvidenceItem,
        case=case,
        number=1,
        kind="photo",
        description="d",
        collected_at=now,
        collected_by="x",
        created_by=owner,
    )
    make(
        c.Custody,
        case=case,
        evidence=item,
        released_by="a",
        received_by="b",
        place="p",
        purpose="intake",
        at=now,
        recorded_by=owner,
    )


def _casefile(world: World, case: c.Case, owner: User) -> None:
    file = make(c.CaseFile, case=case, number=1, profile="internal", requested_by=owner)
    make(
        c.CaseFilePart,
        case=case,
        case_file=file,
        copy="file",
        vault_name=world.vault_name(),
        sha256="0",
        size=1,
        pages=1,
        last_page=1,
    )
    add_discovery(case, file, owner)
    schedule = make(
        c.CaseFileSchedule,
        case=case,
        profile="internal",
        weekday=0,
        hour=6,
        next_run_at=timezone.now(),
        set_up_by=owner,
    )
    make(
        c.CaseFileScheduleRun,
        case=case,
        schedule=schedule,
        due_at=timezone.now(),
        outcome="unchanged",
    )
    _redactions(case, owner)


def _redactions(case: c.Case, owner: User) -> None:
    make(
        c.RedactionDecision,
        case=case,
        fingerprint="f",
        place="log:1",
        kind="ssn",
        verdict="accept",
        decided_by=owner,
        number=1,
    )
    make(c.RedactionMark, case=case, kind="other", text="t", reason="r", made_by=owner)


def _grants(world: World, case: c.Case, owner: User) -> None:
    rng = world.rng
    levels = Permission.objects.using(ALIAS).filter(content_type__app_label="cases")
    for level in levels.filter(codename__in=("view_case", "contribute_case")):
        if rng.random() < 0.35:
            make(
                c.CaseAgencyShare,
                content_object=case,
                group=world.agency().group,
                permission=level,
                purpose="p",
                granted_by=owner,
                expires_at=world.moment(),
            )
        for user in rng.sample(world.users, rng.choice((0, 0, 1, 2))):
            make(
                c.CaseUserGrant,
                content_object=case,
                user=user,
                permission=level,
                purpose="p",
                granted_by=owner,
                expires_at=world.moment(),
            )
