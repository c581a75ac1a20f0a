"""From a case to sealed files: read in one snapshot, render outside of any transaction.

One request is one snapshot of the data and all copies of it; each copy may come in several
parts, where a court limits the size of a file.
"""

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from django.db import transaction

from cases.casefile import pending
from cases.casefile.composing import composer_of
from cases.casefile.copies import CopyData, Leaked, copies_of
from cases.casefile.data import CaseData
from cases.casefile.decided import KEY, decisions_of
from cases.casefile.engine import Engine
from cases.casefile.gather import gather
from cases.casefile.numbering import Numbers, numbering_of
from cases.casefile.publication import Made, MadePart
from cases.casefile.records import records_of
from cases.casefile.registry import counts_of
from cases.casefile.request import Request
from cases.casefile.snapshot import snapshot
from cases.casefile.store import CaseSectionStore
from cases.casefile.workroom import work_folder
from cases.models import CaseFile
from cases.services.casefile_heartbeat import Heartbeat
from cases.services.casefile_lease import Lease
from cases.services.casefile_publish import RightsGone
from taskforce.access.identity import acting
from taskforce.access.principal import Principal, principal_by_id
from taskforce.accounts.models import Agency
from taskforce.courtpdf import Result
from taskforce.courtpdf.leaks import leaks
from taskforce.vault import files as vault

READ_BYTES = 1 << 20


class TooLong(Exception):
    """The file came out longer than its profile promises."""


@dataclass(frozen=True)
class Read:
    """A case as it was read once, and what is to be made of it.

    ``content`` is what the profile's composer read beside the case; ``decided`` names the
    decisions on redactions that redacted copies were made with.
    """

    data: CaseData
    request: Request
    copies: Sequence[CopyData]
    agency: Agency
    content: Any = None
    decided: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Bound:
    """One copy as it was bound, still readable in the work folder."""

    copy: CopyData
    numbers: Numbers
    result: Result
    told: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class MadeSignature:
    """A part after signing (or not): its SHA-256, and what is kept about the certificate."""

    sha256: str
    facts: dict = field(default_factory=dict)


def read_case(lease: Lease) -> Read:
    """The case as whoever asked may see it now; raises :class:`RightsGone`."""
    from cases.casefile.profiles import profile

    principal = principal_by_id(lease.requested_by_id)
    with acting(principal), snapshot() as as_of:
        data = gather(lease.case_id, principal, as_of)
        row = _row(lease, principal)
        if data is None:
            raise RightsGone
        request = Request(
            number=row.full_number,
            profile=profile(row.profile),
            prepared_by=f"{row.requested_by}, {row.requested_by.agency}",
            prepared_for=row.options.get("prepared_for", ""),
            court=row.options.get("court", ""),
            draft=row.is_draft,
        )
        copies = copies_of(request.profile, data, lease.case_id, principal)
        decided = decisions_of(lease.case_id, principal) if request.profile.redacts else {}
        content = composer_of(request.profile).read(row, data, principal)
        if content is None:
            raise RightsGone
    return Read(data, request, copies, row.requested_by.agency, content, decided)


def _row(lease: Lease, principal: Principal) -> CaseFile:
    rows = CaseFile.objects.visible_to(principal).filter(pk=lease.casefile_id)
    row = rows.select_related("case", "requested_by__agency").first()
    if row is None:
        raise RightsGone
    return row


def make(lease: Lease, read: Read, heart: Heartbeat) -> Made:
    """Every copy in the vault, part by part; nothing readable is left on the disk.

    :raises taskforce.courtpdf.errors.CourtPdfError: when it cannot be made, or was canceled.
    """
    store = CaseSectionStore(lease.case_id)
    with work_folder(lease.token) as folder:
        bound = [_bound(lease, read, one, store, folder, heart) for one in read.copies]
        for one in bound:
            _search(one, heart)
        heart.check()
        signed = _signed(bound, read, heart)
        heart.check()
        heart.tell("Sealing", 1, 1)
        parts = _sealed(lease, bound, signed)
    with contextlib.suppress(OSError):
        store.drop_unused()
    return Made(
        parts=parts,
        pdfa_valid=all(one.result.pdfa for one in bound),
        bates_prefix=bound[0].numbers.prefix,
        as_of=read.data.as_of,
        manifest=_manifest(bound, read),
    )


