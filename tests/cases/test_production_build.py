"""A production is numbered, indexed, and says of each record on which pages it stands."""

import io
import re

import pikepdf
import pytest
from django.db import transaction

from cases.models import BatesSeries, Production, ProductionItem
from cases.services.withholding import end_withholding
from taskforce.access.identity import acting
from tests.cases.casefile_world import (
    SECRET_NOTE,
    add_client_with_note,
    add_entry,
    attach,
    make_case,
)
from tests.cases.production_world import (
    again,
    ask,
    data_of,
    draft,
    entry,
    keep_back,
    look_through,
    pages_of,
    prepared,
)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def case(cast):
    return make_case(cast)


def written(pages: int) -> bytes:
    """A PDF whose pages each say which they are."""
    made = pikepdf.Pdf.new()
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    for number in range(1, pages + 1):
        page = made.add_blank_page(page_size=(612, 792))
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        words = f"BT /F1 24 Tf 72 700 Td (secret of page {number}) Tj ET"
        page.Contents = made.make_stream(words.encode())
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def items_of(cast, production) -> dict[str, ProductionItem]:
    with acting(cast.detective), transaction.atomic():
        return {one.label: one for one in production.items.select_related("withholding")}


def test_each_record_stands_on_the_pages_that_the_map_and_the_index_say(cast, case):
    row = prepared(cast, case)
    pages = pages_of(cast, row)
    items = items_of(cast, row)
    assert (row.bates_first, row.bates_last) == (1, len(pages))
    for number, page in enumerate(pages, start=1):
        assert f"RPD0001-{number:06d}" in page
    for number in range(1, 13):
        found = items[f"Log entry {number}"]
        text = f"Entrytextnumber{number}.Abluevan"
        assert [n for n, page in enumerate(pages, 1) if text in page] == [found.bates_first]
        assert found.bates_first <= found.bates_last <= found.bates_first + 1
    assert "Chainofcustodyofitem1" in pages[items["Item 1"].bates_first - 1]
    assert "VicTor" in pages[items["Person 3"].bates_first - 1]
    ledger = items["Exhibit 1 (item 1)"]
    assert (ledger.bates_last - ledger.bates_first, len(ledger.sha256)) == (3, 64)
    index = "".join(page for page in pages if "Indexofwhatisproduced" in page)
    for label, one in items.items():
        first, last = row.series.number(one.bates_first), row.series.number(one.bates_last)
        assert "".join(f"{label}{first}{last}{one.sha256}".split()) in index


def test_the_file_has_every_section_and_its_certificate(cast, case):
    row = prepared(cast, case, basis_detail="Order of March 3", medium_detail="Disc 1 of 1")
    pages = pages_of(cast, row)
    text = "".join(pages)
    assert "apartfromthecaseandarenopartofit" in pages[0]  # the whole letter on one page
    for said in (
        "DanaCounsel",
        "Counsel&Partners",
        "Orderof March3",
        "Disc1of1",
        "RPD-2026-0001P-1",
        f"RPD0001-000001toRPD0001-{row.bates_last:06d}",
        "Nothingiswithheldfromthisproduction",
        "902(13)",
        "28USC1746",
        "Nameandtitleofthedeclarant",
    ):
        assert "".join(said.split()) in text, said
    with acting(cast.detective), transaction.atomic():
        for one in case.storedfiles.all():
            assert one.sha256 in text
    assert len(row.parts) == 1
    assert row.parts[0]["pages"] == row.pages


def test_what_is_withheld_is_a_numbered_slip_and_nothing_of_it_is_in_the_file(cast, case):
    held = keep_back(cast, case, entry(cast, case, 5))
    with acting(cast.detective), transaction.atomic():
        photo = case.evidenceitems.get(number=2)
    keep_back(cast, case, photo, kind="victim_privacy", description="Photograph")
    row = prepared(cast, case)
    pages, items = pages_of(cast, row), items_of(cast, row)
    text, data = "".join(pages), data_of(cast, row)
    for secret in ("Entrytextnumber5.", "Doorofroom12", "door.png"):
        assert secret not in text
        assert secret.encode() not in data
    slip = items["Log entry 5"]
    assert slip.withholding_id == held.pk
    page = pages[slip.bates_first - 1]
    assert "Withheld" in page and "workproduct,seeW-1" in page
    assert "anticipationoftrial" in page
    log = next(page for page in pages if "Withheldlog" in page and "W-2" in page)
    assert row.series.number(slip.bates_first) in log
    # The item takes its file with it.
    assert items["Exhibit 2 (item 2)"].withholding.number == 2
    assert items["Exhibit 2 (item 2)"].bates_first == items["Exhibit 2 (item 2)"].bates_last
    assert re.findall(r"RPD0001-(\d{6})", pages[-1])[-1] == f"{len(pages):06d}"


def test_an_addendum_is_withheld_with_its_entry(cast, case):
    root = entry(cast, case, 3)
    with acting(cast.detective), transaction.atomic():
        add_entry(cast, case, 13, "Correction: quoted again.", addendum_to=root)
    keep_back(cast, case, root)
    row = prepared(cast, case)
    assert "quotedagain" not in "".join(pages_of(cast, row))
    assert items_of(cast, row)["Log entry 13"].withholding.number == 1


