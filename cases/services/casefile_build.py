"""Makes one case file from its row: lease, read, render, publish. Every end is written down."""

import errno
import uuid

import structlog
from billiard.exceptions import SoftTimeLimitExceeded
from django.db import DatabaseError, close_old_connections

from cases.casefile import blame
from cases.casefile.build import Read, TooLong, make, read_case
from cases.casefile.numbering import ContentMoved, NumbersMoved
from cases.casefile.pending import settle
from cases.models import CaseFile
from cases.services.casefile_cancel import CANCELLED
from cases.services.casefile_estimate import Estimate, last_seconds
from cases.services.casefile_heartbeat import Heartbeat, Watcher
from cases.services.casefile_lease import Lease, LeaseLost, fail, give_back, stop, take_lease
from cases.services.casefile_publish import RightsGone, publish_casefile
from taskforce.courtpdf.errors import Cancelled, CourtPdfError

log = structlog.get_logger(__name__)

# While a file is bound, another may take its page numbers, or somebody decide what it may hold.
BINDINGS = 5
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}

RIGHTS_GONE = (
    "Stopped: the person who asked may no longer export this case (a share ended, the case was "
    "sealed, or the account was changed)."
)
TOO_SLOW = (
    "It took longer than a file may take. Try again: what was already laid out is kept and the "
    "next try goes on from there."
)
TOO_LONG = "It came out longer than a file of this kind may be. Choose another kind of file."
NO_ROOM = (
    "There was no room left on the server's disk, so nothing of it was kept. Tell the "
    "administrator; when there is room, try again."
)
UNEXPECTED = (
    "Something unexpected happened three times. Try again later; if it happens again, tell the "
    "administrator the number of this file."
)


def _unwatched(stage: str, done: int, total: int) -> None:
    """Nobody looks."""


def build_now(pk: uuid.UUID, watch: Watcher = _unwatched) -> bool:
    """Make the file of a waiting row, if it is still to be made; whether this call had it."""
    lease = take_lease(pk)
    if lease is None:
        log.info("casefile.nothing_to_do", casefile=str(pk))
        return False
    try:
        _work(lease, watch)
    except LeaseLost:
        log.info("casefile.lease_lost", casefile=str(pk))
    except RightsGone:
        stop(lease, RIGHTS_GONE)
    except SoftTimeLimitExceeded:
        fail(lease, TOO_SLOW)
    except (KeyboardInterrupt, SystemExit):
        _again_or_never(lease)  # the process is asked to end: somebody else goes on
        raise
    except Exception as error:  # whatever it was, the row must not stay behind as running
        log.error("casefile.unexpected", casefile=str(pk), exc_info=error)
        _again_or_never(lease, NO_ROOM if _is_full(error) else UNEXPECTED)
    return True


def _work(lease: Lease, watch: Watcher) -> None:
    """Once, or again where numbers were taken or something was decided otherwise meanwhile."""
    read = None
    try:
        with Heartbeat(lease, watch) as heart:
            for attempt in range(1, BINDINGS + 1):
                read = read or _read(lease, heart)
                try:
                    _publish(lease, read, heart)
                    return
                except (NumbersMoved, ContentMoved) as moved:
                    if attempt == BINDINGS:
                        raise
                    if isinstance(moved, ContentMoved):
                        read = None
    except Cancelled:
        heart.check()
        stop(lease, CANCELLED)
    except TooLong:
        fail(lease, TOO_LONG)
    except CourtPdfError as error:
        fail(lease, blame.sentence(error, read.data if read else None))


def _read(lease: Lease, heart: Heartbeat) -> Read:
    read = read_case(lease)
    name = read.request.profile.name
    heart.estimate = Estimate(last_seconds(lease.case_id, name), len(read.copies))
    return read


def _publish(lease: Lease, read: Read, heart: Heartbeat) -> None:
    """Make and publish; what was already laid out is kept for another time."""
    try:
        made = make(lease, read, heart)
        heart.check()
        close_old_connections()
        publish_casefile(lease, made)
    finally:
        _settle(lease)


def _settle(lease: Lease) -> None:
    """What was sealed and nobody may or needs to have goes at once; else it is swept later."""
    close_old_connections()
    try:
        settle(lease.token)
    except (DatabaseError, OSError) as error:
        log.warning("casefile.not_settled", reason=type(error).__name__)


def _is_full(error: BaseException | None) -> bool:
    """Whether a disk (or what this process may write) was full, however it was wrapped."""
    while error is not None:
        if isinstance(error, OSError) and error.errno in FULL:
            return True
        error = error.__cause__ or error.__context__
    return False


def _again_or_never(lease: Lease, text: str = UNEXPECTED) -> None:
    close_old_connections()
    try:
        if lease.attempt >= CaseFile.MAX_ATTEMPTS:
            fail(lease, text)
        else:
            give_back(lease)
    except DatabaseError as error:
        # The lease runs out by itself, and the reconciler offers the row again.
        log.warning("casefile.not_given_back", reason=type(error).__name__)
