"""What is made of one case by hand, pinned: places, proposals, sections, hashes, sources.

Decisions that people made hang on the keys of places, numbers of pages on the sections. Whoever
means to change one of them writes the file anew, and shows each change as a line of it:
``CASEFILE_PINS=write script/test tests/cases/test_casefile_pinned.py``.
"""

import hashlib
import json
import os
import uuid
from pathlib import Path

import pytest

from cases.casefile import copies
from cases.casefile.copies import copies_of
from cases.casefile.digests import content_hashes
from cases.casefile.plan import plan_of
from cases.casefile.profiles import DISCOVERY, PROFILES
from cases.casefile.records import records_of
from cases.casefile.sections import Request
from cases.models import Production
from cases.productions import content as production
from cases.productions.held import Held, HeldBack
from cases.productions.named import Looked
from cases.productions.pages import Numbered
from cases.productions.pages import plan_of as production_plan
from cases.redaction.places import texts
from cases.redaction.proposals import Review, proposals
from taskforce.courtpdf import Bates
from tests.cases.casefile_handmade import BOX, CASE, HAND, TEXTS, decided, handmade, row

FILE = Path(__file__).parent / "casefile_pinned.json"
BATES = Bates("RPD-2026-0001-F01-", 1, 6)
HELD = Held(
    *("w1", "W-1", "Log entry 2", "Work product", "Mar 2, 2026", "Det. Ruiz", "", "Memo", "Basis")
)
PAGES = Held(*("w2", "W-2", "Exhibit 2, page 1", "Privacy", "", "", "", "Fees", "Basis"), (1, 1))


def short(said: object) -> str:
    text = said if isinstance(said, str) else repr(said)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _items(plan) -> dict[str, str]:
    return {one.id: short(one) for one in plan.items}


def _places() -> dict:
    found = texts(handmade())
    return {
        "searched": [f"{p.key} | {p.label} | {short(t)}" for p, t in found if not p.of_staff],
        "of staff": sorted(f"{p.key} | {short(t)}" for p, t in found if p.of_staff),
    }


def _proposals() -> list[str]:
    every = proposals(CASE, handmade(), Review({}, [HAND, BOX]), TEXTS.places())
    return [
        f"{one.place.key} {one.hit.kind} {one.state} {one.fingerprint[:16]} {short(one.hit)}"
        for one in every
    ]


def _file(profile) -> dict:
    data = handmade()
    request = Request("RPD-2026-0001-F01", profile, "Det. Rosa Ruiz, Riverton", first_number="1")
    return {
        one.copy.name: {
            "items": _items(plan_of(one, request, BATES)),
            "withheld": short(sorted(one.withheld)),
            "boxes": {key: short(boxes) for key, boxes in one.boxes.items()},
            "listed": [f"{r.identifier} {r.kind} {r.count} {short(r)}" for r in one.log],
            "hashes": {label: value[:16] for label, value in content_hashes(one.data)},
            "records": {key: mark for key, (mark, _page) in records_of(one.data, {}).items()},
        }
        for one in copies_of(profile, data, CASE, None)
    }


class Drafted:
    """What is asked of the row of a production."""

    case = type("Case", (), {"pk": CASE, "number": "RPD-2026-0001"})
    pk, correction, scope = uuid.UUID(int=99), "", Production.Scope.ALL

    def __init__(self, child_names: str):
        self.child_names = child_names

    def __str__(self) -> str:
        return "P-1"


def _production(child_names: str, monkeypatch) -> dict:
    held = HeldBack({"entry-2": HELD, "entry-5": HELD}, {"exhibit-2": [PAGES]}, ["w1", "w2"])
    given = {
        "held_back": held,
        "read_review": Review({}, []),
        "look": Looked(),
        "transmittal": [("To", "Dana Counsel")],
    }
    for name, answer in given.items():
        monkeypatch.setattr(production, name, lambda *_given, answer=answer: answer)
    monkeypatch.setattr(
        production,
        "asked_of",
        lambda _row, _by, known, _review: type("Asked", (), {"known": known}),
    )
    made = production.content_of(Drafted(child_names), handmade(), None)
    plan = production_plan(made, Request("P-1", DISCOVERY, "Det. Ruiz"), Numbered(BATES, {}))
    return {
        "sources": [
            f"{one.kind} {one.pk} {one.anchor} {one.label} {one.sha256[:16]} {one.covered}"
            for one in made.sources
        ],
        "items": _items(plan),
    }


def pinned(monkeypatch, settings) -> dict:
    settings.SECRET_KEY = "pinned"
    monkeypatch.setattr(copies, "read_review", lambda *given: decided(handmade()))
    monkeypatch.setattr(copies, "read_texts", lambda *given: TEXTS)
    monkeypatch.setattr(copies, "_names_of", lambda *given: ["Det. Rosa Ruiz"])
    return {
        "places": _places(),
        "proposals": _proposals(),
        "files": {profile.name: _file(profile) for profile in PROFILES.values()},
        "productions": {
            name: _production(name, monkeypatch)
            for name in (Production.ChildNames.ORDER, Production.ChildNames.INITIALS)
        },
    }


@pytest.fixture
def made(monkeypatch, settings):
    return json.loads(json.dumps(pinned(monkeypatch, settings)))


def test_places_proposals_sections_hashes_and_sources_are_as_pinned(made):
    if os.environ.get("CASEFILE_PINS") == "write":
        FILE.write_text(json.dumps(made, indent=1) + "\n")
    was = json.loads(FILE.read_text())
    for part in ("places", "proposals", "productions"):
        assert made[part] == was[part], part
    for profile, files in made["files"].items():
        assert files == was["files"][profile], profile


def test_the_case_by_hand_has_something_of_everything(made):
    """Pins of nothing would prove nothing."""
    public = made["files"]["public"]["public"]
    states = {line.split()[2] for line in made["proposals"]}
    assert {"waits", "default"} <= states
    assert len(public["listed"]) > 5 and public["boxes"]
    assert public["items"] != made["files"]["public"]["sealed"]["items"]
    initials, order = (
        made["productions"][name]["items"] for name in ("initials", "protective_order")
    )
    assert initials.keys() == order.keys() and initials != order
    assert row(1) in made["productions"]["initials"]["sources"][6]
