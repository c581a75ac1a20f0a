"""What the walls cost on the list of cases: medians and ratios of one run.

Every figure stands beside its baseline, measured in turn with it, so that a noisy machine
moves both. Times are milliseconds of wall clock, medians.
"""

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections, transaction
from django.db.models import Count
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases.models import Case
from taskforce.access import branches
from taskforce.access.doors import open_door
from taskforce.access.identity import acting
from taskforce.access.principal import principal_of
from taskforce.access.rules import rule_of
from taskforce.accounts.models import Oversight, User

ALIAS, PLAIN, SIZE, ORDER = "owner", "plain", 50, "-last_activity"


def measure(runs: int) -> dict:
    """The figures for each kind of reader that the database has."""
    people = _people()
    made = {"cases": Case._base_manager.using(ALIAS).count(), "runs": runs, "readers": {}}
    for kind, user in people.items():
        with acting(user), transaction.atomic():
            visible = branches.bounded_count(Case.objects.all(), user, limit=100_000)
        with _indexed_for_everybody():
            figures = _queries(user, runs)
        made["readers"][kind] = {"visible": visible, **figures, **_page(user, runs)}
    return made


@contextmanager
def _indexed_for_everybody() -> Iterator[None]:
    """The baseline's own index, on a connection that alone sees it and then forgets it.

    The product needs no list of all agencies' cases and has no index for one; without it the
    unfiltered query would sort the table and flatter every ratio.
    """
    connections[PLAIN] = connections[ALIAS].copy(PLAIN)
    try:
        with transaction.atomic(using=PLAIN), connections[PLAIN].cursor() as cursor:
            cursor.execute("create index bench_all on cases_case (last_activity desc, id desc)")
            yield
            transaction.set_rollback(True, using=PLAIN)
    finally:
        connections[PLAIN].close()
        del connections[PLAIN]


def _people() -> dict[str, User]:
    """A reader of the largest, a middle and the smallest agency, and one who oversees."""
    by_agency = Case._base_manager.using(ALIAS).values("agency").annotate(n=Count("pk"))
    owners = list(by_agency.order_by("-n", "agency_id"))
    places = {"large": owners[0], "typical": owners[len(owners) // 2], "sparse": owners[-1]}
    found = {}
    readers = User.objects.select_related("agency").filter(is_active=True)
    for kind, place in places.items():
        user = readers.filter(agency=place["agency"], roles__contains=["detective"]).first()
        if user is not None:
            found[kind] = user
    oversight = Oversight.objects.order_by("pk").first()
    if oversight is not None:
        found["oversees"] = readers.get(pk=oversight.user_id)
    return found


def _queries(user: User, runs: int) -> dict:
    principal = principal_of(user)
    rule = rule_of(Case)
    owner, app = Case._base_manager.using(ALIAS), Case.objects.all()

    def unfiltered():
        rows = Case._base_manager.using(PLAIN).order_by(ORDER, "-pk")
        return list(rows.values_list("pk", ORDER[1:])[:SIZE])

    def one_condition():
        rows = owner.filter(rule.q(principal)).order_by(ORDER, "-pk")
        return list(rows.values_list("pk", ORDER[1:])[:SIZE])

    def first_wall():
        return branches.page(owner, user, order=ORDER, size=SIZE)

    def both_walls():
        return branches.page(app, user, order=ORDER, size=SIZE)

    def bounded():
        return branches.bounded_count(app, user)

    acts: dict[str, Callable] = {
        "unfiltered": unfiltered, "one_condition": one_condition, "first_wall": first_wall,
        "both_walls": both_walls, "bounded_count": bounded,
    }  # fmt: skip
    with acting(user), transaction.atomic():
        keys = both_walls()
        if keys:
            key = keys[len(keys) // 2][0]
            acts["primary_key"] = lambda: owner.get(pk=key)
            acts["open_one"] = lambda: open_door(app, user, key)
        times = _in_turn(acts, runs)
    ratios = {
        "first_wall/unfiltered": times["first_wall"] / times["unfiltered"],
        "both_walls/unfiltered": times["both_walls"] / times["unfiltered"],
        "one_condition/first_wall": times["one_condition"] / times["first_wall"],
    }
    if keys:
        ratios["open_one/primary_key"] = times["open_one"] / times["primary_key"]
    return {"ms": _rounded(times), "ratio": _rounded(ratios)}


def _page(user: User, runs: int) -> dict:
    """The whole list page through the middleware: processor milliseconds and queries."""
    client = Client(
        headers={"host": settings.ALLOWED_HOSTS[0].lstrip(".").replace("*", "localhost")}
    )
    client.force_login(user)
    path = reverse("case-list")
    call_command("collectstatic", interactive=False, verbosity=0)  # pages name hashed files
    client.get(path, secure=True)
    with CaptureQueriesContext(connection) as captured:
        status = client.get(path, secure=True).status_code
    queries = len(captured)  # counted at once: the next request empties the log
    times = []
    for _ in range(runs):
        begun = time.process_time()
        client.get(path, secure=True)
        times.append((time.process_time() - begun) * 1000)
    return {
        "page": {
            "status": status,
            "queries": queries,
            "cpu_ms": round(statistics.median(times), 1),
        }
    }


def _in_turn(acts: dict[str, Callable], runs: int) -> dict[str, float]:
    times: dict[str, list[float]] = {name: [] for name in acts}
    for act in acts.values():
        act()
    for _ in range(runs):
        for name, act in acts.items():
            begun = time.perf_counter()
            act()
            times[name].append((time.perf_counter() - begun) * 1000)
    return {name: statistics.median(values) for name, values in times.items()}


def _rounded(values: dict[str, float]) -> dict[str, float]:
    return {name: round(value, 2) for name, value in values.items()}


def plans() -> dict[str, str]:
    """The plan of each reader's branch query, for those who want to look."""
    found = {}
    for kind, user in _people().items():
        with acting(user), transaction.atomic(), connections["default"].cursor() as cursor:
            for number, (reason, q) in enumerate(rule_of(Case).branches(principal_of(user))):
                rows = Case.objects.filter(q).order_by(ORDER, "-pk").values_list("pk")[:SIZE]
                sql, params = rows.query.sql_with_params()
                cursor.execute(f"explain (analyze, buffers) {sql}", params)
                plan = "\n".join(line for (line,) in cursor.fetchall())
                found[f"{kind} {number} {reason.key}"] = plan
    return found
