"""The case list: filtered, in branches, paged by key."""

from dataclasses import dataclass

from django.db.models import QuerySet

from cases.models import Case
from cases.search_walls import found_ids
from taskforce.access import branches
from taskforce.ui.tables import Order, Page

TEXT_LIMIT = 500


@dataclass(frozen=True)
class CaseFilter:
    """What the list is narrowed to; empty values do not narrow."""

    text: str = ""
    status: str = ""
    kind: str = ""
    lead: int | None = None
    agency: int | None = None
    sealed: str = ""

    def apply(self, queryset: QuerySet) -> QuerySet:
        """The narrowed queryset, not yet by who may see what.

        Words are looked up by the database's search function: the newest 500 cases with
        them that the acting person may see.
        """
        plain = {
            "status": self.status,
            "kind": self.kind,
            "lead_id": self.lead,
            "agency_id": self.agency,
        }
        queryset = queryset.filter(**{name: value for name, value in plain.items() if value})
        if self.sealed:
            queryset = queryset.filter(sealed=self.sealed == "sealed")
        if self.text:
            queryset = queryset.filter(pk__in=found_ids(Case, self.text, TEXT_LIMIT))
        return queryset


def case_page(user, chosen: QuerySet, order: Order, size: int, cursor: str) -> Page:
    """One page of the cases of ``chosen`` that a user may see."""
    shown = Case.objects.select_related("agency", "lead")
    return branches.page_at(chosen, shown, user, order=order, size=size, cursor=cursor)


def shown_cases(user, chosen: QuerySet, order: Order) -> QuerySet:
    """All pages of the list, for its export."""
    return (
        chosen.visible_to(user)
        .select_related("agency", "lead", "jurisdiction")
        .order_by(*order.names)
    )
