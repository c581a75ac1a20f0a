"""A person who knows nothing: from an empty database to a case file, by the pages alone.

Starts the product once more, without demonstration data; nothing of it is replaced.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from django.conf import settings

from tests.browser.conftest import START_SECONDS, _environment, _free_port
from tests.plugins.browser import DESK, PHONE, barriers, overflow

LINK = re.compile(r"http://\S+/set-up/\?link=\S+")
PASSWORD = "a long night in Riverton"
MAKING_MS = 180_000


@pytest.fixture(scope="module")
def link() -> Iterator[str]:
    """The one-time link that ``DEMO=0 script/run`` prints."""
    if os.environ.get("TASKFORCE_EMPTY_SITE_LINK"):  # one that runs already, and is empty
        yield os.environ["TASKFORCE_EMPTY_SITE_LINK"]
        return
    state = tempfile.mkdtemp(prefix="tf-empty-")
    log = Path(state) / "run.log"
    with open(log, "wb") as out:
        product = subprocess.Popen(
            [sys.executable, "-m", "taskforce.local.run"],
            cwd=settings.BASE_DIR,
            env=_environment(state, _free_port()) | {"DEMO": "0"},
            stdout=out,
            stderr=out,
        )
    try:
        begun = time.monotonic()
        while not (found := LINK.search(text := log.read_text(errors="replace"))):
            assert product.poll() is None, f"The product ended at its start:\n{text}"
            assert time.monotonic() - begun < START_SECONDS, f"It did not start:\n{text}"
            time.sleep(0.3)
        yield found.group()
    finally:
        product.send_signal(signal.SIGTERM)
        product.wait(180)
        shutil.rmtree(state, ignore_errors=True)


class Person:
    """Someone at a browser of their own, who reads what the pages say and clicks it."""

    def __init__(self, page, site: str):
        self.page, self.site, self.faults = page, site, []
        page.on("console", lambda said: said.type == "error" and self.faults.append(said.text))

    def fill(self, **fields):
        for name, text in fields.items():
            self.page.locator(f"[name={name}]").fill(text)
        return self

    def press(self, name: str):
        self.page.get_by_role("button", name=name, exact=True).click()
        return self

    def submit(self):
        """The page's own form, whatever its button says."""
        self.page.locator("main form button[type=submit]").last.click()
        return self

    def follow(self, name: str):
        self.page.locator("main").get_by_role("link", name=name).first.click()
        return self

    def check(self, name: str, role: str = "checkbox"):
        self.page.get_by_role(role, name=name).first.check(force=True)
        return self

    def sees(self, heading: str):
        self.page.get_by_role("heading", name=heading).first.wait_for()
        return self.sound()

    def sound(self):
        """No barrier, no fault on the console, not wider than the screen."""
        assert barriers(self.page) == []
        assert self.faults == []
        assert overflow(self.page) <= 0
        return self

    def log_in(self, username: str, password: str):
        self.page.goto(f"{self.site}/log-in/")
        self.fill(username=username, password=password)
        self.page.get_by_text("I have read").click()
        return self.press("Log in")

    def log_in_first(self, username: str, word: str):
        """With the temporary password, which has to be changed."""
        self.log_in(username, word).fill(present=word, new=PASSWORD, again=PASSWORD)
        self.page.locator("main form button[type=submit]").first.click()
        return self.sees("My desk")

    def words(self) -> tuple[str, str]:
        """The username and the temporary password on the screen, shown this once."""
        shown = self.page.locator("main strong.tf-mono")
        return shown.nth(0).inner_text(), shown.nth(1).inner_text()

    def add_person(self, username: str, name: str, role: str) -> tuple[str, str]:
        self.fill(username=username, full_name=name).sound().check(role).submit()
        self.page.locator("main strong.tf-mono").first.wait_for()
        words = self.words()
        self.page.goto(self.site)
        return words


@pytest.fixture
def person(link, new_context):
    site = link.partition("/set-up/")[0]

    def come(**context) -> Person:
        opened = new_context(viewport=context.pop("viewport", DESK), **context)
        opened.set_default_timeout(20_000)
        return Person(opened.new_page(), site)

    return come


