"""From a case to a sealed file: read in one snapshot, render outside of any transaction."""

import contextlib
import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from django.conf import settings
from django.db import transaction

from cases.casefile.data import CaseData
from cases.casefile.gather import gather
from cases.casefile.plan import bates_prefix, plan_of
from cases.casefile.sections import Request
from cases.casefile.snapshot import snapshot
from cases.casefile.store import CaseSectionStore
from cases.models import CaseFile
from cases.services.casefile_heartbeat import Heartbeat
from cases.services.casefile_lease import Lease
from cases.services.casefile_publish import Made, RightsGone
from taskforce.access.identity import acting
from taskforce.access.principal import WORKER, principal_by_id
from taskforce.courtpdf import Result, build
from taskforce.vault import files as vault

READ_BYTES = 1 << 20
MOST_CHILDREN = 4


class TooLong(Exception):
    """The file came out longer than its profile promises."""


def read_case(lease: Lease) -> tuple[CaseData, Request]:
    """The case as whoever asked may see it now; raises :class:`RightsGone`."""
    from cases.casefile.profiles import profile

    principal = principal_by_id(lease.requested_by_id)
    with acting(principal), snapshot() as as_of:
        data = gather(lease.case_id, principal, as_of)
        row = CaseFile.objects.visible_to(principal).filter(pk=lease.casefile_id)
        row = row.select_related("case", "requested_by").first()
        if data is None or row is None:
            raise RightsGone
        request = Request(
            number=row.full_number,
            profile=profile(row.profile),
            prepared_by=f"{row.requested_by}, {row.requested_by.agency}",
            prepared_for=row.options.get("prepared_for", ""),
        )
    return data, request


def make(lease: Lease, data: CaseData, request: Request, heart: Heartbeat) -> Made:
    """The finished file in the vault; nothing readable is left on the disk.

    :raises taskforce.courtpdf.errors.CourtPdfError: when it cannot be made, or was canceled.
    """
    store = CaseSectionStore(lease.case_id)
    plan = plan_of(data, request)
    with work_folder(lease.token) as folder:
        result = build(
            plan,
            store=store,
            output=folder / "file.pdf",
            workers=_children(),
            progress=heart.on_progress,
            cancelled=heart.must_stop,
        )
        if request.profile.page_limit and result.pages > request.profile.page_limit:
            raise TooLong
        heart.check()
        heart.tell("Sealing", 1, 1)
        stored = vault.write(_pieces(result.path))
    with contextlib.suppress(OSError):
        store.drop_unused()
    if stored.sha256 != result.sha256:
        vault.delete(stored.name)
        raise OSError("the stored file is not the one that was made")
    return Made(
        vault_name=stored.name,
        sha256=stored.sha256,
        size=stored.size,
        pages=result.pages,
        pdfa_valid=bool(result.pdfa),
        bates_prefix=bates_prefix(request),
        as_of=data.as_of,
        manifest=_manifest(result, data, request),
    )


def _manifest(result: Result, data: CaseData, request: Request) -> dict:
    """What is in the file, by ids, numbers and hashes."""
    return {
        "items": [asdict(row) for row in result.manifest],
        "counts": data.counts,
        "profile": request.profile.name,
        "template": request.profile.template,
        "pdfa": result.pdfa,
        "pdfa_findings": list(result.pdfa_findings),
        "notices": list(result.notices)[:200],
        "rendered": result.rendered,
        "reused": result.reused,
        "seconds": {name: round(value, 2) for name, value in result.seconds.items()},
    }


def _pieces(path: Path) -> Iterator[bytes]:
    with open(path, "rb") as source:
        while piece := source.read(READ_BYTES):
            yield piece


def _children() -> int:
    return max(1, min(MOST_CHILDREN, os.cpu_count() or 1))


@contextmanager
def work_folder(token: uuid.UUID) -> Iterator[Path]:
    """A private folder for the readable file, gone afterwards.

    A killed worker leaves its folder; whoever comes next removes those of ended leases.
    """
    root = Path(settings.WORK_ROOT)
    _sweep(root)
    folder = root / token.hex
    folder.mkdir(mode=0o700)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _sweep(root: Path) -> None:
    found = {path.name: path for path in root.iterdir() if path.is_dir()}
    if not found:
        return
    with acting(WORKER), transaction.atomic():
        held = CaseFile.objects.filter(
            state=CaseFile.State.RUNNING, lease_token__isnull=False
        ).values_list("lease_token", flat=True)
        live = {token.hex for token in held}
    for name, path in found.items():
        if name not in live:
            shutil.rmtree(path, ignore_errors=True)
