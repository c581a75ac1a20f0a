"""What every page of a case shows: its header, who can see it and why, its tabs."""

from functools import reduce
from operator import or_

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, OuterRef, Q, Value, When
from django.db.models import Case as Choice
from django.shortcuts import render
from django.urls import reverse

from cases.models import Case, CaseJurisdiction
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
    ("productions", "Productions", "case-productions"),
    ("redaction", "Redaction", "case-redaction"),
    ("access", "Access", "case-access"),
    ("history", "History", "case-history"),
)
ACTIONS = (
    "case.change",
    "case.log",
    "case.people",
    "case.decide_role",
    "case.evidence",
    "case.refer",
    "case.export",
    "case.produce",
    "case.redact",
    "case.share",
    "case.seal",
    "case.close",
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
    may, mine, further = standing(request.user, case)
    return {
        "case": case,
        "heading": f"{case.number} {case.title}",
        "crumbs": trail,
        "tabs": tabs,
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


def standing(user, case: Case) -> tuple[set[str], list[str], list[str]]:
    """What a person may do with a case, why they see it, and where else it leads, in one query.

    :returns: names of actions without their "case.", the sentences of the reasons, and the
        names of the further jurisdictions.
    """
    rule, principal = rule_of(Case), principal_of(user)
    asked = {("may", name): rule.allowed(name) for name in ACTIONS}
    asked |= {("why", reason.sentence): [reason] for reason in rule.allowed(rule.view)}
    # Actions with the same reasons are asked once.
    aliases: dict[tuple[str, ...], str] = {}
    alias_of, columns = {}, {}
    for key, reasons in asked.items():
        same = tuple(reason.sql for reason in reasons)
        alias = alias_of[key] = aliases.setdefault(same, f"_{len(aliases)}")
        if alias not in columns:
            conditions = [q for q in (reason.q(principal) for reason in reasons) if q is not None]
            whole = reduce(or_, conditions) if conditions else Q(pk__in=[])
            columns[alias] = Choice(
                When(whole, then=Value(True)), default=Value(False), output_field=BooleanField()
            )
    places = CaseJurisdiction.objects.filter(case=OuterRef("pk")).order_by("jurisdiction__name")
    columns["_further"] = ArraySubquery(places.values("jurisdiction__name"))
    row = Case._base_manager.filter(pk=case.pk).values(**columns).first() or {}
    held = [key for key, alias in alias_of.items() if row.get(alias)]
    may = {name.partition(".")[2] for kind, name in held if kind == "may"}
    why = sorted(sentence for kind, sentence in held if kind == "why")
    return may, why, row.get("_further", [])


def case_response(request, template: str, case: Case, tab: str, *crumbs, status=200, **context):
    """Render a page of a case."""
    return render(
        request, template, case_context(request, case, tab, *crumbs, **context), status=status
    )
