"""Productions: seen with the case; drafted, made and recorded by who answers for discovery.

``commander`` oversees the task force and reads the log. The case is not shared: prosecutors
of another agency come in by a share (tests/cases/test_production_pages.py).
"""

import datetime
import uuid

from django.utils import timezone

from cases.models import (
    BatesSeries,
    CaseFile,
    CasePerson,
    LogEntry,
    Production,
    StoredFile,
    Withholding,
)
from cases.productions.look import look_at
from taskforce.access.identity import acting
from taskforce.vault import files
from tests.cases.casefile_world import png
from tests.matrix import INVESTIGATORS, READERS, Row
from tests.typed import typed

FORMS = {INVESTIGATORS: 200, "commander": 403}
ACTS = {INVESTIGATORS: 302, "commander": 403}


def case(world):
    return {"pk": world.case.pk}


def production(state: str):
    def url(world):
        with acting(world.cast.detective):
            return {"pk": world.case.pk, "production_pk": make(world, state).pk}

    return url


def make(world, state: str) -> Production:
    """A production of the world's case in that state, with one page."""
    detective = world.cast.detective
    series = BatesSeries.objects.filter(case=world.case).first() or BatesSeries.objects.create(
        case=world.case, prefix="RPD0001-", chosen_by=detective
    )
    row = Production.objects.create(
        case=world.case,
        number=Production.objects.filter(case=world.case).count() + 1,
        recipient="Dana Counsel",
        defendant="Vic Tor",
        basis="brady",
        medium="disc",
        child_names="initials",
        series=series,
        prepared_by=detective,
    )
    if state == "draft":
        return row
    now = timezone.now()
    row.case_file = CaseFile.objects.create(
        case=world.case,
        number=CaseFile.objects.filter(case=world.case).count() + 1,
        profile="discovery",
        requested_by=detective,
    )
    row.bates_first = row.bates_last = series.next_number
    row.state, row.prepared_at = "prepared", now - datetime.timedelta(hours=3)
    row.save()
    series.next_number += 1
    series.save()
    row.items.create(
        case=world.case,
        kind="entry",
        source_id=world.entry.pk,
        label="Log entry 1",
        bates_first=row.bates_first,
        bates_last=row.bates_last,
        sha256="0" * 64,
    )
    if state == "produced":
        row.state, row.served_at, row.served_by, row.recorded_at = state, now, detective, now
        row.save()
    return row


def withholding(world):
    with acting(world.cast.detective):
        row = Withholding.objects.create(
            case=world.case,
            number=Withholding.objects.filter(case=world.case).count() + 1,
            entry=world.entry,
            kind="work_product",
            description="Memorandum",
            basis="Prepared for trial",
            withheld_by=world.cast.detective,
        )
    return {"pk": world.case.pk, "withholding_pk": row.pk}


def exhibit(world):
    """A draft whose only exhibit names a child."""
    detective = world.cast.detective
    with acting(detective):
        row = make(world, "draft")
        CasePerson.objects.get_or_create(
            case=world.case,
            number=900,
            name="Plain Text",
            role="witness",
            minor_when_identified=True,
            created_by=detective,
        )
        # Other rows withhold the entry of the world, and its file with it.
        entry = LogEntry.objects.create(
            case=world.case,
            number=100 + LogEntry.objects.filter(case=world.case).count(),
            occurred_at=timezone.now(),
            author=detective,
            text="A note came.",
        )
        stored = files.write([b"plain text once more"])
        file = StoredFile.objects.create(
            case=world.case,
            log_entry=entry,
            name="second.txt",
            media_type="text/plain",
            size=stored.size,
            sha256=stored.sha256,
            vault_name=stored.name,
            uploaded_by=detective,
        )
        return {"pk": world.case.pk, "production_pk": row.pk, "file_pk": file.pk}


def picture(world):
    """A draft whose last exhibit is a picture."""
    keys = exhibit(world)
    stored = files.write([png(60, 80)])
    with acting(world.cast.detective):
        beside = StoredFile.objects.get(pk=keys.pop("file_pk"))
        StoredFile.objects.create(
            case=world.case,
            log_entry=beside.log_entry,
            name="third.png",
            media_type="image/png",
            size=stored.size,
            sha256=stored.sha256,
            vault_name=stored.name,
            uploaded_by=world.cast.detective,
        )
    return keys


def chosen(world):
    detective = world.cast.detective
    with acting(detective):
        row = Production.objects.filter(case=world.case).order_by("-number").first()
        one = look_at(row, detective).named[-1]
    return {"how": "cover", "fingerprint": one.fingerprint}


def looked_at(world):
    return {"exhibit": chosen(world)["fingerprint"], "reason": "Looked at it"}


def with_withholding(world):
    withholding(world)
    return case(world)


def with_production(world):
    production("produced")(world)
    return case(world)


def duty(world):
    return {"pk": world.case.pk, "duty": "brady"}


def drafted(world):
    return {
        "recipient": "Dana Counsel",
        "defendant": "Vic Tor",
        "basis": "brady",
        "medium": "disc",
        "child_names": "initials",
        "scope": "all",
        "prefix": "RPD0001-",
        "digits": "6",
        "idempotency_key": str(uuid.uuid4()),
    }


def corrected(world):
    return {
        **drafted(world),
        "correction": "A page was missing.",
        "replaces_first": "1",
        "replaces_last": "1",
    }


def served(world):
    at = typed()
    return {"served_at": at, "served_how": "By hand"}


def held(world):
    return {
        "record": "entry",
        "number": "1",
        "kind": "work_product",
        "description": "Memorandum",
        "basis": "Prepared for trial",
    }


def reason(world):
    return {"reason": "Not wanted"}


def page(world):
    return {"q": "RPD0001-000001"}


ROWS = [
    Row("case-productions", with_production, {READERS: 200}),
    Row("case-productions-export", with_production, {READERS: 200}),
    Row("case-bates", with_production, {READERS: 200}, data=page),
    Row("case-production", production("produced"), {READERS: 200}),
    Row("case-production-sheet", production("produced"), {READERS: 200}),
    Row("case-withheld", with_withholding, {READERS: 200}),
    Row("case-production-new", case, FORMS),
    Row("case-production-new", case, ACTS, method="post", data=drafted),
    Row("case-production-correct", production("produced"), FORMS),
    Row("case-production-correct", production("produced"), ACTS, method="post", data=corrected),
    Row("case-production-exhibit", exhibit, FORMS),
    Row("case-production-exhibit", exhibit, ACTS, method="post", data=chosen),
    Row("case-production-looked", picture, ACTS, method="post", data=looked_at),
    Row("case-production-prepare", production("draft"), ACTS, method="post"),
    Row("case-production-serve", production("prepared"), FORMS),
    Row("case-production-serve", production("prepared"), ACTS, method="post", data=served),
    Row("case-production-cancel", production("prepared"), FORMS),
    Row("case-production-cancel", production("prepared"), ACTS, method="post", data=reason),
    Row("case-withhold", case, FORMS),
    Row("case-withhold", case, ACTS, method="post", data=held),
    Row("case-withholding-end", withholding, FORMS),
    Row("case-withholding-end", withholding, ACTS, method="post", data=reason),
    Row("case-duty", duty, FORMS),
    Row("case-duty", duty, ACTS, method="post", data=lambda world: {"state": "pending"}),
]
