"""Nothing that is built depends on the seed of hashes, nor on the zone of the machine."""

import os
import subprocess
import sys

BUILD = """
import sys
from pathlib import Path
from taskforce.courtpdf import MemoryStore, build
from tests.courtpdf import makers

plan = makers.plan(
    makers.section("b", makers.TABLE), makers.exhibit(1, makers.image(), "image/jpeg")
)
print(build(plan, store=MemoryStore(), output=Path(sys.argv[1]), workers=1).sha256)
"""
VOCABULARY = """
import importlib, pkgutil
import taskforce.vocabulary
from taskforce.vocabulary.core import Vocabulary

for found in sorted(pkgutil.iter_modules(taskforce.vocabulary.__path__), key=lambda one: one.name):
    module = importlib.import_module(f"taskforce.vocabulary.{found.name}")
    for name, value in sorted(vars(module).items()):
        if isinstance(value, Vocabulary):
            print(name, *value.choices)
"""


def run(program: str, *arguments, **environment) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program, *map(str, arguments)],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout
    return done.stdout


def test_a_file_has_the_same_bytes(tmp_path):
    first = run(BUILD, tmp_path / "one.pdf", PYTHONHASHSEED="1", TZ="UTC")
    assert run(BUILD, tmp_path / "two.pdf", PYTHONHASHSEED="2", TZ="Asia/Tokyo") == first


def test_every_vocabulary_has_one_order():
    assert run(VOCABULARY, PYTHONHASHSEED="1") == run(VOCABULARY, PYTHONHASHSEED="2")
