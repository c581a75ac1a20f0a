"""``script/check-production`` says what is missing, a line each, and never a traceback."""

import os
import shutil
import subprocess

import pytest
from django.db import connection

from taskforce.local.paths import CHECKOUT
from taskforce.local.testing import MARK
from tests.cast import make_cast

SCRIPT = "script/check-production"
OURS = (MARK, "DJANGO_ALLOW_ASYNC_UNSAFE")  # of the tests alone


def check(folder=CHECKOUT, **environment) -> subprocess.CompletedProcess:
    asked = os.environ | environment
    asked = {name: value for name, value in asked.items() if value is not None and name not in OURS}
    done = subprocess.run(
        [folder / SCRIPT], cwd=folder, env=asked, capture_output=True, text=True, timeout=120
    )
    assert "Traceback" not in done.stderr + done.stdout
    return done


@pytest.fixture
def copy_url():
    """The address of this test's own database, for another process."""
    return os.environ["DATABASE_URL"].replace(
        "/taskforce?", f"/{connection.settings_dict['NAME']}?"
    )


def test_without_packages_it_names_the_set_up(tmp_path):
    (tmp_path / "script").mkdir()
    shutil.copy(CHECKOUT / SCRIPT, tmp_path / SCRIPT)
    done = check(tmp_path)
    assert done.returncode == 1
    assert "Run: script/setup" in done.stderr


def test_without_a_database_it_names_the_start(tmp_path):
    done = check(DATABASE_URL=None, STATE_DIR=str(tmp_path))
    assert done.returncode == 1
    assert "There is no database yet" in done.stderr and "script/run" in done.stderr


def test_a_database_that_does_not_answer_is_one_line(tmp_path):
    done = check(DATABASE_URL=f"postgresql://a:b@/none?host={tmp_path}")
    assert done.returncode == 1
    assert done.stderr.startswith("Not ready: The database does not answer")


def test_an_empty_database_names_the_migrations():
    done = check()  # the cluster's own database, which the tests never migrate
    assert done.returncode == 1
    assert "The database is empty" in done.stderr and "manage.py migrate" in done.stderr


@pytest.mark.django_db(transaction=True)
def test_without_an_agency_it_names_the_set_up_link_and_with_one_it_is_content(copy_url):
    done = check(DATABASE_URL=copy_url)
    assert done.returncode == 1
    assert "No agency exists yet" in done.stderr and "setup_link" in done.stderr
    make_cast()
    assert check(DATABASE_URL=copy_url).returncode == 0
