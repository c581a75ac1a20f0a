"""What cases put on "My desk" and into the navigation."""

import datetime

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from cases.access import INVESTIGATORS, READERS, SUPERVISORS
from cases.models import Case, CasePerson
from taskforce.access import branches
from taskforce.access.principal import Principal
from taskforce.ui.registry import DeskPanel, NavItem, register_desk_panel, register_nav
from taskforce.ui.services.notifications import declare_kind
from taskforce.vocabulary.agencies import LAW_ENFORCEMENT_KINDS, PROVIDER_KINDS
from taskforce.vocabulary.cases import CASE_STATUS

RECENT = 8
QUIET_DAYS = 30
YEAR = 365  # days: a desk must not begin anew on January 1
# Whoever serves victims comes to a case by a personal grant alone, supervisors too.
GUESTS = frozenset({"advocate", "partner", "supervisor"})
INVESTIGATING = LAW_ENFORCEMENT_KINDS | {"prosecutor"}


def recent_cases(principal: Principal) -> dict:
    """The cases one leads or may see, newest activity first; own ones before the rest."""
    led = Case.objects.visible_to(principal).filter(lead_id=principal.user_id)
    led = led.exclude(status__in=("closed", "referred"))
    own = list(led.order_by("-last_activity", "-pk")[:RECENT])
    if len(own) < RECENT:
        keys = branches.page(Case.objects.all(), principal, order="-last_activity", size=RECENT)
        known = {case.pk for case in own}
        others = [key for key in keys if key[0] not in known][: RECENT - len(own)]
        own += branches.rows(Case.objects.all(), others)
    rows = [_line(case, principal) for case in own]
    return {"rows": rows, "count": None, "waiting": bool(own), "start": _first_case(principal)}


def _first_case(principal: Principal) -> tuple[str, str] | None:
    """The button of an empty desk, for who may open cases."""
    opens = principal.has_any(INVESTIGATORS) and principal.agency_kind in LAW_ENFORCEMENT_KINDS
    return (reverse("case-new"), gettext("Create your first case")) if opens else None


def quiet_cases(principal: Principal) -> dict:
    """A supervisor's open cases without an entry for 30 days, the longest silent first."""
    before = timezone.now() - datetime.timedelta(days=QUIET_DAYS)
    rows = _open_of(principal).filter(last_activity__lt=before)
    found = list(rows.select_related("lead").order_by("last_activity", "pk")[:RECENT])
    count = branches.bounded_count(rows, principal)
    return {
        "rows": [_line(case, principal) for case in found],
        "count": count,
        "more": count - len(found),
    }


def load(principal: Principal) -> dict:
    """Open cases by lead, in the supervisor's own agency."""
    rows = list(
        _open_of(principal)
        .values("lead_id", "lead__full_name")
        .annotate(cases=Count("pk"))
        .order_by("-cases", "lead__full_name", "lead_id")[:20]
    )
    most = max((row["cases"] for row in rows), default=1)
    listed = reverse("case-list")
    return {
        "count": None,
        "waiting": bool(rows),
        "most": most,
        "rows": [
            {
                "name": row["lead__full_name"] or "Nobody leads",
                "cases": row["cases"],
                "href": f"{listed}?status=open&lead={row['lead_id'] or ''}",
            }
            for row in rows
        ],
    }


def two_columns(principal: Principal) -> dict:
    """Justice and survivor services side by side, potential and confirmed apart (DOMAIN 2.6)."""
    cases = Case.objects.visible_to(principal).filter(agency_id=principal.agency_id)
    people = CasePerson.objects.visible_to(principal).filter(agency_id=principal.agency_id)
    since = timezone.localdate() - datetime.timedelta(days=YEAR)
    counted = cases.aggregate(
        opened=Count("pk", Q(opened_on__gt=since)),
        working=Count("pk", Q(status="open")),
        closed=Count("pk", Q(closed_at__date__gt=since)),
    )
    served = people.aggregate(
        potential=Count("pk", Q(role="possible_victim")),
        confirmed=Count("pk", Q(role="victim")),
        potential_minors=Count("pk", Q(role="possible_victim", minor_when_identified=True)),
        confirmed_minors=Count("pk", Q(role="victim", minor_when_identified=True)),
        referred=Count("pk", Q(referrals__isnull=False), distinct=True),
    )
    return {
        "count": None,
        "waiting": True,
        "justice": [
            ("Opened in the last 12 months", counted["opened"]),
            ("Open now", counted["working"]),
            ("Closed in the last 12 months", counted["closed"]),
        ],
        "services": [
            ("Possible victims (potential)", served["potential"]),
            ("of them under 18 when identified", served["potential_minors"]),
            ("Victims (confirmed)", served["confirmed"]),
            ("of them under 18 when identified", served["confirmed_minors"]),
            ("People referred to a provider", served["referred"]),
        ],
    }


def _open_of(principal: Principal):
    return Case.objects.visible_to(principal).filter(status="open", agency_id=principal.agency_id)


def _line(case: Case, principal: Principal) -> dict:
    return {
        "number": case.number,
        "title": case.title,
        "href": reverse("case-log", args=[case.pk]),
        "status": CASE_STATUS.label(case.status),
        "sealed": case.sealed,
        "when": case.last_activity,
        "mine": case.lead_id == principal.user_id,
    }


PANELS = (
    DeskPanel(
        "cases",
        "My recent cases",
        "cases/desk/recent.html",
        recent_cases,
        READERS,
        "folder_open",
        order=20,
        url_name="case-list",
        url_label="All cases",
        empty="No case is open to you yet.",
        kinds=INVESTIGATING,
    ),
    DeskPanel(
        "cases_shared",
        "Cases opened to me",
        "cases/desk/recent.html",
        recent_cases,
        GUESTS,
        "folder",
        order=60,
        url_name="case-list",
        url_label="All of them",
        empty="No investigation was opened to you by name.",
        kinds=PROVIDER_KINDS,
    ),
    DeskPanel(
        "cases_columns",
        "Justice and survivor services",
        "cases/desk/columns.html",
        two_columns,
        SUPERVISORS,
        "assessment",
        order=10,
        width="wide",
        kinds=INVESTIGATING,
    ),
    DeskPanel(
        "cases_quiet",
        f"Open cases without an entry for {QUIET_DAYS} days",
        "cases/desk/recent.html",
        quiet_cases,
        SUPERVISORS,
        "schedule",
        order=30,
        url_name="case-list",
        url_label="All cases",
        empty="Every open case has an entry of the last 30 days.",
        kinds=INVESTIGATING,
    ),
    DeskPanel(
        "cases_load",
        "Open cases by lead",
        "cases/desk/load.html",
        load,
        SUPERVISORS,
        "people",
        order=40,
        empty="No case is open.",
        kinds=INVESTIGATING,
    ),
)


def register() -> None:
    """Called once by the app's ``ready``."""
    declare_kind("case_shared", "A case was shared with your agency")
    declare_kind("case_opened", "A case was opened to you")
    register_nav(
        NavItem(
            "Cases",
            "case-list",
            READERS,
            "folder_open",
            order=10,
            section="Investigations",
            covers=("/cases/",),
            kinds=INVESTIGATING,
        )
    )
    for panel in PANELS:
        register_desk_panel(panel)
