"""What people did in the demonstration: the audit, a case file in the queue, notices."""

from random import Random

from django.utils import timezone

from cases.models import Case
from cases.services.casefile_request import request_casefile
from taskforce.access.identity import acting
from taskforce.accounts.models import User
from taskforce.audit import record
from taskforce.audit.context import coming_from
from victims.models import Client

READERS = ("det.rivera", "det.brandt", "ana.cho", "sgt.okafor", "det.neighbor", "agent.federal")


def load_acts(cases: list[Case], clients: list[Client], people: dict[str, User]) -> None:
    """Logins, reading, searches and refusals, as the auditor finds them."""
    rng = Random("what people read")
    _log_in(people)
    for number, username in enumerate(READERS):
        person = people[username]
        with acting(person), coming_from(f"192.0.2.{10 + number}", ""):
            own = [case for case in cases if case.agency_id == person.agency_id]
            for case in rng.sample(own, min(4, len(own))):
                record("case.viewed", case)
                record("log.viewed", case)
            record("search.ran", None, characters=8, hits=3)
    advocate = people["adv.moreau"]
    with acting(advocate), coming_from("192.0.2.40", ""):
        for client in rng.sample([c for c in clients if c.agency_id == advocate.agency_id], 4):
            record("client.viewed", client)
    with acting(people["out.sider"]), coming_from("198.51.100.7", ""):
        record("access.absent", None, outcome="refused", kind="cases.case", key=str(cases[0].pk))
    with acting(people["det.rivera"]), coming_from("192.0.2.10", ""):
        # Not offered to the broker: the reconciler finds it, as it would after a crash.
        request_casefile(case=cases[0], by=people["det.rivera"], profile="summary", offered=False)


def _log_in(people: dict[str, User]) -> None:
    """Everybody has worked here, so everybody has logged in."""
    now = timezone.now()
    for number, person in enumerate(people.values()):
        with acting(person), coming_from(f"192.0.2.{100 + number}", ""):
            record("account.logged_in", person)
        person.last_login = now
    User.objects.bulk_update(people.values(), ["last_login"])
