"""What holds for every vocabulary there is."""

import os
import re
import subprocess
import sys
import types

import pytest

from taskforce.vocabulary import registry
from taskforce.vocabulary.core import Term, UnknownCode, Vocabulary
from taskforce.vocabulary.people import USER_ROLE_NEVER_SEES

EVERY = sorted(registry.all_vocabularies().items())
each = pytest.mark.parametrize("vocabulary", [v for _, v in EVERY], ids=[n for n, _ in EVERY])


@each
def test_it_names_its_source(vocabulary):
    assert len(vocabulary.source) > 8


@each
def test_its_name_is_a_plain_identifier(vocabulary):
    assert re.fullmatch(r"[a-z][a-z0-9_]*", vocabulary.name)


@each
def test_its_codes_are_unique_in_any_letter_case(vocabulary):
    assert len({code.casefold() for code in vocabulary}) == len(vocabulary)


@each
def test_its_labels_tell_the_terms_apart(vocabulary):
    if vocabulary is not USER_ROLE_NEVER_SEES:
        assert len({term.label for term in vocabulary.values()}) == len(vocabulary)


@each
def test_every_code_makes_the_round_trip(vocabulary):
    for code, label in vocabulary.choices:
        assert vocabulary.validate(code) == code
        assert vocabulary.label(code) == label
        assert vocabulary.match(code) == code


@each
def test_every_label_can_be_read_back(vocabulary):
    if vocabulary is not USER_ROLE_NEVER_SEES:
        for code, label in vocabulary.choices:
            assert vocabulary.match(label) == code


@each
def test_it_holds_clean_text(vocabulary):
    for term in vocabulary.values():
        for text in (term.code, term.label, term.definition):
            assert text == text.strip() and "\n" not in text and "  " not in text


@each
def test_its_labels_are_american(vocabulary):
    british = re.compile(
        r"\b\w*(labour|harbour|organis|neighbour|travell|programme)\w*", re.IGNORECASE
    )
    for term in vocabulary.values():
        assert not british.search(f"{term.label} {term.definition}"), term


def test_a_vocabulary_is_found_by_name():
    assert registry.vocabulary("case_status")["open"].label == "Open"


def test_a_name_that_is_not_there_raises():
    with pytest.raises(UnknownCode):
        registry.vocabulary("no_such_list")


def test_two_lists_of_one_name_are_refused(monkeypatch):
    module = types.ModuleType("taskforce.vocabulary.twice")
    module.ONE = Vocabulary("twice", "A test", [Term("a", "A")])
    module.TWO = Vocabulary("twice", "A test", [Term("b", "B")])
    monkeypatch.setattr(
        registry.pkgutil, "walk_packages", lambda *a, **k: [types.SimpleNamespace(name="x")]
    )
    monkeypatch.setattr(registry.importlib, "import_module", lambda name: module)
    registry.all_vocabularies.cache_clear()
    try:
        with pytest.raises(ValueError, match="twice"):
            registry.all_vocabularies()
    finally:
        registry.all_vocabularies.cache_clear()


def test_it_loads_without_django_being_set_up():
    code = (
        "from taskforce.vocabulary.registry import all_vocabularies; from django.apps import apps;"
        "assert len(all_vocabularies()) > 70 and not apps.ready"
    )
    bare = {k: v for k, v in os.environ.items() if not k.startswith("DJANGO")}
    subprocess.run([sys.executable, "-c", code], check=True, env=bare)
