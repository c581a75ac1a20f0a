"""The operators' page "The first agencies" is walked: its commands run in order, and are true."""

import io
import re
import shlex

import pytest
from django.core.management import call_command
from django.test import Client

from taskforce.accounts.models import Agency, TaskForce, User
from tests.docs.test_docs import ROOT

SECTION = re.compile(r"^### The first agencies\n(.*?)^### ", re.M | re.S)
BLOCK = re.compile(r"^```\n(.*?)^```", re.M | re.S)


def lines() -> list[list[str]]:
    """Each command of the section, as its words after ``manage.py``."""
    text = (ROOT / "docs/operators.md").read_text().replace("\\\n", " ")
    found = [
        line for block in BLOCK.findall(SECTION.search(text)[1]) for line in block.splitlines()
    ]
    return [shlex.split(line.partition("manage.py ")[2]) for line in found]


def run(words: list[str]) -> str:
    out = io.StringIO()
    call_command(*words, stdout=out)
    return out.getvalue()


@pytest.mark.django_db
def test_the_commands_of_the_section_run_in_order_to_a_working_task_force():
    said = {words[0]: run(words) for words in lines()}
    assert list(said) == ["setup_link", "set_up", "add_agency", "add_task_force"]
    assert "/set-up/?link=" in said["setup_link"]
    force = TaskForce.objects.get()
    assert force.lead_agency.short_name == "RPD"
    assert {agency.short_name for agency in force.agencies.all()} == {"RPD", "HAR"}
    places = Agency.objects.get(short_name="RPD").jurisdictions
    assert places.filter(name="Allegheny County").exists()
    for username, command in (("a.garcia", "set_up"), ("b.olsen", "add_agency")):
        word = said[command].split()[-1]
        assert User.objects.get(username=username).check_password(word)


@pytest.mark.django_db
def test_the_link_of_the_section_opens_the_first_step():
    link = re.search(r"https?://[^/]+(\S+)", run(lines()[0]))[1]
    assert Client().get(link).url == "/set-up/agency/"
