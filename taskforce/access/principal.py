"""The one who asks: what every rule knows about a person, and nothing more."""

from dataclasses import dataclass

from taskforce.accounts.models import Oversight, User


@dataclass(frozen=True)
class Principal:
    """A person (or the worker) at the moment of asking.

    ``user_id`` None and no roles is nobody: no rule gives nobody a row.
    """

    user_id: int | None = None
    agency_id: int | None = None
    group_id: int | None = None
    agency_kind: str = ""
    roles: frozenset[str] = frozenset()
    overseen: frozenset[int] = frozenset()

    def has_any(self, roles) -> bool:
        """Whether one of the roles is held."""
        return not self.roles.isdisjoint(roles)


NOBODY = Principal()

# The export worker between two people's jobs: it sees the queue, never content.
WORKER = Principal(roles=frozenset({"worker"}))


def principal_of(user) -> Principal:
    """The principal of an account as it is now; disabled or locked is nobody."""
    if isinstance(user, Principal):
        return user
    if user is None or not getattr(user, "is_authenticated", False):
        return NOBODY
    if not user.is_active or user.locked_at or not user.agency.is_active:
        return NOBODY
    kept = getattr(user, "_principal", None)
    if kept is None:
        kept = user._principal = _principal(user)
    return kept


def _principal(user: User) -> Principal:
    roles = frozenset(user.roles)
    overseen = frozenset(_overseen(user)) if "supervisor" in roles else frozenset()
    return Principal(
        user_id=user.pk,
        agency_id=user.agency_id,
        group_id=user.agency.group_id,
        agency_kind=user.agency.kind,
        roles=roles,
        overseen=overseen,
    )


def _overseen(user: User):
    """The task forces a supervisor oversees; the log-in backend has read them already."""
    known = getattr(user, "_overseen", None)
    if known is not None:
        return known
    rows = Oversight.objects.filter(user=user, task_force__is_active=True)
    return rows.values_list("task_force_id", flat=True)


def principal_by_id(user_id: int) -> Principal:
    """The principal of an account by its id, read fresh; unknown is nobody."""
    user = User.objects.select_related("agency").filter(pk=user_id).first()
    return principal_of(user)
