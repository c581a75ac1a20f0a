"""A real Chromium for tests: pages as a person sees them, with their rules and faults.

The machine's own Chromium is used; where there is none the tests fail, they are never
skipped.
"""

import os
import shutil
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connections
from django.test import Client
from playwright.sync_api import sync_playwright

# The browser's driver keeps an event loop running beside the tests, which are not async.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
AXE = Path(settings.BASE_DIR) / "node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}


@pytest.fixture(scope="session")
def browser_type_launch_args():
    """Debian's Chromium, without a sandbox where tests run as root, and silent."""
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    assert program, "Chromium is missing. Run: sudo apt-get install -y chromium"
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    return {"executable_path": program, "args": arguments}


@pytest.fixture(scope="module")
def playwright():
    """The driver, for one file of tests: its event loop would refuse those of later files."""
    # While the loop runs the thread has other connections. Those of the tests before would be
    # cut with their database, unseen, and fail every test after this file.
    connections.close_all()
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="module")
def browser_context_args():
    """Nothing is set for every context; the plugin's own would need a driver for the session."""
    return {}


@pytest.fixture(scope="module")
def browser(playwright, browser_type_launch_args):
    """One Chromium for a file of tests; each test opens a context of its own in it."""
    opened = playwright.chromium.launch(**browser_type_launch_args)
    yield opened
    opened.close()


@pytest.fixture
def seat(live_server, new_context):
    """``seat(person, **context)``: a browser page logged in as that person.

    Faults that the page's console reports (blocked styles, scripts, missing files) are in
    ``page.faults``.
    """

    def sit(person=None, **context):
        context.setdefault("viewport", DESK)
        opened = new_context(base_url=live_server.url, **context)
        if person is not None:
            client = Client()
            client.force_login(person)
            value = client.cookies[settings.SESSION_COOKIE_NAME].value
            cookie = {"name": settings.SESSION_COOKIE_NAME, "value": value, "url": live_server.url}
            opened.add_cookies([cookie])
        page = opened.new_page()
        page.set_default_timeout(10_000)
        page.faults = []
        page.on("console", lambda said: said.type == "error" and page.faults.append(said.text))
        page.on("pageerror", lambda fault: page.faults.append(str(fault)))
        return page

    return sit


def barriers(page) -> list[str]:
    """What axe-core finds wrong for people with disabilities, a line for each rule."""
    # By the debugger's own channel: the page's content policy lets no script in.
    page.evaluate(AXE.read_text())
    found = page.evaluate(
        "rules => axe.run(document, {runOnly: rules}).then(result => result.violations)", RULES
    )
    return [f"{one['id']}: {one['nodes'][0]['html'][:160]}" for one in found]


def overflow(page) -> int:
    """By how many pixels the page is wider than the screen."""
    return page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
