"""What cases add to the house: navigation, desk, tabs, timeline, search, checks, notices."""

from cases import audit_kinds, desk, lanes, search
from cases.access import READERS, SUPERVISORS
from cases.happenings import LANES
from cases.search_walls import SEARCHED, search_functions
from cases.tabs import TABS, Tab
from cases.verifiers import verify_casefile, verify_evidence
from taskforce.access.walls.build import STEPS, Step
from taskforce.audit.kinds import KINDS
from taskforce.audit.verifiers import VERIFIERS, Verifier
from taskforce.ui.registry import DESK, NAVIGATION, SEARCHES, DeskPanel, NavItem
from taskforce.ui.services.notifications import NOTICES, Notice
from taskforce.vocabulary.agencies import LAW_ENFORCEMENT_KINDS, PROVIDER_KINDS

# Whoever serves victims comes to a case by a personal grant alone, supervisors too.
GUESTS = frozenset({"advocate", "partner", "supervisor"})
INVESTIGATING = LAW_ENFORCEMENT_KINDS | {"prosecutor"}

LINE = NavItem(
    "Cases",
    "case-list",
    READERS,
    "folder_open",
    order=10,
    section="Investigations",
    covers=("/cases/",),
    kinds=INVESTIGATING,
)
OF_A_CASE = (
    Tab("log", "Log", "case-log", 10),
    Tab("people", "People", "case-people", 20),
    Tab("evidence", "Evidence", "case-evidence", 30),
    Tab("timeline", "Timeline", "case-timeline", 40),
    Tab("files", "Files", "case-files", 50),
    Tab("productions", "Productions", "case-productions", 60),
    Tab("redaction", "Redaction", "case-redaction", 70),
    Tab("access", "Access", "case-access", 80),
    Tab("history", "History", "case-history", 90),
)
ON_THE_DESK = (
    DeskPanel(
        "cases",
        "My recent cases",
        "cases/desk/recent.html",
        desk.recent_cases,
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
        desk.recent_cases,
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
        desk.two_columns,
        SUPERVISORS,
        "assessment",
        order=10,
        width="wide",
        kinds=INVESTIGATING,
    ),
    DeskPanel(
        "cases_quiet",
        f"Open cases without an entry for {desk.QUIET_DAYS} days",
        "cases/desk/recent.html",
        desk.quiet_cases,
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
        desk.load,
        SUPERVISORS,
        "people",
        order=40,
        empty="No case is open.",
        kinds=INVESTIGATING,
    ),
)


def register() -> None:
    """Called once by the app's ``ready``."""
    KINDS.add(*audit_kinds.KINDS)
    NAVIGATION.add(LINE)
    TABS.add(*OF_A_CASE)
    LANES.add(*lanes.TIMELINE)
    DESK.add(*ON_THE_DESK)
    SEARCHED.add(*search.TABLES)
    SEARCHES.add(*search.PROVIDERS)
    STEPS.add(Step("search_functions", 20, search_functions))
    NOTICES.add(
        Notice("case_shared", "A case was shared with your agency"),
        Notice("case_opened", "A case was opened to you"),
        Notice("schedule_ended", "A weekly case file ended"),
    )
    VERIFIERS.add(
        Verifier("evidence", "Stored files against their hashes", verify_evidence),
        Verifier("casefile", "A produced case file", verify_casefile, takes_file=True),
    )
