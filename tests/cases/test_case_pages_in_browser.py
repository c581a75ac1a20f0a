"""The pages of a case for everybody: with a screen reader, and on a telephone."""

import pytest
from django.db import transaction
from django.urls import reverse
from playwright.sync_api import expect

from tests.cases.casefile_rows import ready_file
from tests.cases.casefile_world import make_case
from tests.cases.production_world import entry, keep_back, numbered
from tests.cast import make_cast
from tests.plugins.browser import PHONE, barriers, overflow

OF_A_CASE = (
    "case-log",
    "case-log-print",
    "case-people",
    "case-evidence",
    "case-access",
    "case-files",
    "case-file-new",
    "case-file-schedule-new",
    "case-productions",
    "case-production-new",
    "case-withheld",
    "case-withhold",
    "case-redaction",
)


@pytest.fixture
def world(transactional_db):
    """A case with two files, a prepared production and a withheld entry."""
    cast = make_cast()
    case = make_case(cast, entries=3)
    with transaction.atomic():
        old, new = (ready_file(case, cast.detective, manifest={"counts": {}}) for _ in range(2))
    held = keep_back(cast, case, entry(cast, case, 2))
    return cast, case, old, new, numbered(cast, case), held


def paths_of(case, old, new, production, held) -> list[str]:
    files, bates = reverse("case-files-compare", args=[case.pk]), production.series.prefix
    return [
        *(reverse(name, args=[case.pk]) for name in OF_A_CASE),
        f"{files}?old={old.pk}&new={new.pk}",
        reverse("case-file", args=[case.pk, new.pk]),
        reverse("case-file-transmittal", args=[case.pk, new.pk]),
        reverse("case-production", args=[case.pk, production.pk]),
        reverse("case-production-sheet", args=[case.pk, production.pk]),
        reverse("case-production-serve", args=[case.pk, production.pk]),
        reverse("case-withholding-end", args=[case.pk, held.pk]),
        reverse("case-duty", args=[case.pk, "brady"]),
        f"{reverse('case-bates', args=[case.pk])}?q={bates}000001",
    ]


@pytest.mark.slow
def test_a_cases_pages_are_whole_for_everybody_and_on_a_phone(world, seat):
    cast, *rows = world
    page, found = seat(cast.detective), {}
    for path in paths_of(*rows):
        answer = page.goto(path)
        problems = [] if answer.ok else [str(answer.status)]
        problems += barriers(page) + page.faults
        page.set_viewport_size(PHONE)
        page.locator("main details.tf-drop > summary").evaluate_all(
            "all => all.map(a => a.click())"
        )
        problems += [f"{overflow(page)} px too wide"] if overflow(page) > 0 else []
        page.set_viewport_size({"width": 1280, "height": 900})
        if problems:
            found[path] = problems
        page.faults.clear()
    assert found == {}


def test_a_refused_entry_moves_the_focus_to_what_is_wrong(world, seat):
    cast, case, *_ = world
    page = seat(cast.detective)
    page.goto(reverse("case-log", args=[case.pk]))
    page.get_by_role("button", name="Save entry").click()
    expect(page.locator(".tf-errors")).to_be_focused()
