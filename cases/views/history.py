from django.views.decorators.http import require_safe

from cases.doors import open_case
from cases.history import told
from cases.models import CaseAgencyShare, CaseUserGrant
from cases.views.frame import case_response
from taskforce.audit import record
from taskforce.audit.models import ChangeRecord
from taskforce.ui.tables import Order, keyset_page

ORDER = Order("at")
GRANT_TABLES = [model._meta.db_table for model in (CaseAgencyShare, CaseUserGrant)]


@require_safe
def history(request, pk):
    """Who changed what: header, people, evidence, shares and grants, newest first."""
    case = open_case(request.user, pk)
    rows = (
        ChangeRecord.objects.visible_to(request.user)
        .filter(scope_kind="cases_case", scope_id=case.pk)
        .select_related("actor")
    )
    if case.agency_id != request.user.agency_id:
        # Whom the owning agency let in by name is its own to know (as on the Access tab).
        rows = rows.exclude(table_name__in=GRANT_TABLES)
    page = keyset_page(rows, order=ORDER, size=50, cursor=request.GET.get("cursor", ""))
    record("case.history_viewed", case, count=len(page.rows))
    return case_response(
        request,
        "cases/history.html",
        case,
        "history",
        changes=told(page.rows),
        newer_href=f"?cursor={page.newer}" if page.newer else "",
        older_href=f"?cursor={page.older}" if page.older else "",
    )
