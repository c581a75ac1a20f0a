from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models.functions import Now

from cases.models import Case, CaseFile
from cases.services.casefile_lease import Lease, LeaseLost, address_of
from taskforce.access.identity import acting
from taskforce.access.principal import principal_by_id
from taskforce.audit import record
from taskforce.ui.services.notifications import notify


class RightsGone(Exception):
    """Who asked may no longer export this case."""


@dataclass(frozen=True)
class Made:
    """A finished file in the vault, and what is said about it."""

    vault_name: str
    sha256: str
    size: int
    pages: int
    pdfa_valid: bool
    bates_prefix: str
    as_of: datetime
    manifest: dict[str, Any]


def publish_casefile(lease: Lease, made: Made) -> None:
    """Make the file ready, as whoever asked, if they still may and the lease still holds.

    :raises RightsGone: when a share ended, the case was sealed, or the person was disabled.
    :raises LeaseLost: when another worker has the row, or it was canceled meanwhile.
    """
    principal = principal_by_id(lease.requested_by_id)
    with acting(principal), transaction.atomic():
        if not Case.objects.permitted(principal, "case.export").filter(pk=lease.case_id).exists():
            raise RightsGone
        rows = CaseFile.objects.permitted(principal, "case.export").filter(
            pk=lease.casefile_id,
            lease_token=lease.token,
            state=CaseFile.State.RUNNING,
            lease_until__gt=Now(),
            cancel_requested_at__isnull=True,
        )
        changed = rows.update(
            state=CaseFile.State.READY,
            finished_at=Now(),
            lease_token=None,
            lease_until=None,
            vault_name=made.vault_name,
            sha256=made.sha256,
            size=made.size,
            pages=made.pages,
            pdfa_valid=made.pdfa_valid,
            bates_prefix=made.bates_prefix,
            as_of=made.as_of,
            manifest=made.manifest,
            progress_stage="",
            failure="",
        )
        if not changed:
            raise LeaseLost
        row = CaseFile.objects.get(pk=lease.casefile_id)
        record("casefile.ready", row, pages=made.pages, bytes=made.size, sha256=made.sha256)
        notify([lease.requested_by_id], "export_ready", address_of(row))
