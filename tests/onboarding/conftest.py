"""An empty installation, its set-up link, and a browser that sets it up."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from taskforce.onboarding.services.link import make_link

AGENCY = {
    "task_force": "Marlow County Human Trafficking Task Force",
    "name": "Riverton Police Department",
    "short_name": "rpd",
    "kind": "police",
    "ori": "pa0990100",
    "phone": "555-0110",
    "city": "Riverton",
    "state": "PA",
}
PLACES = ["county:42003", "district:PA-W", "state:PA"]
ADMINISTRATOR = {
    "full_name": "Ana Garcia",
    "username": "A.Garcia",
    "password": "a long night in Riverton",
    "again": "a long night in Riverton",
}


@pytest.fixture(autouse=True)
def fresh_throttle():
    """Each test has all turns of its network address."""
    cache.clear()


@pytest.fixture
def link(db) -> str:
    """The secret of a fresh link."""
    return make_link().secret


class Installer:
    """A browser in the hands of whoever got the link."""

    def __init__(self, secret: str):
        self.client, self.secret = Client(), secret

    def open(self):
        return self.client.get(reverse("set-up"), {"link": self.secret})

    def agency(self, **changes):
        return self.client.post(reverse("set-up-agency"), AGENCY | changes)

    def places(self, *keys, **more):
        given = {"places": list(keys) or PLACES, **more}
        return self.client.post(reverse("set-up-places"), given)

    def administrator(self, **changes):
        return self.client.post(reverse("set-up-administrator"), ADMINISTRATOR | changes)

    def all(self):
        self.open()
        self.agency()
        self.places()
        return self.administrator()


@pytest.fixture
def installer(link) -> Installer:
    return Installer(link)
