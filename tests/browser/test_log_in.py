"""The door: use notice, wrong passwords, and a desk for every role."""

import pytest

from cases.demo.people import ACCOUNTS
from tests.plugins.browser import PHONE

ONE_OF_EACH_ROLE = (
    "det.rivera", "ana.cho", "sgt.okafor", "ada.lindqvist", "adv.moreau", "dir.santos",
    "shelter.kim", "coord.bell", "audit.ng", "admin.ruiz",
)  # fmt: skip


def test_the_log_in_page_shows_the_demonstration_accounts(visitor):
    page = visitor()
    page.go("/log-in/")
    assert page.page.get_by_text("det.rivera").count() > 0
    page.assert_sound()


def test_a_wrong_password_is_answered_without_saying_which_part_was_wrong(visitor):
    said = []
    for username in ("det.rivera", "nobody.here"):
        one = visitor()
        one.go("/log-in/")
        page = one.page
        page.locator("[name=username]").fill(username)
        page.locator("[name=password]").fill("wrong-password")
        page.get_by_text("I have read").click()
        page.get_by_role("button", name="Log in").click()
        said.append(page.locator("main [role=alert]").first.inner_text())
    assert said[0] == said[1]


@pytest.mark.parametrize("username", ONE_OF_EACH_ROLE)
def test_every_role_has_a_desk_and_every_line_of_its_navigation_opens(visitor, username):
    person = visitor(username)
    person.assert_sound()
    links = person.page.locator(".tf-side nav a").evaluate_all("all => all.map(a => a.pathname)")
    assert links
    for path in dict.fromkeys(links):
        assert person.go(path) == 200, path
        person.assert_sound()


@pytest.mark.parametrize("username", ["det.rivera", "adv.moreau", "shelter.kim"])
def test_the_desk_fits_a_phone(visitor, username):
    visitor(username, viewport=PHONE).assert_sound()


def test_the_demonstration_has_an_account_for_every_role():
    held = {role for _, _, _, roles in ACCOUNTS.values() for role in roles}
    assert len(held) == 9
