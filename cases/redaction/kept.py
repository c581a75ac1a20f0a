"""Hits of texts that were looked through already, kept in this process while there is room.

Each act on a case's redactions looks through all of its texts again, and nearly all of them say
what they said before. What is kept is told by a hash over the text and everything that was looked
for, so that whoever gets it has both; the text itself is not kept.
"""

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence

from cases.redaction.hits import Hit
from cases.redaction.known import Cell, Known

MOST = 20_000  # texts: some megabytes


class Kept:
    """The newest texts' hits. Used by several threads."""

    def __init__(self, most: int = MOST) -> None:
        self.most = most
        self._hits: OrderedDict[bytes, tuple[Hit, ...]] = OrderedDict()
        self._lock = threading.Lock()

    def hits(
        self, text: str, known: Known, cell: Cell | None, find: Callable[[], Sequence[Hit]]
    ) -> list[Hit]:
        """What ``find()`` gives, or gave before for the same text and the same values."""
        said = f"{known.digest}\x1f{cell!r}\x1f{text}"
        key = hashlib.blake2b(said.encode("utf-8", "surrogatepass"), digest_size=24).digest()
        with self._lock:
            found = self._hits.get(key)
            if found is not None:
                self._hits.move_to_end(key)
                return list(found)
        found = tuple(find())
        with self._lock:
            self._hits[key] = found
            while len(self._hits) > self.most:
                self._hits.popitem(last=False)
        return list(found)
