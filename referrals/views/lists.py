from django.db.models import Q
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse

from referrals.access import OPEN_TO_RECEIVER
from referrals.forms.filters import ReferralFilter
from referrals.lists import CLOSED, LABELS, SENT, code_names, in_tab, page_for, still_live, tabs_of
from referrals.models import Referral
from referrals.services.create import may_refer
from referrals.tables import Rows, table_of
from taskforce.audit import record
from taskforce.ui.tables import Filters


class TabFilters(Filters):
    """Filters of a list with tabs: clearing them stays on the tab."""

    def __init__(self, form, given, tab: str):
        super().__init__(form, given)
        self.tab = tab

    @property
    def clear_href(self) -> str:
        return f"?tab={self.tab}"


def referral_list(request):
    """Referrals of one tab: waiting for us, sent by us, closed."""
    user = request.user
    tabs = tabs_of(user)
    if not tabs:
        raise Http404
    tab = request.GET.get("tab", tabs[0])
    if tab not in tabs:
        raise Http404
    form = ReferralFilter(request.GET, closed=tab == CLOSED)
    asked = form.q() if form.is_valid() else None
    table = _table(request, tab, asked, TabFilters(form, request.GET, tab))
    record("referral.listed", tab=tab, shown=[str(row.pk) for row in table.page.rows])
    context = {
        "heading": "Referrals",
        "crumbs": [("Referrals", "")],
        "tab": tab,
        "table": table,
        "filters": table.filters,
        "may_refer": may_refer(user),
        "tabs": [
            {
                "label": LABELS[one],
                "href": f"{reverse('referral-list')}?tab={one}",
                "current": one == tab,
            }
            for one in tabs
        ],
    }
    return render(request, "referrals/list.html", context, status=200 if form.is_valid() else 400)


def _table(request, tab, asked, filters):
    """The bound table; a filter that makes no sense finds nothing."""
    found = Referral.objects.filter(in_tab(tab, request.user.agency_id))
    found = found.none() if asked is None else found.filter(asked)
    if filters.chips:
        # A filter must not answer for content whose cells are blank (a release that ended).
        found = found.filter(Q(agency_id=request.user.agency_id) | OPEN_TO_RECEIVER)
    page = page_for(request.user, found, request.GET.get("cursor", ""))
    rows = Rows(
        request.user,
        names=code_names(request.user, page.rows) if tab in (SENT, CLOSED) else {},
        live=still_live(request.user, page.rows),
    )
    return table_of(tab, rows).bind_page(request, page, filters=filters)
