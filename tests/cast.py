"""A fixed cast, with names that stick, and the world they live in.

Riverton is a city with a police department, a provider (Harbor House) and a shelter
(Open Door); the county sheriff, the state police, a federal office and the district
attorney are in the same task force. Farwell is a city outside of it.
"""

from dataclasses import dataclass

import pytest
from django.contrib.auth.models import Group

from taskforce.access.identity import acting
from taskforce.accounts.models import Agency, Jurisdiction, Oversight, TaskForce, User


@dataclass
class Cast:
    """Agencies, task forces and people; each person is an attribute."""

    riverton: Agency
    sheriff: Agency
    state_police: Agency
    federal: Agency
    attorney: Agency
    harbor: Agency
    shelter: Agency
    farwell: Agency
    task_force: TaskForce
    city: Jurisdiction
    detective: User
    analyst: User
    supervisor: User
    commander: User
    neighbor: User
    prosecutor: User
    advocate: User
    director: User
    partner: User
    coordinator: User
    auditor: User
    administrator: User
    outsider: User
    former: User

    PEOPLE = (
        "detective",
        "analyst",
        "supervisor",
        "commander",
        "neighbor",
        "prosecutor",
        "advocate",
        "director",
        "partner",
        "coordinator",
        "auditor",
        "administrator",
        "outsider",
        "former",
    )

    def people(self) -> dict[str, User]:
        """Every person by name."""
        return {name: getattr(self, name) for name in self.PEOPLE}


def make_agency(name: str, short_name: str, kind: str) -> Agency:
    """An agency with its group."""
    group = Group.objects.create(name=f"agency {short_name}")
    return Agency.objects.create(
        name=name,
        short_name=short_name,
        kind=kind,
        group=group,
        phone="555-0100",
        city="Riverton",
        state="PA",
    )


def make_user(username: str, agency: Agency, *roles: str, **fields) -> User:
    """A person who can be logged in by ``force_login``; no password is hashed."""
    user = User(
        username=username,
        full_name=username.replace(".", " ").title(),
        agency=agency,
        roles=list(roles),
        **fields,
    )
    user.set_unusable_password()
    user.save()
    return user


def make_cast() -> Cast:
    """Create the whole cast in the database."""
    nation = Jurisdiction.objects.create(name="United States", kind="nation")
    state = Jurisdiction.objects.create(name="Pennsylvania", kind="state", parent=nation)
    city = Jurisdiction.objects.create(name="Riverton", kind="city", parent=state)
    riverton = make_agency("Riverton Police Department", "RPD", "police")
    sheriff = make_agency("Marlow County Sheriff", "MCSO", "sheriff")
    state_police = make_agency("State Police", "PSP", "state")
    federal = make_agency("Federal Field Office", "FED", "federal")
    attorney = make_agency("Marlow County District Attorney", "MCDA", "prosecutor")
    harbor = make_agency("Harbor House", "HAR", "provider")
    shelter = make_agency("Open Door Shelter", "ODS", "provider")
    farwell = make_agency("Farwell Police Department", "FPD", "police")
    task_force = TaskForce.objects.create(
        name="Riverton Human Trafficking Task Force", lead_agency=riverton
    )
    task_force.agencies.set([riverton, sheriff, state_police, federal, attorney, harbor, shelter])
    commander = make_user("commander", sheriff, "supervisor")
    Oversight.objects.create(user=commander, task_force=task_force)
    return Cast(
        riverton=riverton,
        sheriff=sheriff,
        state_police=state_police,
        federal=federal,
        attorney=attorney,
        harbor=harbor,
        shelter=shelter,
        farwell=farwell,
        task_force=task_force,
        city=city,
        detective=make_user("detective", riverton, "detective"),
        analyst=make_user("analyst", riverton, "analyst"),
        supervisor=make_user("supervisor", riverton, "supervisor"),
        commander=commander,
        neighbor=make_user("neighbor", sheriff, "detective"),
        prosecutor=make_user("prosecutor", attorney, "prosecutor"),
        advocate=make_user("advocate", harbor, "advocate"),
        director=make_user("director", harbor, "supervisor"),
        partner=make_user("partner", shelter, "partner"),
        coordinator=make_user("coordinator", riverton, "coordinator"),
        auditor=make_user("auditor", riverton, "auditor"),
        administrator=make_user("administrator", riverton, "administrator"),
        outsider=make_user("outsider", farwell, "detective"),
        former=make_user("former", riverton, "detective", is_active=False),
    )


@pytest.fixture
def cast(db) -> Cast:
    """The cast, in the test's transaction."""
    return make_cast()


@pytest.fixture
def act_as(db):
    """``with act_as(person): …``: the identity for direct work with models and services."""
    return acting


@pytest.fixture
def log_in(client):
    """``log_in(person)`` gives a client that is logged in as that person."""

    def go(user):
        client.force_login(user)
        return client

    return go
