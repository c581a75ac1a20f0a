"""Many at the same moment: one row for one form, and numbers without a gap."""

import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction
from django.utils import timezone

from cases.services.create import create_case
from cases.services.log import write_entry
from taskforce.access.identity import acting
from tests.cast import make_cast

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(user, act, times):
    """Run ``act(number)`` in so many threads, each in a transaction of its own."""

    def one(number):
        try:
            with acting(user), transaction.atomic():
                return act(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(one, range(times)))


def test_forms_and_numbers():
    cast = make_cast()
    detective, today, key = cast.detective, timezone.localdate(), uuid.uuid4()
    made = at_once(detective, lambda n: create_case(by=detective, title="C", opened_on=today), 4)
    assert sorted(case.number[-4:] for case in made) == ["0001", "0002", "0003", "0004"]
    same = at_once(
        detective,
        lambda n: create_case(by=detective, title="C", opened_on=today, idempotency_key=key),
        4,
    )
    assert len({case.pk for case in same}) == 1
    assert same[0].number.endswith("-0005")
    case = made[0]
    entries = at_once(
        detective,
        lambda n: write_entry(
            case=case, by=detective, text="x", idempotency_key=key if n < 3 else None
        ),
        6,
    )
    assert sorted({entry.number for entry in entries}) == [1, 2, 3, 4]
