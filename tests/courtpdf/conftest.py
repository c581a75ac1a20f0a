"""One file with everything in it, built once and looked at by many tests."""

import subprocess

import pytest

from taskforce.courtpdf import CONTENTS, MemoryStore, build

from . import makers

COVER = (
    '<div class="caption"><p class="caption-agency">Harbor City Police</p>'
    "<h1>HPD-2026-00017</h1></div>"
)


@pytest.fixture(scope="session")
def store():
    return MemoryStore()


@pytest.fixture(scope="session")
def whole_plan():
    return makers.plan(
        makers.section("cover", COVER, kind="cover"),
        CONTENTS,
        makers.section(
            "log",
            "<h1>Log</h1>" + makers.log(40) + '<p>See <a href="x-case:exhibit-2">Exhibit 2</a> and '
            '<a href="x-case:f3">entry 3</a>, not '
            '<a href="x-case:nowhere">this</a>.</p>',
        ),
        makers.section("log-2", makers.log(30, "f"), title=""),
        makers.section("evidence", "<h1>Evidence</h1><h2>Items</h2>" + makers.TABLE),
        makers.exhibit(1, makers.saved(makers.pdf(3))),
        makers.exhibit(2, makers.image(), "image/jpeg"),
        makers.exhibit(3, makers.encrypted_pdf()),
        makers.exhibit(4, ("A line of a chat.\n" * 90).encode(), "text/plain"),
        makers.exhibit(5, makers.hostile_pdf(filled=False)),
    )


@pytest.fixture(scope="session")
def whole(whole_plan, store, tmp_path_factory):
    return build(whole_plan, store=store, output=tmp_path_factory.mktemp("file") / "whole.pdf")


@pytest.fixture(scope="session")
def reading(whole):
    """The text of each page as a viewer outside the engine reads it."""
    done = subprocess.run(
        ["pdftotext", "-layout", whole.path, "-"], capture_output=True, text=True, check=True
    )
    return done.stdout.split("\f")
