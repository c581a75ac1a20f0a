"""What every page of a case shows: its header, who can see it and why, its tabs."""

from django.db.models import CharField, Value
from django.shortcuts import render
from django.urls import reverse

from cases.models import Case
from taskforce.access.doors import actions_on
from taskforce.access.principal import principal_of
from taskforce.access.rules import rule_of
from taskforce.vocabulary.cases import CASE_CLOSING_REASON, CASE_KIND, CASE_STATUS
from taskforce.vocabulary.levels import CONFIDENTIALITY_LEVEL

TABS = (
    ("log", "Log", "case-log"),
    ("people", "People", "case-people"),
    ("evidence", "Evidence", "case-evidence"),
    ("timeline", "Timeline", "case-timeline"),
    ("files", "Files", "case-files"),
    ("access", "Access", "case-access"),
    ("history", "History", "case-history"),
)
ACTIONS = (
    "case.change", "case.log", "case.people", "case.decide_role", "case.evidence", "case.refer",
    "case.export", "case.share", "case.seal", "case.close",
)
TONES = {"open": "good", "suspended": "warn", "closed": "", "referred": ""}


def case_context(request, case: Case, tab: str, *crumbs: tuple[str, str], **context) -> dict:
    """The context of a page of a case; templates extend ``cases/case.html``.

    :param tab: the key of a tab of :data:`TABS`.
    :param crumbs: the pages below that tab, the page itself last with "" for its address.
    """
    tabs = [
        {"label": label, "href": reverse(name, args=[case.pk]), "current": key == tab}
        for key, label, name in TABS
    ]
    here = next(one for one in tabs if one["current"])
    trail = [("Cases", reverse("case-list")), (case.number, reverse("case-log", args=[case.pk]))]
    trail += [(here["label"], here["href"]), *crumbs] if crumbs else [(here["label"], "")]
    may = {name.partition(".")[2] for name in actions_on(request.user, case, ACTIONS)}
    return {
        "case": case, "heading": f"{case.number} {case.title}", "crumbs": trail, "tabs": tabs,
        "may": may, "may_log": "log" in may,
        "mine": why_visible(request.user, case), "holders": rule_of(Case).holders(case),
        "status_label": CASE_STATUS.label(case.status), "status_tone": TONES[case.status],
        "kind_label": CASE_KIND.label(case.kind),
        "level_label": CONFIDENTIALITY_LEVEL.label(case.confidentiality),
        "closing_label": case.closing_reason and CASE_CLOSING_REASON.label(case.closing_reason),
        **context,
    }


def why_visible(user, case: Case) -> list[str]:
    """The reasons by which a person sees a case, as sentences, in one query."""
    query = None
    for reason, q in rule_of(Case).branches(principal_of(user)):
        one = (
            Case._base_manager.filter(q, pk=case.pk)
            .annotate(_why=Value(reason.sentence, CharField())).values_list("_why", flat=True)
        )
        query = one if query is None else query.union(one)
    return sorted(query) if query is not None else []


def case_response(request, template: str, case: Case, tab: str, *crumbs, status=200, **context):
    """Render a page of a case."""
    return render(
        request, template, case_context(request, case, tab, *crumbs, **context), status=status
    )
