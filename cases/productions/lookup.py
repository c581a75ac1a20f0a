"""What did the defense get, and when: by record, and by page number."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cases.models import BatesSeries, Case, Production, ProductionItem

LONGEST = 60
_NUMBER = re.compile(r"(?P<prefix>.*?)(?P<digits>\d{1,9})\s*", re.DOTALL)


@dataclass(frozen=True)
class Found:
    """A numbered page: which production, which page of it, which records stand on it."""

    number: str
    production: Production
    page: int
    items: Sequence[ProductionItem]


def handed_over(case: Case, user, sources: Iterable) -> list[ProductionItem]:
    """Where these records stand in productions that were made, oldest first (one query)."""
    return list(
        ProductionItem.objects.visible_to(user)
        .filter(case=case, source_id__in=[row.pk for row in sources])
        .exclude(production__state=Production.State.CANCELED)
        .select_related("production__series", "withholding")
        .order_by("production__number", "bates_first", "pk")
    )


def find_page(case: Case, user, text: str) -> Found | None:
    """The page of that Bates number, typed with or without prefix and leading zeros.

    None when no production of the case has it.
    """
    typed = _NUMBER.fullmatch("".join(text.split())[:LONGEST])
    series = BatesSeries.objects.visible_to(user).filter(case=case).first()
    if typed is None or series is None:
        return None
    prefix, number = typed["prefix"].casefold(), int(typed["digits"])
    if prefix not in ("", series.prefix.casefold()) or number > 2_147_483_647:
        return None
    production = (
        Production.objects.visible_to(user)
        .filter(series=series, bates_first__lte=number, bates_last__gte=number)
        .select_related("served_by", "prepared_by", "case_file", "supersedes")
        .prefetch_related("superseded_by")
        .first()
    )
    if production is None:
        return None
    items = production.items.visible_to(user).filter(
        bates_first__lte=number, bates_last__gte=number
    )
    return Found(
        series.number(number),
        production,
        number - production.bates_first + 1,
        list(items.select_related("withholding")),
    )
