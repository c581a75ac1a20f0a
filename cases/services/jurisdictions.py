from collections.abc import Iterable

from cases.models import Case, CaseJurisdiction
from taskforce.accounts.models import Jurisdiction


def set_further(case: Case, wanted: Iterable[Jurisdiction]) -> bool:
    """Make these the case's further jurisdictions; whether anything changed.

    Called inside the transaction of opening the case or of changing its header. The case's
    own jurisdiction is not a further one.
    """
    wanted = {one.pk for one in wanted} - {case.jurisdiction_id}
    rows = case.casejurisdictions
    present = set(rows.values_list("jurisdiction_id", flat=True))
    rows.filter(jurisdiction_id__in=present - wanted).delete()
    for key in sorted(wanted - present):
        CaseJurisdiction.objects.create(case=case, jurisdiction_id=key)
    return wanted != present
