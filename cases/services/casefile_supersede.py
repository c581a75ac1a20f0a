"""Which file of a case replaces which: a later one of the same kind, from later data."""

from django.db import connection

from cases.casefile.profiles import profile
from cases.models import CaseFile


def supersede(row: CaseFile) -> None:
    """Within the transaction that publishes: the older files of its kind name the newer one.

    A draft replaces drafts only. Of two files that are made at once, the one whose data were
    read later is the newer, whichever is finished first.
    """
    kind = profile(row.profile)
    if not kind.supersedes:
        return
    with connection.cursor() as cursor:
        # Two that finish at the same moment must see each other.
        cursor.execute("select pg_advisory_xact_lock(hashtext(%s))", [f"supersede {row.case_id}"])
    others = CaseFile.objects.filter(
        case=row.case_id, profile=row.profile, state=CaseFile.State.READY
    ).exclude(pk=row.pk)
    others = list(others.select_related("superseded_by").defer("manifest"))
    newer = [one for one in others if _order(one) > _order(row) and _may(one, row)]
    older = [
        one.pk
        for one in others
        if _order(one) < _order(row) and _may(row, one) and _is_latest_for(one, row)
    ]
    CaseFile.objects.filter(pk__in=older).update(superseded_by=row)
    if newer:
        CaseFile.objects.filter(pk=row.pk).update(superseded_by=max(newer, key=_order))


def _order(row: CaseFile) -> tuple:
    return row.as_of, row.number


def _may(newer: CaseFile, older: CaseFile) -> bool:
    return older.is_draft or not newer.is_draft


def _is_latest_for(one: CaseFile, row: CaseFile) -> bool:
    named = one.superseded_by
    return named is None or _order(named) < _order(row)
