"""Tells higher floors that a release has ended, so that what hangs on it can end too.

Callbacks run in the transaction of the revocation: what was built on the release is closed
in the same moment, or nothing happens at all.
"""

from collections.abc import Callable

from victims.models import Release

Callback = Callable[..., None]
_on_revoke: list[Callback] = []


def on_revoke(callback: Callback) -> Callback:
    """Call ``callback(release=…, by=…)`` at each revocation; usable as a decorator."""
    if callback not in _on_revoke:
        _on_revoke.append(callback)
    return callback


def revoked(release: Release, by) -> None:
    """Run the callbacks; the revoking service alone calls this."""
    for callback in _on_revoke:
        callback(release=release, by=by)
