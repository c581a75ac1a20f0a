"""Clients in the search box: code names only, so that no name is ever searched."""

import re

from taskforce.access.principal import Principal
from taskforce.ui.registry import Hit, Segment
from taskforce.vocabulary.trafficking import VICTIM_STATUS
from victims.models import Client

# V-2026-0031, v 2026 31, 2026-31, or the running number alone.
SPELLING = re.compile(r"(?:v[\s-]*)?(?:(20\d\d)[\s-]+)?0*(\d{1,6})", re.IGNORECASE)


def find_clients(principal: Principal, query: str, limit: int) -> list[Hit]:
    """The clients of that code name whom the principal may see, newest years first."""
    spelled = SPELLING.fullmatch(query.strip())
    if spelled is None:
        return []
    year, number = spelled.groups()
    ending = f"-{int(number):04}"
    found = Client.objects.visible_to(principal).filter(code_name__endswith=ending)
    if year:
        found = found.filter(code_name=f"V-{year}{ending}")
    rows = found.only("id", "code_name", "status", "closed_on", "last_activity")
    return [_hit(row) for row in rows.order_by("-code_name", "pk")[:limit]]


def _hit(row: Client) -> Hit:
    state = "closed" if row.closed_on else "open"
    return Hit(
        title=row.code_name,
        href=f"/clients/{row.pk}/",
        meta=f"Client, {state}",
        tag=VICTIM_STATUS.label(row.status),
        when=row.last_activity,
        snippet=(Segment(row.code_name, True),),
    )
