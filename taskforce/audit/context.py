"""Where an act comes from: network address and request id, for each request or task."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(frozen=True)
class Origin:
    """The address and the id of the request (or task, or command)."""

    source: str = ""
    request_id: str = ""


_origin: ContextVar[Origin] = ContextVar("origin", default=Origin())  # noqa: B039 (frozen)


def origin() -> Origin:
    """The running request's origin."""
    return _origin.get()


@contextmanager
def coming_from(source: str, request_id: str) -> Iterator[None]:
    """Record acts inside as coming from there."""
    token = _origin.set(Origin(source[:45], request_id[:36]))
    try:
        yield
    finally:
        _origin.reset(token)
