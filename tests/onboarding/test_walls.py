"""The database's own guard: the pages' role brings in no one without the link or the right.

The rows are made by the cluster's superuser; the session then becomes the application's role,
as a stolen connection of the pages would be. All of it is rolled back.
"""

import os
from contextlib import closing

import psycopg2
import pytest
from django.conf import settings
from django.db import connection

from taskforce.local import database
from taskforce.local.cluster import ADMIN
from taskforce.local.paths import open_state
from taskforce.onboarding.services.link import digest_of

SECRET = "the secret of a link"
GROUP = "insert into auth_group (name) values (%s) returning id"
AGENCY = """
insert into accounts_agency (name, short_name, kind, ori, phone, city, state, group_id, is_active)
values (%s, %s, 'police', '', '', '', '', %s, true) returning id
"""
USER = """
insert into accounts_user (password, is_superuser, username, full_name, title, badge, email, phone,
    agency_id, roles, is_active, disabled_reason, must_change_password, created_at)
values ('!', false, %s, 'New', '', '', '', '', %s, %s, true, '', false, now()) returning id
"""
FORCE = """
insert into accounts_taskforce (name, lead_agency_id, is_active) values (%s, %s, true) returning id
"""
MEMBER = "insert into accounts_taskforce_agencies (taskforce_id, agency_id) values (%s, %s)"
LINK = """
insert into onboarding_setuplink (digest, created_at, ends_at, used_in)
values (%s, now(), now() + '1 hour', '')
"""
refused = pytest.raises(psycopg2.errors.InsufficientPrivilege)

pytestmark = pytest.mark.django_db


class Session:
    """Statements of one session; ``serve`` makes it the pages' own."""

    def __init__(self, opened):
        self.cursor = opened.cursor()

    def run(self, statement, *values):
        self.cursor.execute(statement, values)
        return self.cursor.fetchone()[0] if self.cursor.description else None

    def serve(self, person=None):
        self.run("select set_config('app.user_id', %s, true)", str(person or ""))
        self.run(f"set local session authorization {settings.APP_DATABASE_ROLE}")
        self.run("savepoint here")

    def again(self):
        """After a refusal the transaction goes on from where it was."""
        self.run("rollback to here")

    def agency(self, name="NEW"):
        return self.run(AGENCY, name, name, self.run(GROUP, name))

    def user(self, agency, *roles, name="new.one"):
        return self.run(USER, name, agency, list(roles))


@pytest.fixture
def session():
    url = database.url(open_state(settings.STATE_DIR), ADMIN, connection.settings_dict["NAME"])
    with closing(psycopg2.connect(url)) as opened:
        yield Session(opened)
        opened.rollback()


@pytest.fixture
def empty(session):
    """An empty installation with a live link, as the pages see it."""
    session.run(LINK, digest_of(SECRET))
    session.serve()
    return session


@pytest.fixture
def lead(session):
    """The lead agency of a task force, another member without people, and one outside."""
    rows = {name: session.agency(name) for name in ("LEAD", "MEMBER", "OUTSIDE")}
    rows["force"] = session.run(FORCE, "Force", rows["LEAD"])
    for name in ("LEAD", "MEMBER"):
        session.run(MEMBER, rows["force"], rows[name])
    for role in ("administrator", "detective", "supervisor", "auditor", "coordinator"):
        rows[role] = session.user(rows["LEAD"], role, name=role)
    rows["elsewhere"] = session.user(rows["OUTSIDE"], "administrator", name="elsewhere")
    return rows


def test_the_pages_role_is_not_the_operator(session):
    assert session.run("select onboarding_is_operator()") is True
    session.serve()
    assert session.run("select onboarding_is_operator()") is False


@pytest.mark.parametrize(
    "attempt",
    [
        lambda s, rows: s.agency(),
        lambda s, rows: s.run(FORCE, "New", None),
        lambda s, rows: s.user(rows["MEMBER"], "administrator"),
        lambda s, rows: s.user(rows["LEAD"], "detective"),
        lambda s, rows: s.run(MEMBER, rows["force"], rows["OUTSIDE"]),
        lambda s, rows: s.run(LINK, "x"),
    ],
    ids=["agency", "task force", "administrator", "detective", "member", "link"],
)
@pytest.mark.parametrize("who", [None, "detective", "supervisor", "auditor", "coordinator"])
def test_no_one_but_an_administrator_brings_in_anything(session, lead, who, attempt):
    session.serve(lead.get(who))
    with refused:
        attempt(session, lead)


@pytest.mark.parametrize(
    "change", ["update onboarding_setuplink set ends_at = now() + interval '9 years'",
               "delete from onboarding_setuplink"]
)  # fmt: skip
def test_a_link_cannot_be_changed(empty, change):
    with refused:
        empty.run(change)


