"""What ``manage.py verify`` checks of cases: stored evidence, and a produced file."""

from pathlib import Path

from django.db import connections

from cases.casefile import words
from cases.models import CaseFile, CaseFilePart, StoredFile
from taskforce.audit.verifiers import Finding, register
from taskforce.vault import files


def _all(model):
    """Every agency's rows, which no role of the application may see: as the owner."""
    return model._base_manager.using("owner" if "owner" in connections.databases else "default")


def verify_evidence(file: Path | None) -> Finding:
    """Every attached file and every ready case file still opens and has its SHA-256."""
    finding, count = Finding(""), 0
    attached = _all(StoredFile).order_by("pk")
    for pk, name, sha256 in attached.values_list("pk", "vault_name", "sha256").iterator():
        count += 1
        if not files.verify(name, sha256):
            finding.faults.append(f"attached file {pk} is missing or was changed")
    parts = _all(CaseFilePart).order_by("pk")
    for pk, name, sha256 in parts.values_list("case_file_id", "vault_name", "sha256").iterator():
        count += 1
        if not files.verify(name, sha256):
            finding.faults.append(f"case file {pk} is missing or was changed")
    ready = _all(CaseFile).filter(state=CaseFile.State.READY, parts__isnull=True).order_by("pk")
    finding.faults += [f"case file {row.pk} has no stored part" for row in ready]
    finding.checked = f"{count:,} stored files"
    return finding


def verify_casefile(file: Path | None) -> Finding:
    """A PDF in hand: sound by itself, and the one that was made here."""
    from pikepdf import PdfError

    from taskforce.courtpdf.verify import verify

    if file is None or not file.is_file():
        return Finding("1 file", [f"there is no file {file}"])
    try:
        found = verify(file)
    except PdfError:
        return Finding("1 file", ["it is no PDF, or damaged"])
    finding = Finding(f"{found.pages:,} pages", list(found.problems))
    finding.notes.append(f"SHA-256 {found.sha256}")
    finding.notes.append(f"{found.title}, {found.pdfa or 'no PDF/A claim'}")
    parts = _all(CaseFilePart).filter(sha256=found.sha256)
    part = parts.select_related("case_file").first()
    if part is None:
        finding.faults.append(
            "no case file with this SHA-256 was made here: it was changed, or comes from elsewhere"
        )
        return finding
    row = part.case_file
    if (part.pages, part.size) != (found.pages, found.size):
        finding.faults.append("pages or size differ from the record of its making")
    finding.notes.append(
        f"made here {words.day(row.finished_at, clock=True)} from data as of "
        f"{words.day(row.as_of, clock=True)}, pages {found.bates_first} to {found.bates_last}"
    )
    return finding


register("evidence", "Stored files against their hashes", verify_evidence)
register("casefile", "A produced case file", verify_casefile, takes_file=True)
