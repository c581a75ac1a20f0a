"""What every page of a case shows: its header, who can see it and why, its tabs."""

from django.shortcuts import render
from django.urls import reverse

from cases.models import Case
from cases.standing import standing
from cases.tabs import TABS
from taskforce.vocabulary.cases import CASE_CLOSING_REASON, CASE_KIND, CASE_STATUS
from taskforce.vocabulary.levels import CONFIDENTIALITY_LEVEL

TONES = {"open": "good", "suspended": "warn", "closed": "", "referred": ""}


def case_context(request, case: Case, tab: str, *crumbs: tuple[str, str], **context) -> dict:
    """The context of a page of a case; templates extend ``cases/case.html``.

    :param tab: the key of a tab of :data:`cases.tabs.TABS`.
    :param crumbs: the pages below that tab, the page itself last with "" for its address.
    """
    tabs = [
        {
            "label": one.label,
            "href": reverse(one.url_name, args=[case.pk]),
            "current": one.key == tab,
        }
        for one in TABS
    ]
    here = next(one for one in tabs if one["current"])
    trail = [("Cases", reverse("case-list")), (case.number, reverse("case-log", args=[case.pk]))]
    trail += [(here["label"], here["href"]), *crumbs] if crumbs else [(here["label"], "")]
    may, mine, further = standing(case)
    return {
        "case": case,
        "heading": f"{case.number} {case.title}",
        "crumbs": trail,
        "tabs": tabs,
        "page_title": here["label"],
        "may": may,
        "may_log": "log" in may,
        "mine": mine,
        "further": further,
        "status_label": CASE_STATUS.label(case.status),
        "status_tone": TONES[case.status],
        "kind_label": CASE_KIND.label(case.kind),
        "level_label": CONFIDENTIALITY_LEVEL.label(case.confidentiality),
        "closing_label": case.closing_reason and CASE_CLOSING_REASON.label(case.closing_reason),
        **context,
    }


def case_response(request, template: str, case: Case, tab: str, *crumbs, status=200, **context):
    """Render a page of a case."""
    return render(
        request, template, case_context(request, case, tab, *crumbs, **context), status=status
    )
