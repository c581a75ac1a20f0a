"""Real rows for the matrix: everything belongs to Riverton and to Harbor House."""

import datetime
from dataclasses import dataclass

from django.utils import timezone

from cases.models import Case, CasePerson, Custody, EvidenceItem, LogEntry, StoredFile
from referrals.models import Referral, ReferralMove, ServiceListing
from taskforce.access.identity import acting
from taskforce.accounts.models import User
from taskforce.vault import files
from tests.cast import Cast
from victims.models import Client, ConfidentialNote, DisclosedField, Need, Release


@dataclass
class World:
    """The cast and one row of each kind."""

    cast: Cast
    case: Case
    entry: LogEntry
    file: StoredFile
    person: CasePerson
    evidence: EvidenceItem
    client: Client
    need: Need
    release: Release
    listing: ServiceListing
    referral: Referral
    account: User


def make_world(cast: Cast) -> World:
    """One open case of Riverton; one client of Harbor House, released and referred to Open Door."""
    with acting(cast.detective):
        case_rows = make_case(cast)
    with acting(cast.advocate):
        client_rows = make_client(cast)
    with acting(cast.partner):
        listing = ServiceListing.objects.create(
            agency=cast.shelter,
            name="Emergency beds",
            category="shelter",
            places_total=8,
            places_available=3,
        )
    return World(cast=cast, listing=listing, account=cast.detective, **case_rows, **client_rows)


def make_case(cast: Cast) -> dict:
    """A case with one row of each kind below it."""
    now = timezone.now()
    case = Case.objects.create(
        number="RPD-2026-0001",
        agency=cast.riverton,
        task_force=cast.task_force,
        title="Motel on Route 9",
        opened_on=timezone.localdate(),
        last_activity=now,
        lead=cast.detective,
        created_by=cast.detective,
        kind="sex_trafficking",
    )
    entry = LogEntry.objects.create(
        case=case, number=1, occurred_at=now, author=cast.detective, text="A blue van left."
    )
    stored = files.write([b"plain text of an attachment"])
    file = StoredFile.objects.create(
        case=case,
        log_entry=entry,
        name="note.txt",
        media_type="text/plain",
        size=stored.size,
        sha256=stored.sha256,
        vault_name=stored.name,
        uploaded_by=cast.detective,
    )
    person = CasePerson.objects.create(
        case=case, number=1, name="Jane Roe", created_by=cast.detective
    )
    evidence = make_evidence(cast, case)
    return {"case": case, "entry": entry, "file": file, "person": person, "evidence": evidence}


def make_evidence(cast: Cast, case: Case) -> EvidenceItem:
    """A photograph, and how it came into custody."""
    now = timezone.now()
    evidence = EvidenceItem.objects.create(
        case=case,
        number=1,
        kind="photo",
        description="Room 12",
        collected_at=now - datetime.timedelta(hours=3),
        collected_by="Detective",
        created_by=cast.detective,
    )
    Custody.objects.create(
        case=case,
        evidence=evidence,
        released_by="Scene",
        received_by="Detective",
        place="Route 9",
        purpose="intake",
        at=now,
        recorded_by=cast.detective,
    )
    return evidence


def make_client(cast: Cast) -> dict:
    """A client in need of shelter, with a release, and the referral that goes with it."""
    today = timezone.localdate()
    client = Client.objects.create(
        agency=cast.harbor,
        code_name="V-2026-0001",
        legal_name="Anahita Example",
        intake_on=today,
        created_by=cast.advocate,
        advocate=cast.advocate,
    )
    ConfidentialNote.objects.create(client=client, text="told me in trust", author=cast.advocate)
    need = Need.objects.create(
        client=client, category="shelter", opened_on=today, created_by=cast.advocate
    )
    release = make_release(cast, client)
    return {
        "client": client,
        "need": need,
        "release": release,
        "referral": make_referral(cast, release),
    }


def make_release(cast: Cast, client: Client) -> Release:
    """What the shelter may read of the client for thirty days."""
    release = Release.objects.create(
        client=client,
        recipient=cast.shelter,
        purpose="housing",
        fields=["languages", "needs"],
        signed_on=timezone.localdate(),
        explained_by=cast.advocate,
        expires_at=timezone.now() + datetime.timedelta(30),
    )
    DisclosedField.objects.create(
        release=release, field="languages", value="Spanish", disclosed_by=cast.advocate
    )
    return release


def make_referral(cast: Cast, release: Release) -> Referral:
    """A referral that the shelter has not answered yet."""
    referral = Referral.objects.create(
        number="R-HAR-2026-0001",
        agency=cast.harbor,
        to_agency=cast.shelter,
        release=release,
        needs=["shelter"],
        state="sent",
        sent_at=timezone.now(),
        created_by=cast.advocate,
    )
    ReferralMove.objects.create(referral=referral, state="sent", by=cast.advocate)
    return referral
