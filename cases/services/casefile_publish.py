from dataclasses import asdict

from django.db import transaction
from django.db.models.functions import Now

from cases.casefile.decided import KEY, decisions_of
from cases.casefile.numbering import ContentMoved, numbering_of
from cases.casefile.profiles import profile
from cases.casefile.publication import Made
from cases.models import Case, CaseFile, CaseFilePart, RedactionDecision
from cases.services.acts import hold
from cases.services.casefile_lease import Lease, LeaseLost, address_of
from cases.services.casefile_supersede import supersede
from taskforce.access.identity import acting
from taskforce.access.principal import Principal, principal_by_id
from taskforce.audit import record
from taskforce.ui.services.notifications import notify


class RightsGone(Exception):
    """Who asked may no longer export this case."""


def publish_casefile(lease: Lease, made: Made) -> None:
    """Make the file ready, as whoever asked, if they still may and the lease still holds.

    :raises RightsGone: when a share ended, the case was sealed, or the person was disabled.
    :raises LeaseLost: when another worker has the row, or it was canceled meanwhile.
    :raises NumbersMoved: when its page numbers were taken meanwhile: it is bound again.
    :raises ContentMoved: when redactions or withholdings were decided otherwise meanwhile.
    """
    principal = principal_by_id(lease.requested_by_id)
    with acting(principal), transaction.atomic():
        if not Case.objects.permitted(principal, "case.export").filter(pk=lease.case_id).exists():
            raise RightsGone
        _refuse_other_decisions(lease, made, principal)
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
        row = CaseFile.objects.select_related("case").get(pk=lease.casefile_id)
        CaseFilePart.objects.bulk_create(
            CaseFilePart(case=row.case, case_file=row, order=order, **asdict(part))
            for order, part in enumerate(made.parts)
        )
        supersede(row)
        numbering_of(profile(row.profile)).claim(row, made.parts)
        hashes = [part.sha256 for part in made.parts]
        record("casefile.ready", row, pages=made.pages, bytes=made.size, sha256=hashes)
        notify([lease.requested_by_id], "export_ready", address_of(row))


def _refuse_other_decisions(lease: Lease, made: Made, principal: Principal) -> None:
    """Whoever decides from now on waits until this file is published, and is seen later."""
    if KEY not in made.manifest:
        return
    hold(lease.case_id, RedactionDecision)
    if decisions_of(lease.case_id, principal) != made.manifest[KEY]:
        raise ContentMoved
