"""The log of a case as it is read: filtered, newest first, paged by key."""

import datetime

from django.contrib.postgres.search import SearchQuery
from django.db.models import Exists, OuterRef, Prefetch, Q
from django.utils import timezone

from cases.models import Case, LogEntry, StoredFile
from taskforce.ui.tables import Order, Page, keyset_page

SIZE = 30
ORDER = Order("occurred_at")
# With text above it, a recording later than this is said beside the time of the act.
LATE = datetime.timedelta(minutes=15)


def entries_of(user, case: Case, chosen: dict):
    """First entries (addenda hang on them) that fit the filter; addenda count for words."""
    rows = case.logentrys.visible_to(user).filter(addendum_to__isnull=True)
    if chosen.get("kind"):
        rows = rows.filter(kind=chosen["kind"])
    if chosen.get("author"):
        rows = rows.filter(author_id=chosen["author"])
    if chosen.get("since"):
        rows = rows.filter(occurred_at__gte=_start(chosen["since"]))
    if chosen.get("until"):
        rows = rows.filter(occurred_at__lt=_start(chosen["until"] + datetime.timedelta(days=1)))
    if chosen.get("q"):
        words = SearchQuery(chosen["q"], search_type="websearch", config="english")
        below = LogEntry.objects.filter(addendum_to=OuterRef("pk"), search=words)
        rows = rows.filter(Q(search=words) | Exists(below))
    return rows


def with_parts(user, rows):
    """Entries with author, files and addenda, in three queries."""
    files = StoredFile.objects.visible_to(user).order_by("uploaded_at", "id")
    addenda = (
        LogEntry.objects.visible_to(user)
        .select_related("author__agency")
        .defer("search")
        .order_by("number")
    )
    return (
        rows.select_related("author__agency")
        .defer("search")
        .prefetch_related(Prefetch("files", files), Prefetch("addenda", addenda))
    )


def log_page(user, case: Case, chosen: dict, cursor: str = "") -> Page:
    """One page of the log, newest first."""
    rows = with_parts(user, entries_of(user, case, chosen))
    return keyset_page(rows, order=ORDER, size=SIZE, cursor=cursor)


def authors_of(user, case: Case) -> list[tuple[int, str]]:
    """Who has written in this log, for its filter."""
    rows = case.logentrys.visible_to(user).order_by("author__full_name", "author_id")
    return list(rows.values_list("author_id", "author__full_name").distinct())


def _start(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time()))
