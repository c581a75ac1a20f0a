"""The access matrix: for every route, what each member of the cast is answered.

Each app lists its routes in a module here as ``ROWS``. ``Row.url`` is a function of the
:class:`World` (real rows: one case, one client, …) that gives the URL's arguments, so that
a refusal can't pass because the row was not there: at least one person must get in.

    Row("case-log", lambda w: {"pk": w.case.pk}, {READERS: 200, GRANTED: 200}, others=404)

Keys of ``expect`` are names of the cast, several separated by spaces. ``others`` is the
answer for everyone not named; ``anonymous`` and the disabled ``former`` are sent to log-in
(302) unless the row says otherwise. ``method`` is ``get`` or ``post`` (with ``data``).
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

INVESTIGATORS = "detective analyst supervisor"
READERS = "detective analyst supervisor commander"


@dataclass(frozen=True)
class Row:
    """One route (and method) with its expected answers."""

    name: str
    url: Callable[[Any], dict] = lambda world: {}
    expect: dict[str, int] = field(default_factory=dict)
    others: int = 404
    anonymous: int = 302
    method: str = "get"
    data: Callable[[Any], dict] = lambda world: {}

    def answers(self, people) -> dict[str, int]:
        """Expected status by person, ``anonymous`` included."""
        expected = dict.fromkeys(people, self.others)
        expected["former"] = expected["anonymous"] = self.anonymous
        for names, status in self.expect.items():
            for name in names.split():
                if name != "anonymous" and name not in people:
                    raise ValueError(f"{self.name}: nobody is called {name}")
                expected[name] = status
        return expected
