"""Primary keys that sort in the order in which rows were written.

Every list that ends in ``id`` thereby shows rows of the same moment or day as they were
written, and not by lot.
"""

import os
import threading
import time
import uuid

_TICKS = 4096 * 1000  # of a second; with the milliseconds in front they fill 60 bits
_lock = threading.Lock()
_last = 0


def new_row_key() -> uuid.UUID:
    """A UUID of version 7 (RFC 9562, 6.2, method 3): time, then 62 random bits.

    Within a process every key is greater than the one before, also when the clock stands still
    or goes back.
    """
    tick = _next_tick()
    random = int.from_bytes(os.urandom(8)) & (1 << 62) - 1
    return uuid.UUID(
        int=(tick >> 12) << 80 | 0x7 << 76 | (tick & 0xFFF) << 64 | 0b10 << 62 | random
    )


def _next_tick() -> int:
    global _last
    with _lock:
        _last = max(_last + 1, time.time_ns() * _TICKS // 1_000_000_000)
        return _last
