"""Profiles are data: each names known sections, and nothing reaches the provider's side."""

import ast
from pathlib import Path

import pytest

from cases.casefile import profiles, sections
from cases.casefile.registry import PARTS
from taskforce.courtpdf import COURTS

HERE = Path(profiles.__file__).parent


@pytest.mark.parametrize("profile", profiles.PROFILES.values(), ids=lambda p: p.name)
def test_a_profile_is_declared_in_full(profile):
    assert profile.label and profile.purpose and profile.confidentiality
    assert profile.court in COURTS
    assert set(profile.sections) <= set(profiles.SECTIONS)
    assert profile.has("exhibits") or not profile.exhibits
    assert {one for copy in profile.copies for one in profile.sections_of(copy)} <= set(
        profiles.SECTIONS
    )


def test_every_section_has_a_builder():
    of_parts = {name for part in PARTS for name in part.render}
    assert {*sections.BUILDERS, *of_parts} == set(profiles.SECTIONS) - {"contents"}


def test_an_unknown_profile_raises():
    with pytest.raises(profiles.UnknownProfile):
        profiles.profile("no such kind")


@pytest.mark.parametrize("path", sorted(HERE.rglob("*.py")), ids=lambda path: path.name)
def test_nothing_of_a_case_file_imports_the_victims_floor(path):
    imported = [
        name
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in [getattr(node, "module", None) or "", *(one.name for one in node.names)]
    ]
    assert [name for name in imported if name.startswith(("victims", "referrals"))] == []
