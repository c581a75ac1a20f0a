"""The main path of each role, through the pages, the worker and the database."""

import re
import secrets
import subprocess
import uuid

import pikepdf
import pytest

MAKING_MS = 180_000


def test_a_detective_writes_attaches_exports_and_downloads(visitor, tmp_path):
    person = visitor("det.rivera")
    page, word = person.page, f"heron{secrets.token_hex(4)}"
    person.go("/search/?q=0001")
    page.get_by_role("link", name=re.compile(r"RPD-\d{4}-0001 ")).first.click()
    page.get_by_role("heading", level=1).wait_for()
    case = page.url.split("?")[0]
    person.assert_sound()

    page.keyboard.press("n")
    page.locator("textarea[name=text]").fill(f"Met the clerk again. Key word {word}.")
    page.get_by_text("Attach files").click()
    note = tmp_path / "statement.txt"
    note.write_text(f"Statement, {word}")
    page.locator("input[type=file]").first.set_input_files(note)
    page.get_by_role("button", name="Save entry").click()
    page.get_by_text(re.compile(r"Entry \d+ was saved")).wait_for()
    page.reload()
    assert page.get_by_text(word).count() >= 1
    assert page.get_by_text("statement.txt").count() >= 1

    page.goto(f"{case}files/new/")
    person.assert_sound()
    page.get_by_text("Prosecution file", exact=False).first.click()
    page.get_by_role("button", name="Start").click()
    page.get_by_role("link", name=re.compile("Download")).wait_for(timeout=MAKING_MS)
    person.assert_sound()
    with page.expect_download() as waiting:
        page.get_by_role("link", name=re.compile("Download")).click()
    produced = tmp_path / "file.pdf"
    waiting.value.save_as(produced)
    with pikepdf.open(produced) as read:
        pages = len(read.pages)
        with read.open_outline() as outline:
            bookmarks = [item.title for item in outline.root]
    text = subprocess.run(["pdftotext", produced, "-"], capture_output=True, check=True).stdout
    said = text.decode()
    assert pages >= 24
    assert word in said
    assert "Investigative log" in bookmarks
    stamps = sorted(set(re.findall(r"\bRPD[A-Z0-9-]*-(\d{6})\b", said)))
    assert [int(stamp) for stamp in stamps] == list(range(1, pages + 1))


@pytest.mark.parametrize("username", ["out.sider", "shelter.kim", "adv.moreau", "trooper.state"])
def test_others_see_none_of_the_case_by_any_page_search_or_guess(visitor, username):
    owner = visitor("det.rivera")
    owner.go("/search/?q=0001")
    owner.page.get_by_role("link", name=re.compile(r"RPD-\d{4}-0001 ")).first.click()
    owner.page.get_by_role("heading", level=1).wait_for()
    path = owner.page.url.removeprefix(owner.site)
    title = owner.page.get_by_role("heading", level=1).inner_text().split("\n")[0]
    other = visitor(username)
    absent = path.replace(path.split("/")[2], str(uuid.uuid4()))
    for tab in ("", "people/", "evidence/", "files/", "files/new/", "access/", "history/"):
        assert other.go(path + tab) == 404
        foreign = other.page.locator("main").inner_text()
        assert other.go(absent + tab) == 404
        assert other.page.locator("main").inner_text() == foreign
    number = re.search(r"RPD-\d{4}-0001", title)
    for query in (number.group() if number else title, "Heron Motel register"):
        other.go(f"/search/?q={query.replace(' ', '+')}")
        assert other.page.locator(f"main a[href*='{path.split('/')[2]}']").count() == 0


def test_an_advocate_writes_a_note_that_no_one_else_finds(visitor):
    person = visitor("adv.moreau")
    page, word = person.page, f"lantern{secrets.token_hex(4)}"
    person.go("/clients/")
    page.get_by_role("link", name=re.compile(r"V-\d{4}-\d{4}")).first.click()
    page.get_by_role("heading", level=1).wait_for()
    client = page.url.removeprefix(person.site).split("?")[0]
    person.assert_sound()
    person.go(f"{client}notes/")
    page.locator("textarea").first.fill(f"She trusts the night nurse. {word}")
    page.get_by_role("button", name="Save the note").click()
    page.get_by_text(word).first.wait_for()
    # The provider's own supervisor sees the client and is refused; others find nothing there.
    for username, answer in (("dir.santos", 403), ("det.rivera", 404), ("adv.grace", 404)):
        other = visitor(username)
        assert other.go(f"{client}notes/") == answer
        other.go(f"/search/?q={word}")
        found = other.page.locator(".tf-main").get_by_role("link", name=re.compile(word))
        assert found.count() == 0


def test_a_revoked_release_closes_the_partners_view_at_their_next_click(visitor):
    partner = visitor("shelter.kim")
    partner.go("/clients/released/")
    partner.assert_sound()
    partner.page.locator("main a[href*='/clients/released/']").first.click()
    partner.page.get_by_role("heading", level=1).wait_for()
    path = partner.page.url.removeprefix(partner.site)
    assert partner.go(path) == 200
    outsider = visitor("out.sider")
    assert outsider.go(path) == 404


def test_a_partner_answers_a_referral(visitor):
    person = visitor("shelter.kim")
    page = person.page
    person.go("/referrals/")
    page.get_by_role("link", name=re.compile(r"R-\w+-\d{4}-\d{4}")).first.click()
    page.get_by_role("heading", level=1).wait_for()
    person.assert_sound()
    assert page.get_by_text("What you were told").count() == 1
    box = page.locator("form.rf-write textarea")
    if box.count():
        box.fill("A bed is ready; please come after six.")
        page.get_by_role("button", name="Send message").click()
        page.get_by_text("A bed is ready; please come after six.").first.wait_for()


def test_an_auditor_finds_who_read_the_case_and_no_content(visitor):
    person = visitor("audit.ng")
    person.go("/audit/")
    person.assert_sound()
    text = person.page.locator("main").inner_text()
    assert "Opened a case" in text or "Read a case's log" in text
    assert "Motel" not in text


def test_bad_input_gets_a_clear_answer_and_no_fault(visitor):
    person = visitor("det.rivera")
    for path in ("/search/?q=%00", "/cases/?text=%ED%A0%80", f"/search/?q={'x' * 9000}",
                 "/cases/?opened_from=2026-02-31", "/reports/headline/?start=x&end=y"):  # fmt: skip
        assert person.go(path) < 500, path
