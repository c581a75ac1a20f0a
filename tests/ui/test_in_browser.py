"""The shell in a real browser: drafts, idle lock, shortcuts, quick exit, narrow screens."""

import copy

import pytest
from playwright.sync_api import expect

from tests.cast import make_cast
from tests.plugins.browser import DESK, PHONE, barriers, overflow

SHARED = ["/", "/search/", "/search/?q=van", "/notifications/", "/no-such-page/"]


@pytest.fixture
def people(transactional_db):
    return make_cast()


@pytest.fixture
def forms(settings):
    """The product with one page more (tests/ui/urls.py)."""
    settings.ROOT_URLCONF = "tests.ui.urls"
    templates = copy.deepcopy(settings.TEMPLATES)
    templates[0]["DIRS"].append(settings.BASE_DIR / "tests/ui/templates")
    settings.TEMPLATES = templates


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_the_shared_pages_have_no_barrier_and_break_no_rule(people, seat, size, scheme):
    page = seat(people.advocate, viewport=size, color_scheme=scheme)
    wrong = {}
    for path in SHARED:
        page.goto(path)
        found = barriers(page) + ([f"{overflow(page)} px too wide"] if overflow(page) > 0 else [])
        if found:
            wrong[path] = found
    assert wrong == {}
    assert [fault for fault in page.faults if "404" not in fault] == []


def type_and_wait(page, text):
    page.goto("/a-form/")
    page.get_by_label("What happened").fill(text)
    page.get_by_label("Urgent").check()
    expect(page.get_by_text("Draft kept at")).to_be_visible(timeout=8000)


def test_what_was_typed_comes_back_after_the_page_was_left(people, seat, forms):
    page = seat(people.detective)
    type_and_wait(page, "A blue van left.")
    page.goto("/")
    page.goto("/a-form/")
    expect(page.get_by_text("Restored what you were typing at")).to_be_visible()
    expect(page.get_by_label("What happened")).to_have_value("A blue van left.")
    expect(page.get_by_label("Urgent")).to_be_checked()


def test_a_restored_draft_can_be_discarded_for_good(people, seat, forms):
    page = seat(people.detective)
    type_and_wait(page, "A blue van left.")
    page.reload()
    page.get_by_role("button", name="Discard").click()
    expect(page.get_by_label("What happened")).to_have_value("")
    page.reload()
    page.wait_for_load_state("networkidle")
    expect(page.get_by_label("What happened")).to_have_value("")


def test_a_saved_form_leaves_no_draft(people, seat, forms):
    page = seat(people.detective)
    type_and_wait(page, "A blue van left.")
    page.get_by_role("button", name="Save").click()
    page.wait_for_load_state("networkidle")
    expect(page.get_by_label("What happened")).to_have_value("")


def test_a_form_with_errors_keeps_what_was_sent(people, seat, forms):
    page = seat(people.detective)
    type_and_wait(page, "An older draft.")
    page.get_by_label("What happened").fill("")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".tf-errors")).to_be_focused()
    expect(page.get_by_label("What happened")).to_have_value("")


def test_a_password_is_in_no_draft(people, seat, forms):
    from taskforce.access.identity import acting
    from taskforce.ui.models import Draft

    page = seat(people.detective)
    page.goto("/a-form/")
    page.get_by_label("Password").fill("hunter2hunter2")
    page.get_by_label("What happened").fill("x")
    expect(page.get_by_text("Draft kept at")).to_be_visible(timeout=8000)
    from django.db import transaction

    with acting(people.detective), transaction.atomic():
        assert "hunter2" not in Draft.objects.get().body


def test_an_idle_page_is_hidden_and_locked_with_its_text_kept(people, seat, forms, settings):
    settings.IDLE_LOCK_SECONDS = 6
    page = seat(people.detective)
    page.goto("/a-form/")
    page.get_by_label("What happened").fill("Half a sentence")
    page.wait_for_url("**/lock/?next=**", timeout=20000)
    assert "%2Fa-form%2F" in page.url
    assert "Half a sentence" not in page.content()


def test_slash_focuses_the_search_and_typing_it_elsewhere_does_not(people, seat, forms):
    page = seat(people.detective)
    page.goto("/a-form/")
    page.get_by_label("What happened").press("/")
    expect(page.get_by_label("What happened")).to_have_value("/")
    page.locator("h1").click()
    page.keyboard.press("/")
    expect(page.locator("#site-search")).to_be_focused()


def test_the_question_mark_lists_the_shortcuts(people, seat):
    page = seat(people.detective)
    page.goto("/")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keyboard shortcuts")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).not_to_be_visible()


def test_escape_closes_a_menu_and_gives_the_focus_back(people, seat):
    page = seat(people.detective)
    page.goto("/")
    menu = page.locator(".tf-tools summary")
    menu.click()
    page.get_by_role("link", name="My account").focus()
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="My account")).to_be_hidden()
    expect(menu).to_be_focused()


def test_the_quick_exit_leaves_no_way_back(people, seat):
    page = seat(people.advocate)
    page.goto("/notifications/")
    page.get_by_role("button", name="Quick exit").click()
    expect(page.get_by_role("heading", name="Kitchen measurements")).to_be_visible()
    page.wait_for_load_state("networkidle")
    page.go_back()
    assert "Notifications" not in page.title()
    page.goto("/")
    expect(page.get_by_role("heading", name="My desk")).not_to_be_visible()


def test_three_times_shift_is_the_quick_exit(people, seat):
    page = seat(people.advocate)
    page.goto("/")
    for _ in range(3):
        page.keyboard.press("Shift")
    expect(page.get_by_role("heading", name="Kitchen measurements")).to_be_visible()


def test_a_detective_has_no_quick_exit(people, seat):
    page = seat(people.detective)
    page.goto("/")
    expect(page.get_by_role("button", name="Quick exit")).to_have_count(0)


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_the_pages_can_be_used_without_scripts(people, seat, size):
    page = seat(people.advocate, viewport=size, java_script_enabled=False)
    page.goto("/")
    if size == PHONE:
        page.locator(".tf-menu summary").click()
    page.get_by_role("link", name="Notifications", exact=True).last.click()
    expect(page.get_by_role("heading", name="Notifications")).to_be_visible()
    page.get_by_role("button", name="Quick exit").click()
    expect(page.get_by_role("heading", name="Kitchen measurements")).to_be_visible()
