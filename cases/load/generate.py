"""A made-up country of agencies: few large, many small; cases, entries, shares, grants."""

import datetime
import uuid
from dataclasses import dataclass
from random import Random

from django.contrib.auth.models import Group
from django.db import connections
from django.utils import timezone

from cases.demo.narrative import Facts
from cases.load.copy import ALIAS, copy_rows, without_triggers
from taskforce.access.permissions import permission_id
from taskforce.accounts.models import Agency, Oversight, TaskForce, User

SCOPE = ("agency_id", "task_force_id", "sealed")
TABLES = ("cases_case", "cases_logentry", "cases_caseagencyshare", "cases_caseusergrant")
USERS_PER_AGENCY = 25


@dataclass(frozen=True)
class Size:
    """How much to make; ``entries`` is the mean for each case."""

    cases: int
    agencies: int
    entries: int
    task_forces: int = 12


@dataclass
class Made:
    """What was made, for the measuring that follows."""

    prefix: str
    agencies: list[Agency]
    task_forces: list[TaskForce]
    counts: dict[str, int]


def generate(size: Size, seed: int, say=lambda text: None) -> Made:
    """Make it all in one transaction as the owner; the same seed gives the same rows."""
    rng = Random(seed)
    prefix = f"L{seed}x{size.cases}"
    with without_triggers(TABLES):
        agencies, task_forces = _agencies(rng, size, prefix)
        made = Made(prefix, agencies, task_forces, {})
        users = _users(agencies, task_forces, prefix)
        say(f"{len(agencies)} agencies, {len(users)} users")
        cases = list(_cases(rng, size, made, users))
        made.counts["cases"] = copy_rows("cases_case", CASE_COLUMNS, (c.row for c in cases))
        say(f"{made.counts['cases']} cases")
        made.counts["entries"] = copy_rows(
            "cases_logentry", ENTRY_COLUMNS, _entries(rng, size, cases)
        )
        say(f"{made.counts['entries']} log entries")
        made.counts["grants"] = _exceptions(rng, cases, made, users)
    with connections[ALIAS].cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"analyze {table}")
    return made


def _agencies(rng: Random, size: Size, prefix: str):
    groups = [Group(name=f"agency {prefix}-{n}") for n in range(size.agencies)]
    groups = Group.objects.using(ALIAS).bulk_create(groups)
    kinds = ("police", "police", "police", "sheriff", "state", "federal")
    agencies = Agency.objects.using(ALIAS).bulk_create(
        Agency(
            name=f"Agency {prefix}-{n}",
            short_name=f"{n}{prefix}"[:12],
            kind=rng.choice(kinds),
            group=group,
        )
        for n, group in enumerate(groups)
    )
    task_forces = TaskForce.objects.using(ALIAS).bulk_create(
        TaskForce(name=f"Task force {prefix}-{n}") for n in range(size.task_forces)
    )
    return agencies, task_forces


def _users(agencies, task_forces, prefix: str) -> list[User]:
    users = User.objects.using(ALIAS).bulk_create(
        User(
            username=f"{prefix.lower()}-{agency.pk}-{n}",
            full_name=f"Person {n}",
            agency=agency,
            roles=["supervisor"] if n == 0 else ["detective"],
            password="!",  # noqa: S106 (no password opens it)
        )  # noqa: S106
        for agency in agencies
        for n in range(USERS_PER_AGENCY)
    )
    Oversight.objects.using(ALIAS).bulk_create(
        Oversight(user=users[n * USERS_PER_AGENCY], task_force=task_force)
        for n, task_force in enumerate(task_forces)
    )
    return users


@dataclass(frozen=True, slots=True)
class Drawn:
    """One case's row, and what its children copy from it."""

    row: tuple
    pk: str
    agency: int
    task_force: int | None
    sealed: bool
    owner: int
    last: datetime.datetime


CASE_COLUMNS = (
    "id",
    "number",
    *SCOPE,
    "title",
    "summary",
    "kind",
    "status",
    "confidentiality",
    "opened_on",
    "closing_reason",
    "closing_note",
    "lead_id",
    "last_activity",
    "version",
    "idempotency_key",
    "created_by_id",
    "created_at",
)
ENTRY_COLUMNS = (
    "id",
    "number",
    "case_id",
    *SCOPE,
    "kind",
    "occurred_at",
    "recorded_at",
    "author_id",
    "text",
    "idempotency_key",
)


def _uuid(rng: Random) -> str:
    return str(uuid.UUID(int=rng.getrandbits(128), version=4))


def _cases(rng: Random, size: Size, made: Made, users: list[User]):
    now = timezone.now()
    weights = [1 / (rank + 1) ** 0.7 for rank in range(len(made.agencies))]
    owners = rng.choices(range(len(made.agencies)), weights, k=size.cases)
    for number, place in enumerate(owners):
        agency = made.agencies[place]
        owner = users[place * USERS_PER_AGENCY + rng.randrange(USERS_PER_AGENCY)]
        force = made.task_forces[place % len(made.task_forces)].pk if rng.random() < 0.9 else None
        last = now - datetime.timedelta(minutes=rng.randint(1, 60 * 24 * 900))
        sealed, pk = rng.random() < 0.03, _uuid(rng)
        facts = Facts(rng)
        row = (
            pk,
            f"{made.prefix}-{number}",
            agency.pk,
            force,
            sealed,
            facts.title(rng, "sex_trafficking"),
            "",
            "sex_trafficking",
            "open",
            "sensitive",
            timezone.localdate(last),
            "",
            "",
            owner.pk,
            last,
            1,
            _uuid(rng),
            owner.pk,
            last,
        )
        yield Drawn(row, pk, agency.pk, force, sealed, owner.pk, last)


def _entries(rng: Random, size: Size, cases: list[Drawn]):
    for case in cases:
        facts = Facts(rng)
        for number in range(1, 1 + rng.randint(0, 2 * size.entries)):
            kind, text = facts.entry(rng)
            moment = case.last - datetime.timedelta(hours=6 * (number - 1))
            yield (
                _uuid(rng),
                number,
                case.pk,
                case.agency,
                case.task_force,
                case.sealed,
                kind,
                moment,
                moment,
                case.owner,
                text,
                _uuid(rng),
            )


def _exceptions(rng: Random, cases: list[Drawn], made: Made, users: list[User]) -> int:
    level, now = permission_id("cases", "view_case"), timezone.now()
    columns = (
        "permission_id",
        "content_object_id",
        "agency_id",
        "sealed",
        "purpose",
        "granted_by_id",
        "granted_at",
        "expires_at",
    )

    def common(case: Drawn) -> tuple:
        ends = now + datetime.timedelta(days=rng.choice((-5, 60, 400)))
        return (level, case.pk, case.agency, case.sealed, "joint", case.owner, now, ends)

    shared = [case for case in cases if not case.sealed and rng.random() < 0.05]
    opened = [case for case in cases if rng.random() < (1 if case.sealed else 0.02)]
    return copy_rows(
        "cases_caseagencyshare",
        ("group_id", *columns),
        ((rng.choice(made.agencies).group_id, *common(case)) for case in shared),
    ) + copy_rows(
        "cases_caseusergrant",
        ("user_id", *columns),
        ((rng.choice(users).pk, *common(case)) for case in opened),
    )
