"""Whether the audit is whole: every link recomputed in the database (AU-9)."""

from dataclasses import dataclass

from django.db import connections

from taskforce.audit.verifiers import Finding, owner

SAID = {
    "altered": "event {id} (chain {chain}, number {seq}) was altered",
    "missing": "an event is missing (chain {chain}, number {seq})",
    "relinked": "event {id} (chain {chain}, number {seq}) does not follow the one before it",
    "cut": "events are missing at the end of chain {chain}, from number {seq} on",
    "headless": "the head of chain {chain} is missing (newest event: number {seq})",
    "seal altered": "seal {id} was altered",
    "seal missing": "a seal is missing before seal {id}",
    "unlike its seal": "seal {id} does not know event number {seq} of chain {chain} like this",
}


@dataclass(frozen=True)
class Fault:
    """One fault: its kind, and where it stands."""

    kind: str
    chain: str | None
    seq: int | None
    row_id: int | None

    def __str__(self) -> str:
        return SAID[self.kind].format(id=self.row_id, chain=self.chain, seq=self.seq)


def audit_faults(using: str = "default") -> list[Fault]:
    """Every fault of events, heads and seals; the function reads past the walls, ids only."""
    with connections[using].cursor() as cursor:
        cursor.execute("select fault, chain, seq, row_id from audit_faults()")
        return [Fault(*row) for row in cursor.fetchall()]


def verify_audit(file=None) -> Finding:
    """For ``manage.py verify audit``; as the owner; ``OperationalError`` without one."""
    using = owner()
    faults = audit_faults(using)
    with connections[using].cursor() as cursor:
        cursor.execute("select count(*) from audit_auditevent")
        (events,) = cursor.fetchone()
        cursor.execute(
            "select id, at, encode(hash, 'hex') from audit_auditseal order by id desc limit 1"
        )
        newest = cursor.fetchone()
    notes = ["No seal yet."]
    if newest:
        notes = [f"Newest seal: {newest[0]} of {newest[1]:%Y-%m-%d %H:%M:%S} UTC, {newest[2]}"]
    return Finding(f"{events} events", [str(fault) for fault in faults], notes)