def set_up(installer: Person, link: str) -> None:
    """The operator's link, three steps, on a phone and without JavaScript."""
    installer.page.goto(installer.site)
    assert "set up yet" in installer.page.inner_text("h1")
    installer.page.goto(link)
    assert "link=" not in installer.page.url
    installer.fill(
        task_force="Marlow County Human Trafficking Task Force",
        name="Riverton Police Department",
        short_name="RPD",
        city="Riverton",
    )
    installer.check("Police department", "radio")
    installer.page.locator("[name=state]").select_option("PA")
    installer.press("Continue").check("Allegheny County").check("Western District")
    installer.fill(typed_name="Riverton").press("Continue")
    installer.fill(full_name="Ana Garcia", username="a.garcia", password=PASSWORD, again=PASSWORD)
    installer.press("Finish set-up")
    assert "Set-up is complete" in installer.page.inner_text("h1")


def test_from_an_empty_database_to_a_first_case_file_and_client(link, person, tmp_path):
    set_up(person(viewport=PHONE, java_script_enabled=False), link)

    administrator = person()
    administrator.log_in("a.garcia", PASSWORD).sees("Finish setting up")
    administrator.follow("Add a detective")
    detective = administrator.add_person("m.rivera", "Marisol Rivera", "Detective")
    administrator.follow("Add a supervisor")
    administrator.add_person("d.okafor", "Daniel Okafor", "Supervisor")
    administrator.follow("Add a victim-service provider").sees("Add an agency")
    administrator.fill(name="Harbor House", short_name="HAR", full_name="Beth Olsen")
    administrator.fill(username="b.olsen").check("Victim-service provider", "radio")
    administrator.press("Add agency").sees("Harbor House")
    provider = administrator.words()
    administrator.follow("Done").sees("Marlow County")
    administrator.page.goto(administrator.site)
    administrator.sees("My desk")
    assert administrator.page.get_by_text("Finish setting up").count() == 0

    make_case_file(person().log_in_first(*detective), tmp_path / "file.pdf")
    take_in_client(person().log_in_first(*provider), person)


def make_case_file(detective: Person, produced: Path) -> None:
    """The first case, one entry, and its file, made by the real worker without certificates."""
    page = detective.page
    detective.follow("Create your first case").fill(title="Motel on Route 9").sound()
    page.locator("[name=jurisdiction]").select_option(label="Allegheny County, Pennsylvania")
    detective.submit().sees("Motel on Route 9")
    assert page.get_by_text("Allegheny County").count()
    number = re.search(r"RPD-\d{4}-0001", page.inner_text("h1")).group()
    page.locator("textarea[name=text]").first.fill("Met the clerk. Register copied.")
    detective.press("Save entry")
    page.locator("article, li, section").get_by_text("Register copied.").first.wait_for()
    page.goto(f"{page.url.split('?')[0].split('log/')[0]}files/new/")
    detective.sound()
    page.get_by_text("Prosecution file", exact=False).first.click()
    page.get_by_role("button", name="Start").click()
    page.get_by_role("link", name=re.compile("Download")).wait_for(timeout=MAKING_MS)
    detective.sound()
    with page.expect_download() as waiting:
        page.get_by_role("link", name=re.compile("Download")).first.click()
    waiting.value.save_as(produced)
    with pikepdf.open(produced) as read:
        assert len(read.pages) > 1
    text = subprocess.run(["pdftotext", produced, "-"], capture_output=True, check=True).stdout
    assert number in text.decode() and "Met the clerk." in text.decode()


def take_in_client(administrator: Person, person) -> None:
    """The provider's administrator adds an advocate, who adds the first client."""
    administrator.sees("Finish setting up").follow("Add an advocate")
    advocate = person()
    advocate.log_in_first(
        *administrator.add_person("c.moreau", "Celeste Moreau", "Victim advocate")
    )
    advocate.follow("Add your first client")
    advocate.sound()
    advocate.page.locator("main form button[type=submit]").last.click()
    advocate.page.get_by_role("heading", name=re.compile(r"V-\d{4}-0001")).first.wait_for()
