"""The panel on a record's page: what the defense got of it, when, and what is kept back."""

from cases.models import Case
from cases.productions.lookup import handed_over


def panel(case: Case, user, row, beside=()) -> dict:
    """For the templates' ``discovery``; two queries.

    :param row: a log entry or an evidence item.
    :param beside: its files and addenda, which are records of their own.
    """
    found = handed_over(case, user, [row, *beside])
    for one in found:
        series = one.production.series
        one.first, one.last = series.number(one.bates_first), series.number(one.bates_last)
    held = row.withholdings.visible_to(user).filter(end__isnull=True, page_first__isnull=True)
    return {"handed": found, "held": held.first(), "number": row.number}