@pytest.mark.parametrize("secret", ["wrong", "", digest_of(SECRET)])
def test_a_wrong_secret_opens_nothing(empty, secret):
    assert empty.run("select onboarding_take_link(%s)", secret) is False
    with refused:
        empty.agency()


def test_the_link_makes_one_agency_one_task_force_and_one_administrator(empty):
    assert empty.run("select onboarding_take_link(%s)", SECRET) is True
    agency = empty.agency()
    empty.user(agency, "administrator")
    empty.run(MEMBER, empty.run(FORCE, "Force", agency), agency)
    empty.run("savepoint here")
    for attempt in (lambda: empty.agency("TWO"), lambda: empty.run(FORCE, "Two", agency),
                    lambda: empty.user(agency, "administrator", name="two")):  # fmt: skip
        with refused:
            attempt()
        empty.again()


@pytest.mark.parametrize("roles", [["detective"], ["administrator", "supervisor"], []])
def test_the_link_makes_no_one_who_reads(empty, roles):
    empty.run("select onboarding_take_link(%s)", SECRET)
    agency = empty.agency()
    with refused:
        empty.user(agency, *roles)


def test_a_rolled_back_set_up_leaves_the_link_as_it_was(empty):
    empty.run("select onboarding_take_link(%s)", SECRET)
    empty.agency()
    empty.again()
    assert empty.run("select onboarding_take_link(%s)", SECRET) is True


def test_no_link_opens_where_there_is_an_agency(session, lead):
    session.run(LINK, digest_of(SECRET))
    session.serve()
    assert session.run("select onboarding_take_link(%s)", SECRET) is False


def test_a_link_that_ended_opens_nothing(session):
    session.run(LINK, digest_of(SECRET))
    session.run("update onboarding_setuplink set ends_at = now() - interval '1 second'")
    session.serve()
    assert session.run("select onboarding_take_link(%s)", SECRET) is False


def test_an_administrator_makes_accounts_of_the_own_agency_alone(session, lead):
    session.serve(lead["administrator"])
    session.user(lead["LEAD"], "detective")
    session.again()
    with refused:
        session.user(lead["OUTSIDE"], "detective")


def test_a_lead_administrator_brings_in_an_agency_and_its_first_administrator(session, lead):
    session.serve(lead["administrator"])
    agency = session.agency()
    session.run("savepoint here")
    with refused:  # not before it is a member
        session.user(agency, "administrator")
    session.again()
    session.run(MEMBER, lead["force"], agency)
    session.run("savepoint here")
    with refused:
        session.user(agency, "advocate")
    session.again()
    session.user(agency, "administrator")
    with refused:
        session.user(agency, "administrator", name="two")


def test_the_administrator_of_another_agency_brings_in_none(session, lead):
    session.serve(lead["elsewhere"])
    for attempt in (session.agency, lambda: session.run(MEMBER, lead["force"], lead["OUTSIDE"]),
                    lambda: session.user(lead["MEMBER"], "administrator")):  # fmt: skip
        with refused:
            attempt()
        session.again()


@pytest.mark.parametrize(
    "end", ["update accounts_user set is_active = false",
            "update accounts_user set locked_at = now()",
            "update accounts_user set roles = '{supervisor}'",
            "update accounts_agency set is_active = false"]
)  # fmt: skip
def test_an_administrator_whose_power_ended_brings_in_no_one(session, lead, end):
    session.run(end)
    session.serve(lead["administrator"])
    for attempt in (session.agency, lambda: session.user(lead["LEAD"], "detective")):
        with refused:
            attempt()
        session.again()


def test_a_task_force_that_ended_brings_in_no_one(session, lead):
    session.run("update accounts_taskforce set is_active = false")
    session.serve(lead["administrator"])
    with refused:
        session.agency()


@pytest.mark.django_db(transaction=True)
def test_the_link_does_not_outlive_its_transaction_and_two_wait_for_each_other():
    name = connection.settings_dict["NAME"]
    with (
        closing(psycopg2.connect(os.environ["OWNER_DATABASE_URL"], dbname=name)) as operator,
        closing(psycopg2.connect(os.environ["DATABASE_URL"], dbname=name)) as first,
        closing(psycopg2.connect(os.environ["DATABASE_URL"], dbname=name)) as second,
    ):
        Session(operator).run(LINK, digest_of(SECRET))
        operator.commit()
        one, two = Session(first), Session(second)
        assert one.run("select onboarding_take_link(%s)", SECRET) is True
        two.run("set lock_timeout = '200ms'")
        with pytest.raises(psycopg2.errors.LockNotAvailable):
            two.run("select onboarding_take_link(%s)", SECRET)
        second.rollback()
        first.commit()
        assert two.run("select onboarding_take_link(%s)", SECRET) is False
        with refused:
            one.agency()
