"""The list of accounts, by name, paged by key."""

from django.db.models import Q, QuerySet

from taskforce.accounts.models import User
from taskforce.paging.keyset import Order, Page, keyset_page

SIZE = 50
ORDER = Order("full_name", descending=False)


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


def page_of(accounts: QuerySet[User], cursor: str, size: int = SIZE) -> Page:
    """One page; ``cursor`` is its place, as the address has it."""
    return keyset_page(accounts, order=ORDER, size=size, cursor=cursor)
