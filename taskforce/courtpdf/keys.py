"""The names under which parts are stored: a hash of all that shapes them."""

import hashlib
import json
from collections.abc import Mapping
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from . import boxes, fonts
from .courts import Court
from .plan import Exhibit, Section

LIBRARIES = ("weasyprint", "pydyf", "pikepdf", "Pillow", "pillow-heif", "fonttools", "pypdfium2")


@lru_cache(maxsize=1)
def engine() -> str:
    """Changes with our own code and styles, the libraries and the fonts."""
    here = Path(__file__).parent
    shaping = sorted(
        path
        for folder in ("child", "exhibits", "style")
        for path in (here / folder).iterdir()
        if path.suffix in (".py", ".css", ".conf")
    )
    code = hashlib.sha256()
    for path in [*shaping, *(here / f"{name}.py" for name in ("text", "parts", "glyphtext"))]:
        code.update(path.read_bytes())
    parts = [code.hexdigest(), fonts.fingerprint(), *(version(name) for name in LIBRARIES)]
    return _hash({"engine": parts})


def _hash(shape: Mapping[str, object]) -> str:
    return hashlib.sha256(json.dumps(shape, sort_keys=True).encode()).hexdigest()


def prefix(section_id: str) -> str:
    """Makes the ids inside a section its own in the whole document."""
    return hashlib.sha256(section_id.encode()).hexdigest()[:12]


def section_key(section: Section, court: Court) -> str:
    return _hash(
        {
            "engine": engine(),
            "id": section.id,
            "html": section.html,
            "kind": section.kind,
            "lang": section.lang,
            "data": section.data_version,
            "layout": court.layout(),
            "pdfa": court.pdfa,
            "resources": {
                name: hashlib.sha256(data).hexdigest() for name, data in section.resources.items()
            },
        }
    )


def exhibit_key(exhibit: Exhibit, court: Court) -> str:
    return _hash(
        {
            "engine": engine(),
            "exhibit": exhibit.sha256,
            "limits": court.exhibit_limits(),
            "pdfa": court.pdfa,
            "boxes": boxes.rows(exhibit.boxes),
            "flatten": court.flattens,
        }
    )
