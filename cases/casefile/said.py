"""The state of a case file in words."""

from cases.models import CaseFile, CaseFilePart

State = CaseFile.State
# After the last page is laid out; what these count is not the parts of the stage before.
CLOSING = ("binding", "checking", "signing", "searching for withheld values")


def state_words(row: CaseFile) -> tuple[str, str, str]:
    """Label, tone and icon of its state."""
    if row.is_waiting and row.cancel_requested_at:
        return "Stopping", "warn", "cancel"
    if row.state == State.READY and row.superseded_by_id:
        return "Superseded", "warn", "history"
    if row.state == State.READY and row.is_draft:
        return "Draft", "info", "edit"
    return {
        State.QUEUED: ("Queued", "info", "schedule"),
        State.RUNNING: ("Being made", "info", "autorenew"),
        State.READY: ("Ready", "good", "check_circle"),
        State.FAILED: ("Failed", "bad", "error"),
        State.STOPPED: ("Stopped", "warn", "cancel"),
    }[State(row.state)]


def signature_words(part: CaseFilePart) -> str:
    """Whose signature a part carries, or that it carries none."""
    facts = part.signature
    if not facts:
        return "Not signed"
    stamp = "with a time stamp" if facts.get("time_stamped") else "without a time stamp"
    return f"Signed by {facts['subject']}, {stamp}; certificate of {facts['issuer']}"


def working_words(row: CaseFile) -> tuple[str, str]:
    """What happens now, and the detail under the bar, for a waiting file."""
    if row.cancel_requested_at:
        return "Stopping", "The work ends within seconds. Nothing is kept."
    if row.state == State.QUEUED:
        if row.attempts:
            return "Waiting to be tried again", "It goes on by itself within a minute."
        if row.published_at is None:
            return "Queued", "It is saved and starts by itself within a minute. You may leave."
        return "Queued", "It starts as soon as a worker is free. You may leave this page."
    said = [
        _parts_done(row),
        f"{row.progress_pages:,} pages so far" if row.progress_pages else "",
        time_left(row.seconds_left),
        f"attempt {row.attempts} of {row.MAX_ATTEMPTS}" if row.attempts > 1 else "",
    ]
    detail = " · ".join(one for one in said if one)
    return row.progress_stage or "Starting", detail


def _is_closing(row: CaseFile) -> bool:
    return row.progress_stage.rpartition(": ")[2].lower() in CLOSING


def _parts_done(row: CaseFile) -> str:
    if not row.progress_total or _is_closing(row):
        return ""
    return f"{row.progress_done:,} of {row.progress_total:,} parts"


def time_left(seconds: int | None) -> str:
    """``about 3 minutes left``: coarse, for an estimate is no promise; empty when unknown."""
    if seconds is None:
        return ""
    if seconds < 50:
        return "a few seconds left" if seconds < 10 else "less than a minute left"
    minutes = max(1, round(seconds / 60))
    if minutes > 10:
        minutes = 5 * round(minutes / 5)
    if minutes >= 90:
        return f"about {round(minutes / 60)} hours left"
    return "about a minute left" if minutes == 1 else f"about {minutes} minutes left"


def percent(row: CaseFile) -> int:
    """How much is done, 0 to 99 while it is being made; it does not fall back at the end."""
    if _is_closing(row):
        return 99
    return min(99, 100 * row.progress_done // row.progress_total) if row.progress_total else 0