def _bound(
    lease: Lease,
    read: Read,
    one: CopyData,
    store: CaseSectionStore,
    folder: Path,
    heart: Heartbeat,
) -> Bound:
    numbers = _numbers(lease, read.request, one)
    request = replace(
        read.request,
        number=one.copy.number(read.request.number),
        first_number=numbers.bates().number(0),
    )
    if len(read.copies) > 1:
        heart.copy = one.copy.label
    run = Engine(store, folder / f"{one.copy.name}.pdf", heart)
    composer = composer_of(request.profile)
    result, told = composer.bind(read.content, one, request, numbers.bates(), run)
    limit = request.profile.page_limit
    if limit and result.pages > limit:
        raise TooLong
    return Bound(one, numbers, result, told)


def _numbers(lease: Lease, request: Request, one: CopyData) -> Numbers:
    principal = principal_by_id(lease.requested_by_id)
    with acting(principal), transaction.atomic():
        return numbering_of(request.profile).numbers(_row(lease, principal), one.copy)


def _search(one: Bound, heart: Heartbeat) -> None:
    """Look for every withheld value in all bytes of every part; one hit ends the job."""
    if not one.copy.withheld:
        return
    for number, part in enumerate(one.result.parts, 1):
        heart.tell("Searching for withheld values", number, len(one.result.parts))
        if leaks(part.path, one.copy.withheld):
            raise Leaked("A withheld value was found in the finished copy.")
        heart.check()


def _signed(bound: Sequence[Bound], read: Read, heart: Heartbeat) -> Mapping[Path, MadeSignature]:
    """Every part with the certificate of who made it, after nothing more may change in it."""
    from cases.casefile.signing import sign_all  # a large library that pages do not need

    if read.request.draft:
        return {}
    heart.tell("Signing", 1, 1)
    paths = [part.path for one in bound for part in one.result.parts]
    signed, facts = sign_all(paths, read.agency)
    return {
        path: MadeSignature(one.sha256, facts) for path, one in zip(paths, signed, strict=False)
    }


def _sealed(
    lease: Lease, bound: Sequence[Bound], signed: Mapping[Path, MadeSignature]
) -> tuple[MadePart, ...]:
    """All parts in the vault, under names that were written down before."""
    made: list[MadePart] = []
    for one in bound:
        for number, part in enumerate(one.result.parts, 1):
            stored = vault.write(_pieces(part.path), name=pending.new_name(lease.token))
            signature = signed.get(part.path) or MadeSignature(part.sha256)
            if stored.sha256 != signature.sha256:
                raise OSError("the stored file is not the one that was made")
            made.append(
                MadePart(
                    copy=one.copy.copy.name,
                    part=number,
                    of_parts=len(one.result.parts),
                    vault_name=stored.name,
                    sha256=stored.sha256,
                    size=stored.size,
                    pages=part.last_page - part.first_page + 1,
                    first_page=part.first_page,
                    last_page=part.last_page,
                    bates_first=part.bates_first,
                    bates_last=part.bates_last,
                    signature=signature.facts,
                )
            )
    return tuple(made)


def _manifest(bound: Sequence[Bound], read: Read) -> dict:
    """What is in the file, by ids, numbers and hashes; the first copy's facts on top."""
    first, *others = bound
    return {
        **_facts(first.result),
        **first.told,
        "counts": counts_of(read.data),
        **({KEY: dict(read.decided)} if read.decided else {}),
        "records": records_of(first.copy.data, first.result.places),
        "profile": read.request.profile.name,
        "template": read.request.profile.template,
        "copies": {one.copy.copy.name: _facts(one.result) for one in others},
    }


def _facts(result: Result) -> dict:
    return {
        "items": [asdict(row) for row in result.manifest],
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
