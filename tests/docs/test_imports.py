"""No circle of imports between files: not for types, not inside a function."""

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)
FLOORS = ("taskforce", "victims", "referrals", "cases")


def _modules() -> dict[str, Path]:
    paths = (path for floor in FLOORS for path in (ROOT / floor).rglob("*.py"))
    named = {path: path.relative_to(ROOT).with_suffix("").parts for path in paths}
    return {
        ".".join(parts[:-1] if parts[-1] == "__init__" else parts): path
        for path, parts in named.items()
        if "migrations" not in parts
    }


def _imported(path: Path, known: dict[str, Path]) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in known)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield from (name for name in (inner, node.module)[: 1 + (inner not in known)]
                            if name in known)  # fmt: skip


def test_no_two_files_import_each_other_by_any_way_round():
    known = _modules()
    graph = {name: set(_imported(path, known)) - {name} for name, path in known.items()}
    # Raises CycleError with the files of the circle.
    assert len(list(TopologicalSorter(graph).static_order())) >= len(known) > 400
