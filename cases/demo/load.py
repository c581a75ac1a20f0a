"""Loads all of the demonstration in one transaction, once."""

import datetime

from django.db import transaction

from cases.demo.acts import load_acts
from cases.demo.agencies import TASK_FORCE, load_agencies
from cases.demo.calendar import Calendar
from cases.demo.clients import load_clients
from cases.demo.directory import load_directory
from cases.demo.discovery import load_discovery
from cases.demo.exhibits import load_exhibits
from cases.demo.investigations import load_cases
from cases.demo.people import load_people
from cases.demo.redactions import load_redactions
from cases.demo.referrals_made import load_referrals
from cases.demo.sharing import load_sharing
from cases.demo.story import RICH
from taskforce.access.identity import acting
from taskforce.accounts.models import TaskForce, User


def is_loaded() -> bool:
    """Whether the demonstration's first account exists (all of it is made at once)."""
    return User.objects.filter(username="det.rivera").exists()


def load(until: datetime.date, say=lambda text: None) -> bool:
    """Load everything that stands in this package; gives False when it was there already.

    :param until: the day of loading; the story ends on its eve.
    :param say: called with a line of progress.
    """
    if is_loaded():
        return False
    calendar = Calendar(until)
    with transaction.atomic():
        agencies = load_agencies()
        task_force = TaskForce.objects.get(name=TASK_FORCE)
        people = load_people(agencies, task_force)
        say("agencies and accounts")
        loaded = load_cases(calendar, agencies, people, task_force)
        say(f"{len(loaded.cases)} investigations")
        for index in RICH:
            case = loaded.cases[index]
            with acting(case.lead):
                load_exhibits(index, case, case.lead)
        say("exhibits")
        load_sharing(calendar, loaded.cases, agencies, people)
        listings = load_directory(agencies, people)
        clients = load_clients(calendar, agencies, people)
        say(f"{len(clients)} clients")
        load_referrals(calendar, clients, loaded.victims, agencies, people, listings)
        say("directory, releases and referrals")
        load_redactions(calendar, [loaded.cases[index] for index in RICH], people["sgt.okafor"])
        say("redactions")
        load_acts(loaded.cases, clients, people)
        load_discovery(loaded.cases[0], people)
        say("a first production for the defense")
    return True
