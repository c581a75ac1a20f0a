"""Reading a case file in the page, with a real browser, worker and file."""

import re

import pytest

MAKING_MS = 180_000
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def ready() -> dict[str, str]:
    """The path of a ready file's reading page, once one of the tests has made it."""
    return {}


def reading(visitor, ready, **context):
    """Somebody who has the file open, its first page drawn."""
    person = visitor("det.rivera", **context)
    if "path" not in ready:
        ready["path"] = make(person)
    person.go(ready["path"])
    drawn(person.page)
    return person


def make(person) -> str:
    page = person.page
    person.go("/search/?q=0001")
    page.get_by_role("link", name=re.compile(r"RPD-\d{4}-0001 ")).first.click()
    page.get_by_role("heading", level=1).wait_for()
    page.goto(f"{page.url.split('?')[0]}files/new/")
    page.get_by_text("Prosecution file").first.click()
    page.get_by_role("button", name="Start").click()
    link = page.get_by_role("link", name="Read it here")
    link.wait_for(timeout=MAKING_MS)
    return link.get_attribute("href")


def drawn(page) -> None:
    page.locator(".textLayer .endOfContent").first.wait_for(state="attached", timeout=60_000)
    page.locator("#viewer-status").wait_for(state="hidden")


def test_a_ready_file_is_read_with_its_bookmarks(visitor, ready):
    person = reading(visitor, ready)
    assert person.page.evaluate("document.documentElement.scrollHeight - window.innerHeight") <= 0
    bookmarks = person.page.locator("#viewer-bookmarks")
    bookmarks.get_by_role("link", name="Investigative log").click()
    person.page.wait_for_function("new URL(location).searchParams.get('page') > 2")
    person.page.wait_for_timeout(1000)  # the pages around it are drawn
    person.assert_sound()


# What the page of a file that was split says of its other parts.
OTHER_PART = """() => document.getElementById("viewer").insertAdjacentHTML("beforeend",
    '<ul id="viewer-parts" hidden><li><a href="' + location.pathname +
    '" data-first="90000" data-last="99999">Part 2 of 2</a></li></ul>')"""


def test_a_bates_number_leads_to_its_page(visitor, ready):
    person = reading(visitor, ready)
    page = person.page
    prefix = page.locator("#viewer").get_attribute("data-prefix")
    page.locator("#viewer-page").fill(f"{prefix}000007")
    page.keyboard.press("Enter")
    page.wait_for_function("new URL(location).searchParams.get('page') === '7'")
    assert page.locator("#viewer-bates").text_content() == f"{prefix}000007"
    page.locator("#viewer-page").fill("99999")
    page.keyboard.press("Enter")
    page.get_by_text("There is no such page").wait_for()
    page.evaluate(OTHER_PART)
    page.keyboard.press("Enter")
    there = page.get_by_role("link", name="Part 2 of 2")
    there.wait_for()
    assert there.get_attribute("href").endswith("/read/?page=99999")
    assert "is in another part" in page.locator("#viewer-status").text_content()


def test_words_are_found_on_pages_that_were_not_drawn(visitor, ready):
    person = reading(visitor, ready)
    page = person.page
    page.keyboard.press("Control+f")
    page.locator("#viewer-query").fill("chain of custody")
    page.keyboard.press("Enter")
    page.get_by_text(re.compile(r"of \d+ found")).wait_for(timeout=60_000)
    page.locator(".textLayer .highlight.selected").first.wait_for(state="attached")
    assert page.faults == []


def test_it_is_read_on_a_phone(visitor, ready):
    person = reading(visitor, ready, viewport=PHONE)
    page = person.page
    bookmarks = page.locator("#viewer-bookmarks")
    assert bookmarks.is_hidden()
    # A whole page on a phone has links too small for a finger; enlarged they are not.
    page.locator("#viewer-scale").select_option("2")
    page.wait_for_timeout(1000)
    page.get_by_role("button", name="Bookmarks").click()
    person.assert_sound()
    bookmarks.get_by_role("link", name="Exhibits").click()
    bookmarks.wait_for(state="hidden")
    person.assert_sound()


def test_two_files_are_compared(visitor, ready):
    person = reading(visitor, ready)
    del ready["path"]
    reading(visitor, ready)
    files = ready["path"].split("/files/")[0] + "/files/"
    person.go(files)
    person.assert_sound()
    person.page.get_by_role("link", name="Compare two of them").click()
    person.page.get_by_role("button", name="Compare").click()
    person.page.get_by_role("heading", name=re.compile("^From RPD")).wait_for()
    person.assert_sound()


def test_a_weekly_file_is_set_up_and_ended(visitor, ready):
    person = reading(visitor, ready)
    page = person.page
    person.go(ready["path"].split("/files/")[0] + "/files/weekly/new/")
    person.assert_sound()
    page.get_by_role("button", name="Set it up").click()
    page.get_by_text("The weekly file is set up.").wait_for()
    person.assert_sound()
    page.get_by_role("button", name="End it").click()
    page.get_by_text("The weekly file has ended.").wait_for()