def test_notes_and_clients_are_never_in_it_and_victims_keep_their_privacy(cast, case):
    add_client_with_note(cast)
    with acting(cast.detective), transaction.atomic():
        case.casepersons.filter(number=1).update(
            phone="555-0177", address="9 Elm Street", birth_date="2009-05-04",
            minor_when_identified=True,
        )  # fmt: skip
        case.casepersons.filter(number=3).update(phone="555-0199")
    row = prepared(cast, case)
    text = "".join(pages_of(cast, row))
    for secret in ("".join(SECRET_NOTE.split()), "AnaExample", "5550177", "ElmStreet", "JaneRoe"):
        assert secret not in text.replace("-", "")
    assert SECRET_NOTE.encode() not in data_of(cast, row)
    assert "J.R." in text and "2009" in text and "555-0199" in text


def test_withheld_pages_of_a_file_are_black_and_keep_their_place(cast, case):
    with acting(cast.detective), transaction.atomic():
        attach(
            cast, case, "chat.pdf", "application/pdf", written(3), log_entry=case.logentrys.first()
        )
        chat = case.storedfiles.get(name="chat.pdf")
    held = keep_back(cast, case, chat, pages=(2, 2), kind="informant")
    row = prepared(cast, case)
    pages, items = pages_of(cast, row), items_of(cast, row)
    mine = next(one for one in items.values() if one.withholding_id == held.pk)
    assert mine.bates_last - mine.bates_first == 3  # the sheet and all three pages
    text = "".join(pages)
    assert "secretofpage1" in text and "secretofpage3" in text
    assert "secretofpage2" not in text
    assert "page2withheld,seeW-1" in text and "RPD0001-" in pages[mine.bates_last - 2]
    assert b"secret of page 2" not in data_of(cast, row)


def test_a_production_of_what_is_new_holds_added_changed_and_released_records_only(cast, case):
    held = keep_back(cast, case, entry(cast, case, 5))
    first = prepared(cast, case)
    nothing = draft(cast, case, scope="new")
    ask(cast, nothing)
    assert "Nothing is new" in again(cast, nothing).case_file.failure
    with acting(cast.detective), transaction.atomic():
        add_entry(cast, case, 13, "A thirteenth entry.")
        end_withholding(withholding=held, by=cast.detective, reason="The court ordered it")
        case.evidenceitems.filter(number=2).update(details="Photographed again")
    second = prepared(cast, case, scope="new")
    text = "".join(pages_of(cast, second))
    assert set(items_of(cast, second)) == {"Log entry 5", "Log entry 13", "Item 2"}
    assert "Entrytextnumber5." in text and "Entrytextnumber6." not in text
    assert second.bates_first == first.bates_last + 1


def test_numbers_run_on_from_production_to_production(cast, case):
    first, second = prepared(cast, case), prepared(cast, case)
    assert second.bates_first == first.bates_last + 1
    with acting(cast.detective), transaction.atomic():
        assert BatesSeries.objects.get().next_number == second.bates_last + 1
    assert f"RPD0001-{second.bates_first:06d}" in pages_of(cast, second)[0]


def test_a_draft_alone_takes_no_number(cast, case):
    draft(cast, case)
    with acting(cast.detective), transaction.atomic():
        assert Production.objects.get().bates_first is None
        assert BatesSeries.objects.get().next_number == 1


def test_other_pages_withheld_of_a_file_make_it_new(cast, case):
    with acting(cast.detective), transaction.atomic():
        attach(
            cast, case, "chat.pdf", "application/pdf", written(3), log_entry=case.logentrys.first()
        )
        chat = case.storedfiles.get(name="chat.pdf")
    first = keep_back(cast, case, chat, pages=(1, 2))
    prepared(cast, case)
    with acting(cast.detective), transaction.atomic():
        end_withholding(withholding=first, by=cast.detective, reason="The court ordered it")
    keep_back(cast, case, chat, pages=(3, 3))
    second = prepared(cast, case, scope="new")
    text = "".join(pages_of(cast, second))
    assert [label for label in items_of(cast, second) if "Exhibit" in label]
    assert "secretofpage1" in text and "secretofpage3" not in text


def test_children_are_initials_whatever_their_role_and_flag(cast, case):
    with acting(cast.detective), transaction.atomic():
        people = case.casepersons
        people.filter(number=1).update(birth_date="2012-05-04", minor_when_identified=None)
        people.create(
            case=case, number=8, name="Wendy Small", role="witness", minor_when_identified=True,
            birth_date="2011-02-03", phone="555-0171", address="5 Oak Road", aliases="Wee",
            created_by=cast.detective,
        )  # fmt: skip
        people.create(
            case=case, number=9, name="Adam Grown", role="witness", birth_date="1980-01-02",
            phone="555-0172", address="7 Oak Road", created_by=cast.detective,
        )  # fmt: skip
        people.create(
            case=case, number=10, name="Una Known", role="witness", created_by=cast.detective
        )
        add_entry(cast, case, 13, "Wendy Small and SMALL, WENDY came with Adam Grown.")
    row = draft(cast, case, child_names="initials")
    look_through(cast, row)
    row = prepared(cast, case, row)
    text = "".join(pages_of(cast, row)).replace("-", "")
    for secret in ("Wendy", "WENDY", "Wee", "UnaKnown", "JaneRoe", "5550171", "5550172",
                   "OakRoad", "Feb3", "Jan2,1980", "May4"):  # fmt: skip
        assert secret not in text, secret
    for said in ("W.S.", "U.K.", "J.R.", "AdamGrown", "1980", "[W.S.]and[S.W.]camewithAdamGrown"):
        assert said in text, said
    assert "insquarebrackets" in text
