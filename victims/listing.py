"""The client list: filtered, in branches, paged by key; code names only."""

from django.db.models import Count as CountOf
from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from taskforce.access import branches
from taskforce.access.branches import Key
from taskforce.ui.tables import Column, Order, Page, Table, cells
from taskforce.ui.tables.keyset import page_of, read_cursor
from taskforce.vocabulary.languages import LANGUAGE
from taskforce.vocabulary.trafficking import VICTIM_STATUS
from victims.disclosed import OPEN_STATES
from victims.models import Client, Need

# What a list needs; the sealed columns are not even read from the database.
SHOWN = (
    "id",
    "code_name",
    "agency",
    "status",
    "minor_at_intake",
    "language",
    "interpreter_needed",
    "advocate__full_name",
    "intake_on",
    "closed_on",
    "last_activity",
)
AGE = {True: "Minor", False: "Adult", None: ""}
STATUS_TONES = {"potential": "warn", "confirmed": "info", "not_victim": ""}


def _language(client: Client):
    if not client.language:
        return ""
    line = "interpreter" if client.interpreter_needed else ""
    return cells.text(LANGUAGE.label(client.language), line)


def _status(client: Client):
    label = VICTIM_STATUS.label(client.status)
    if client.closed_on:
        return cells.tag(f"{label}, closed")
    return cells.tag(label, STATUS_TONES[client.status])


TABLE = Table(
    key="clients",
    caption="Clients of your agency",
    columns=(
        Column(
            "client",
            "Client",
            lambda row: cells.code(row.code_name, f"/clients/{row.pk}/"),
            sort="code_name",
        ),
        Column("status", "Status", _status),
        Column("age", "Age at intake", lambda row: AGE[row.minor_at_intake]),
        Column(
            "language",
            "Language",
            _language,
            export=lambda row: LANGUAGE.label(row.language) if row.language else "",
        ),
        Column("advocate", "Advocate", lambda row: row.advocate.full_name if row.advocate else ""),
        Column(
            "needs",
            "Open needs",
            lambda row: cells.number(row.open_needs),
            number=True,
            export=lambda row: row.open_needs,
        ),
        Column(
            "urgent",
            "Urgent",
            lambda row: cells.number(row.urgent_needs or None),
            number=True,
            export=lambda row: row.urgent_needs,
        ),
        Column(
            "intake",
            "Intake",
            lambda row: cells.when(row.intake_on, "date"),
            sort="intake_on",
            descending=True,
            export=lambda row: row.intake_on.isoformat(),
        ),
        Column(
            "activity",
            "Last activity",
            lambda row: cells.when(row.last_activity),
            sort="last_activity",
            descending=True,
            export=lambda row: cells.local_text(row.last_activity),
        ),
    ),
    sort="-activity",
    noun="clients",
    empty_title="No client here yet",
    empty_text="You see the clients of your own agency, by code name. Clients of other agencies"
    " never appear; what they released to you stands under “Released to my agency”.",
)


def client_page(user, chosen: QuerySet, order: Order, size: int, cursor: str) -> Page:
    """One page of the clients of ``chosen`` that a user may see."""
    place = read_cursor(cursor, order)
    toward = order.reverse if place and place.backward else order
    keys = branches.page(
        chosen,
        user,
        order=("-" if toward.descending else "") + toward.field,
        size=size + 1,
        after=Key(place.value, place.pk) if place else None,
    )
    return page_of(branches.rows(with_needs(Client.objects.all()), keys), order, size, place)


def shown_clients(user, chosen: QuerySet, order: Order) -> QuerySet:
    """All pages of the list, for its export."""
    return with_needs(chosen.visible_to(user)).order_by(*order.names)


def with_needs(queryset: QuerySet) -> QuerySet:
    """The columns of a list, and how many needs are open and urgent."""
    needs = Need.objects.filter(client=OuterRef("pk"), state__in=OPEN_STATES).order_by()

    def count(chosen) -> Coalesce:
        return Coalesce(Subquery(chosen.values("client").annotate(n=CountOf("pk")).values("n")), 0)

    return (
        queryset.select_related("advocate")
        .only(*SHOWN)
        .annotate(open_needs=count(needs), urgent_needs=count(needs.filter(is_urgent=True)))
    )
