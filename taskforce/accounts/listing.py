"""The list of accounts, by name, paged by key."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from taskforce.accounts.models import User

SIZE = 50


@dataclass(frozen=True)
class AccountPage:
    """Accounts, and the key the next page begins after (None: this is the last)."""

    rows: list[User]
    next_key: int | None
    is_first: bool


def filtered(accounts: QuerySet[User], wanted: dict) -> QuerySet[User]:
    """Narrowed as :class:`AccountFilterForm` asks."""
    if text := wanted.get("q"):
        accounts = accounts.filter(Q(full_name__icontains=text) | Q(username__icontains=text))
    if role := wanted.get("role"):
        accounts = accounts.filter(roles__contains=[role])
    states = {
        "open": Q(is_active=True, locked_at=None),
        "locked": Q(is_active=True, locked_at__isnull=False),
        "closed": Q(is_active=False),
    }
    return accounts.filter(states.get(wanted.get("state") or "", Q()))


def page_of(accounts: QuerySet[User], after: str, size: int = SIZE) -> AccountPage:
    """One page; ``after`` is the key of the row before it, as the address has it."""
    last = accounts.filter(pk=int(after)).first() if after.isdecimal() and len(after) < 19 else None
    if last is not None:
        beyond = Q(full_name__gt=last.full_name) | Q(pk__gt=last.pk)
        accounts = accounts.filter(Q(full_name__gte=last.full_name) & beyond)
    found = list(accounts.order_by("full_name", "pk")[: size + 1])
    rows, more = found[:size], len(found) > size
    return AccountPage(rows, rows[-1].pk if more else None, is_first=last is None)
