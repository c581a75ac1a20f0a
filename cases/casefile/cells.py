"""Long lists in a table: no cell may be longer than a page, so they go on in further rows.

A row that is cut by a page is drawn without the table's head above it, and is then read in
another order than it was written.
"""

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, zip_longest

# Of one cell. The narrowest column has about 20 letters a line; two rows and a head fit a page.
NAMES, LETTERS = 20, 240
NUMBERED = re.compile(r"(.*?)(\d+)")


def in_runs(names: Iterable[str]) -> list[str]:
    """Names that end in numbers, those that follow each other as one: ``Log entry 5 to 9``."""
    found = [(NUMBERED.fullmatch(name), name) for name in names]
    keyed = (
        ((match[1], int(match[2]) - at) if match else (name, -1), match, name)
        for at, (match, name) in enumerate(found)
    )
    out = []
    for _key, run in groupby(keyed, key=lambda one: one[0]):
        members = list(run)
        first, last = members[0], members[-1]
        out.append(first[2] if first is last else f"{first[2]} to {last[1][2]}")
    return out


def rows_of(value: str, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """A long text and a long list of names, side by side in as many rows as they need."""
    runs = in_runs(names)
    lists = ["; ".join(runs[at : at + NAMES]) for at in range(0, len(runs), NAMES)]
    texts = textwrap.wrap(value, LETTERS, break_on_hyphens=False) or [""]
    yield from zip_longest(texts, lists, fillvalue="")
