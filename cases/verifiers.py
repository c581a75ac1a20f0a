"""What ``manage.py verify`` checks of cases: stored evidence, and a produced file."""

from pathlib import Path

from cases.models import CaseFile, CaseFilePart, StoredFile
from taskforce.audit.verifiers import Finding, rows_of
from taskforce.vault import files


def verify_evidence(file: Path | None) -> Finding:
    """Every attached file and every ready case file still opens and has its SHA-256."""
    finding, count = Finding(""), 0
    attached = rows_of(StoredFile).order_by("pk")
    for pk, name, sha256 in attached.values_list("pk", "vault_name", "sha256").iterator():
        count += 1
        if not files.verify(name, sha256):
            finding.faults.append(f"attached file {pk} is missing or was changed")
    parts = rows_of(CaseFilePart).order_by("pk")
    for pk, name, sha256 in parts.values_list("case_file_id", "vault_name", "sha256").iterator():
        count += 1
        if not files.verify(name, sha256):
            finding.faults.append(f"case file {pk} is missing or was changed")
    ready = rows_of(CaseFile).filter(state=CaseFile.State.READY, parts__isnull=True).order_by("pk")
    finding.faults += [f"case file {row.pk} has no stored part" for row in ready]
    finding.checked = f"{count:,} stored files"
    return finding


def verify_casefile(file: Path | None) -> Finding:
    """A PDF in hand; what checks it is loaded when somebody asks."""
    from cases.verify_file import verify_casefile

    return verify_casefile(file)
