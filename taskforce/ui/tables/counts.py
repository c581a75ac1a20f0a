"""Counts that never walk a whole table: "1,000+" is as good as 84,311, and instant."""

from collections.abc import Callable
from dataclasses import dataclass

from taskforce.access import branches
from taskforce.paging.keyset import Page

LIMIT = branches.COUNT_LIMIT


@dataclass(frozen=True)
class Count:
    """A number up to a limit; ``capped`` when there are more."""

    number: int
    capped: bool = False

    def __str__(self) -> str:
        return f"{self.number:,}+" if self.capped else f"{self.number:,}"

    def __bool__(self) -> bool:
        return self.number > 0

    def __int__(self) -> int:
        return self.number


def bounded_count(queryset, page: Page, limit: int = LIMIT) -> Count:
    """The number of rows of a list, counted no further than ``limit``.

    :param page: a page of it; where it holds the whole list, nothing is asked.
    """
    return _counted(page, limit, lambda: queryset.order_by()[: limit + 1].count())


def branch_count(queryset, user, page: Page, limit: int = LIMIT) -> Count:
    """The same for what a user may see of ``queryset``, over the branches of its rule."""
    return _counted(page, limit, lambda: branches.bounded_count(queryset, user, limit))


def _counted(page: Page, limit: int, count: Callable[[], int]) -> Count:
    if page.is_whole:
        return Count(len(page.rows))
    number = count()
    return Count(min(number, limit), number > limit)
