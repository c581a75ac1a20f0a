"""One random world, made by the owner (who passes the policies) on the ``owner`` alias."""

import datetime
from dataclasses import dataclass, field
from random import Random

from django.contrib.auth.models import Group, Permission
from django.utils import timezone

from cases import models as c
from referrals import models as r
from taskforce.access.principal import Principal
from taskforce.accounts.models import Agency, Oversight, TaskForce, User
from taskforce.vocabulary.agencies import AGENCY_KIND
from taskforce.vocabulary.people import USER_ROLE
from taskforce.vocabulary.referrals import REFERRAL_STATE
from victims import models as v

ALIAS = "owner"


@dataclass
class World:
    """The people to ask for; the rows are in the transaction."""

    rng: Random
    agencies: list[Agency] = field(default_factory=list)
    task_forces: list[TaskForce] = field(default_factory=list)
    users: list[User] = field(default_factory=list)
    principals: list[Principal] = field(default_factory=list)

    def user(self) -> User:
        return self.rng.choice(self.users)

    def agency(self) -> Agency:
        return self.rng.choice(self.agencies)

    def moment(self) -> datetime.datetime | None:
        """No end, an end ahead, or one that is over."""
        return self.rng.choice(
            (None, *(timezone.now() + datetime.timedelta(days=d) for d in (-9, -1, 1, 40)))
        )


def build(seed: int, *, agencies: int = 6, people: int = 24, cases: int = 40) -> World:
    """Fill the transaction with a world; the same seed gives the same world."""
    world = World(Random(seed))
    _people(world, seed, agencies, people)
    for number in range(cases):
        _case(world, f"W{seed}-{number}")
    for number in range(cases):
        _client(world, f"W{seed % 10**6}-{number}")
    for number in range(cases):
        _referral(world, f"W{seed}-{number}")
    _own_rows(world)
    return world


def _make(model, **values):
    row = model(**values)
    row.save(using=ALIAS, force_insert=True)
    return row


def _people(world: World, seed: int, agencies: int, people: int) -> None:
    rng = world.rng
    for number in range(agencies):
        group = _make(Group, name=f"world {seed} {number}")
        world.agencies.append(
            _make(
                Agency,
                name=f"World {seed} {number}",
                short_name=f"w{seed % 10**6}-{number}",
                kind=rng.choice(list(AGENCY_KIND)),
                group=group,
            )
        )
    world.task_forces = [_make(TaskForce, name=f"World {seed} {n}") for n in range(2)]
    for number in range(people):
        roles = rng.sample(list(USER_ROLE), rng.choice((1, 1, 1, 2)))
        user = _make(
            User,
            username=f"w{seed}-{number}",
            full_name="Somebody",
            password="!",  # noqa: S106 (no password opens it)
            agency=world.agency(),
            roles=roles,
        )
        world.users.append(user)
        overseen = frozenset()
        if "supervisor" in roles and rng.random() < 0.5:
            task_force = rng.choice(world.task_forces)
            _make(Oversight, user=user, task_force=task_force)
            overseen = frozenset({task_force.pk})
        world.principals.append(
            Principal(
                user.pk,
                user.agency_id,
                user.agency.group_id,
                user.agency.kind,
                frozenset(roles),
                overseen,
            )
        )
    world.principals += [Principal(), Principal(roles=frozenset({"worker"}))]


