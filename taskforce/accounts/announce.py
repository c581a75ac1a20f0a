"""The way acts of the lower rooms reach the audit, which stands above them.

``taskforce.audit`` sets the recorder when it is loaded. Without one, :func:`announce`
raises: an act that cannot be recorded must not happen (PROMISES.md, nothing lost).
"""

from collections.abc import Callable
from typing import Any

Recorder = Callable[..., Any]
_recorder: list[Recorder] = []


def set_recorder(recorder: Recorder) -> None:
    """Called once by ``taskforce.audit``."""
    _recorder[:] = [recorder]


def announce(action: str, obj: Any = None, **facts: Any) -> None:
    """Record an act in the transaction it belongs to."""
    if not _recorder:
        raise RuntimeError(f"no audit recorder: {action} refused")
    _recorder[0](action, obj, **facts)
