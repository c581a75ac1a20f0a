"""Log-in work is limited for each network address before any password is hashed.

Eight parallel wrong log-ins slowed everybody to seconds (PROMISES.md). A success gives its
turn back, so the start of a shift behind one address is not held up.
"""

import ipaddress
import logging

from django.core.cache import cache
from django.core.cache.backends.locmem import LocMemCache

TURNS, WINDOW_SECONDS = 10, 60

logger = logging.getLogger(__name__)
_own = LocMemCache("log-in-throttle", {})


def take_turn(address: str, door: str = "log-in") -> bool:
    """Take one of the address's turns at a door; False when it has none left."""
    return _add(_key(address, door), 1) <= TURNS


def give_back(address: str, door: str = "log-in") -> None:
    """The password was right: the turn does not count."""
    _add(_key(address, door), -1)


def _key(address: str, door: str = "log-in") -> str:
    """An IPv6 subscriber has a whole /64."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return f"{door}:unknown"
    if found.version == 6:
        found = ipaddress.ip_network(f"{found}/64", strict=False).network_address
    return f"{door}:{found}"


def _add(key: str, number: int) -> int:
    try:
        return _add_in(cache, key, number)
    except Exception as error:  # whatever a cache client raises; the throttle must still hold
        logger.warning("log-in throttle without cache: %s", type(error).__name__)
        return _add_in(_own, key, number)


def _add_in(store, key: str, number: int) -> int:
    store.add(key, 0, WINDOW_SECONDS)
    try:
        return store.incr(key, number)
    except ValueError:  # ended between the two lines
        store.set(key, max(number, 0), WINDOW_SECONDS)
        return max(number, 0)