def _case(world: World, number: str) -> None:
    rng, owner, now = world.rng, world.user(), timezone.now()
    case = _make(
        c.Case,
        number=number,
        agency=world.agency(),
        title="Case",
        opened_on=now.date(),
        task_force=rng.choice((None, *world.task_forces)),
        last_activity=now,
        created_by=owner,
        sealed=rng.random() < 0.25,
    )
    entry = _make(c.LogEntry, case=case, number=1, occurred_at=now, author=owner, text="text")
    _make(
        c.StoredFile,
        case=case,
        log_entry=entry,
        name="f",
        media_type="t",
        size=1,
        sha256="0",
        vault_name=f"{rng.getrandbits(120):030x}",
        uploaded_by=owner,
    )
    person = _make(c.CasePerson, case=case, number=1, created_by=owner)
    _make(
        c.PersonRoleDecision, case=case, person=person, role="witness", decided_by=owner, basis="b"
    )
    item = _make(
        c.EvidenceItem,
        case=case,
        number=1,
        kind="photo",
        description="d",
        collected_at=now,
        collected_by="x",
        created_by=owner,
    )
    _make(
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
    file = _make(c.CaseFile, case=case, number=1, profile="internal", requested_by=owner)
    _make(
        c.CaseFilePart,
        case=case,
        case_file=file,
        copy="file",
        vault_name=f"{rng.getrandbits(120):030x}",
        sha256="0",
        size=1,
        pages=1,
        last_page=1,
    )
    levels = Permission.objects.using(ALIAS).filter(content_type__app_label="cases")
    for level in levels.filter(codename__in=("view_case", "contribute_case")):
        if rng.random() < 0.35:
            _make(
                c.CaseAgencyShare,
                content_object=case,
                group=world.agency().group,
                permission=level,
                purpose="p",
                granted_by=owner,
                expires_at=world.moment(),
            )
        for user in rng.sample(world.users, rng.choice((0, 0, 1, 2))):
            _make(
                c.CaseUserGrant,
                content_object=case,
                user=user,
                permission=level,
                purpose="p",
                granted_by=owner,
                expires_at=world.moment(),
            )


def _client(world: World, code: str) -> None:
    rng, by, now = world.rng, world.user(), timezone.now()
    client = _make(
        v.Client, agency=world.agency(), code_name=code[:16], intake_on=now.date(), created_by=by
    )
    _make(v.ClientStatusDecision, client=client, status="potential", decided_by=by, basis="b")
    _make(v.SafeContact, client=client, method="phone", value="1")
    _make(v.FirstDayItem, client=client, item="food")
    need = _make(v.Need, client=client, category="shelter", opened_on=now.date(), created_by=by)
    _make(
        v.ServiceRecord,
        client=client,
        need=need,
        category="shelter",
        given_on=now.date(),
        given_by="x",
        recorded_by=by,
    )
    _make(v.ConfidentialNote, client=client, text="n", author=by)
    others = [agency for agency in world.agencies if agency.pk != client.agency_id]
    release = _make(
        v.Release,
        client=client,
        recipient=rng.choice(others),
        purpose="housing",
        fields=["needs"],
        signed_on=now.date(),
        explained_by=by,
        expires_at=now + datetime.timedelta(days=rng.choice((-3, 5, 30))),
        revoked_at=rng.choice((None, None, now)),
    )
    _make(v.DisclosedField, release=release, field="needs", value="x", disclosed_by=by)


def _referral(world: World, number: str) -> None:
    rng, by, now = world.rng, world.user(), timezone.now()
    sender, receiver = rng.sample(world.agencies, 2)
    releases = v.Release.objects.using(ALIAS).filter(agency=sender, recipient=receiver)
    state = rng.choice(list(REFERRAL_STATE))
    referral = _make(
        r.Referral,
        number=number,
        agency=sender,
        to_agency=receiver,
        needs=["shelter"],
        state=state,
        release=rng.choice((None, releases.first())),
        created_by=by,
        sent_at=None if state == "draft" else now,
    )
    _make(r.ReferralSubject, referral=referral, facts={"name": "x"})
    _make(r.ReferralMove, referral=referral, state=state, by=by)
    _make(r.ReferralMessage, referral=referral, author=by, author_agency=by.agency, text="x")
    listing = _make(r.ServiceListing, agency=receiver, name="Beds", category="shelter")
    _make(r.ListingAddress, listing=listing, text="x", confidential=rng.random() < 0.5)


def _own_rows(world: World) -> None:
    for model in (c.CaseCounter, v.ClientCounter, r.ReferralCounter):
        for agency in world.agencies:
            _make(model, agency=agency, year=2026)
