"""The whole product as a newcomer starts it: web, worker, scheduler, broker, database, demo data.

Nothing of ours is replaced here: the pages are asked by a real Chromium, files are made by a
real worker. The state folder is thrown away.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from cases.demo.people import PASSWORD
from tests.plugins.browser import DESK, barriers

START_SECONDS = 600
OURS = ("DATABASE_URL", "OWNER_DATABASE_URL", "REDIS_URL", "CACHE_URL", "SECRET_KEY", "FIELD_KEYS",
        "DJANGO_SETTINGS_MODULE", "TASKFORCE_THROW_AWAY")  # fmt: skip


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _environment(state: str, port: int) -> dict[str, str]:
    """What a newcomer's shell has, and nothing of the running tests."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in OURS and not name.endswith("_FILE")
    }
    return kept | {"STATE_DIR": state, "PORT": str(port), "PYTHONUNBUFFERED": "1"}


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    """The address of the running product; ``TASKFORCE_SITE`` names one that runs already."""
    if os.environ.get("TASKFORCE_SITE"):
        yield os.environ["TASKFORCE_SITE"]
        return
    state = tempfile.mkdtemp(prefix="tf-")
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    log = Path(state) / "run.log"
    with open(log, "wb") as out:
        product = subprocess.Popen(
            [sys.executable, "-m", "taskforce.local.run"],
            cwd=settings.BASE_DIR,
            env=_environment(state, port),
            stdout=out,
            stderr=out,
        )
    try:
        begun = time.monotonic()
        while not _answers(f"{address}/health/ready"):
            said = log.read_text(errors="replace")[-3000:]
            assert product.poll() is None, f"The product ended at its start:\n{said}"
            assert time.monotonic() - begun < START_SECONDS, f"The product did not start:\n{said}"
            time.sleep(0.5)
        yield address
    finally:
        product.send_signal(signal.SIGTERM)
        product.wait(180)
        shutil.rmtree(state, ignore_errors=True)


class Visitor:
    """A person at a browser: logs in by the page, and looks for what is wrong with each page."""

    def __init__(self, page, site: str):
        self.page, self.site = page, site

    def log_in(self, username: str) -> "Visitor":
        page = self.page
        page.goto(f"{self.site}/log-in/")
        page.locator("[name=username]").fill(username)
        page.locator("[name=password]").fill(PASSWORD)
        page.get_by_text("I have read").click()
        page.get_by_role("button", name="Log in").click()
        page.get_by_role("heading", name="My desk").wait_for()
        return self

    def go(self, path: str) -> int:
        """Open a path; gives the status."""
        return self.page.goto(f"{self.site}{path}").status

    def assert_sound(self) -> None:
        """No barrier that axe-core finds, no fault on the console, not wider than the screen."""
        assert barriers(self.page) == []
        assert self.page.faults == []
        wide = "document.documentElement.scrollWidth - window.innerWidth"
        assert self.page.evaluate(wide) <= 0


@pytest.fixture
def visitor(site, new_context):
    """``visitor()`` opens a fresh browser; ``visitor("det.rivera")`` logs that person in."""

    def come(username: str = "", **context) -> Visitor:
        opened = new_context(viewport=context.pop("viewport", DESK), **context)
        page = opened.new_page()
        page.faults = []
        page.on("console", lambda said: said.type == "error" and page.faults.append(said.text))
        page.on("pageerror", lambda fault: page.faults.append(str(fault)))
        one = Visitor(page, site)
        return one.log_in(username) if username else one

    return come
