"""Who runs accounts (docs/decisions/0011-administrators.md).

An administrator runs the accounts of the own agency; a supervisor sees them and releases
locked ones; nobody reaches into another agency. Nobody acts on the own account here.
"""

from django.db.models import Exists, OuterRef, QuerySet

from taskforce.accounts.models import Agency, TaskForce, User

SEE, RELEASE, RUN = "see", "release", "run"

# What a role may do with the accounts of its own agency.
POWERS = {
    "administrator": frozenset({SEE, RELEASE, RUN}),
    "supervisor": frozenset({SEE, RELEASE}),
}
LABELS = {SEE: "See accounts", RELEASE: "Release a locked account", RUN: "Run accounts"}


def powers_of(user: User) -> frozenset[str]:
    """What a person may do with the accounts of the own agency."""
    return frozenset().union(*(POWERS.get(role, frozenset()) for role in user.roles))


def accounts_seen_by(user: User) -> QuerySet[User]:
    """The accounts a person may see here: the own agency's, or none."""
    if SEE not in powers_of(user):
        return User.objects.none()
    return User.objects.filter(agency_id=user.agency_id)


def task_forces_of(user: User) -> QuerySet[TaskForce]:
    """The task forces a person's agency is a member of; every member may see who else is."""
    return TaskForce.objects.filter(is_active=True, agencies=user.agency_id)


def may_grant_oversight(user: User, task_force: TaskForce) -> bool:
    """Administrators of the task force's lead agency, as its written agreement names it."""
    return RUN in powers_of(user) and task_force.lead_agency_id == user.agency_id


def may_add_member(user: User, task_force: TaskForce) -> bool:
    """The same people bring in further agencies (docs/decisions/0065)."""
    return may_grant_oversight(user, task_force)


def not_started(task_force: TaskForce) -> QuerySet[Agency]:
    """Members whose only account is a first administrator who has never logged in."""
    accounts = User.objects.filter(agency=OuterRef("pk"))
    begun = accounts.exclude(last_login=None, roles=["administrator"], must_change_password=True)
    members = task_force.agencies.filter(Exists(accounts), ~Exists(begun), is_active=True)
    return members.exclude(pk=task_force.lead_agency_id)


def may_end_oversight(user: User) -> bool:
    """Administrators of every member agency: it is their cases that are overseen."""
    return RUN in powers_of(user)


def may_oversee(task_force: TaskForce) -> QuerySet[User]:
    """Open supervisor accounts of the law-enforcement members."""
    members = Agency.objects.filter(task_forces=task_force, is_active=True)
    kinds = [agency.pk for agency in members if agency.is_law_enforcement]
    return User.objects.filter(
        agency__in=kinds, is_active=True, locked_at=None, roles__contains=["supervisor"]
    ).select_related("agency")
