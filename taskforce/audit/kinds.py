"""The declared kinds of audit events; an unknown one raises when it is recorded."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """An act as the auditor reads it."""

    name: str
    label: str
    group: str = ""


_kinds: dict[str, Kind] = {}


def declare(**labels: str) -> None:
    """Declare kinds as ``case__viewed="Opened a case"`` (``__`` stands for the dot)."""
    for key, label in labels.items():
        name = key.replace("__", ".")
        kind = Kind(name, label, name.partition(".")[0])
        if _kinds.get(name, kind) != kind:
            raise ValueError(f"audit kind {name} is declared twice")
        _kinds[name] = kind


def get(name: str) -> Kind:
    """The kind of that name; raises ``LookupError``."""
    if name not in _kinds:
        raise LookupError(f"audit kind {name!r} is not declared")
    return _kinds[name]


def choices() -> list[tuple[str, str]]:
    """All kinds for a filter, by label."""
    return sorted(((kind.name, kind.label) for kind in _kinds.values()), key=lambda pair: pair[1])


declare(
    access__refused="Refused: not allowed",
    access__absent="Refused: no such record for this person",
    account__logged_in="Logged in",
    account__logged_out="Logged out",
    account__log_in_failed="Log-in failed",
    account__locked_out="Account locked after failed log-ins",
    account__screen_locked="Screen locked",
    account__screen_unlocked="Screen unlocked",
    account__notice_acknowledged="Acknowledged the use notice",
    account__created="Created an account",
    account__changed="Changed an account",
    account__disabled="Disabled an account",
    account__enabled="Enabled an account",
    account__released="Released a locked account",
    account__password_changed="Changed a password",  # noqa: S106
    account__password_reset="Gave an account a temporary password",  # noqa: S106
    account__sessions_ended="Ended an account's other sessions",
    account__reviewed="Reviewed an account's privileges",
    account__roles_changed="Changed an account's roles",
    account__listed="Listed accounts",
    account__viewed="Opened an account",
    agency__viewed="Opened an agency's entry",
    agency__created="Created an agency",
    agency__changed="Changed an agency",
    task_force__viewed="Opened a task force's entry",
    task_force__created="Created a task force",
    task_force__changed="Changed a task force's members",
    jurisdiction__added="Added jurisdictions",
    set_up__done="Completed the first set-up",
    set_up__refused="Set-up refused",
    oversight__granted="Gave oversight of a task force",
    oversight__revoked="Ended oversight of a task force",
    audit__searched="Searched the audit",
    audit__exported="Exported from the audit",
    audit__verified="Verified the audit chain",
    search__ran="Searched",
    list__exported="Exported a list",
)
