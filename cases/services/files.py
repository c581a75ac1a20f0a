from django.conf import settings
from django.core.exceptions import ValidationError

from cases.models import Case, StoredFile
from cases.services.file_name import clean_name
from cases.services.previews import clean_copy
from taskforce.access.acts import given
from taskforce.accounts.models import User
from taskforce.audit import record
from taskforce.courtpdf.exhibits.kinds import HEAD_BYTES, PICTURES, NotTaken, media_type
from taskforce.vault import files as vault
from taskforce.vocabulary.evidence import HASH_ONLY_KINDS

HASH_ONLY = (
    "Child sexual abuse material is never stored here: it stays with the government or the court"
    " (18 USC 3509(m)). Record its hash and where it is held."
)


def store_file(
    *,
    case: Case,
    by: User,
    upload,
    log_entry=None,
    evidence=None,
    distressing: bool = False,
    uploaded_at=None,
) -> StoredFile:
    """Seal an uploaded file into the vault, streamed, under its SHA-256.

    A file that the entry or item holds already (same SHA-256) is not stored twice.
    Called by services that have asked for the right and hold the transaction.

    :param upload: a Django file with ``name``, ``chunks()`` and ``seek()``.
    :raises ValidationError: too large, empty, a program, a name that lies, or of a kind of
        evidence whose files are never kept.
    """
    if evidence is not None and evidence.kind in HASH_ONLY_KINDS:
        raise ValidationError({"files": HASH_ONLY})
    name = clean_name(upload.name or "")
    kind = _kind(name, upload)
    stored = _sealed(name, upload)
    held = StoredFile.objects.filter(
        case=case, log_entry=log_entry, evidence=evidence, sha256=stored.sha256
    ).first()
    if held is not None:
        vault.delete(stored.name)
        return held
    preview = _preview(kind, upload)
    row = StoredFile.objects.create(
        case=case,
        log_entry=log_entry,
        evidence=evidence,
        name=name,
        media_type=kind,
        size=stored.size,
        sha256=stored.sha256,
        vault_name=stored.name,
        preview_name=preview,
        is_distressing=distressing,
        uploaded_by=by,
        **given(uploaded_at=uploaded_at),
    )
    record("file.stored", row, case=str(case.pk), sha256=row.sha256, bytes=row.size)
    return row


def _kind(name: str, upload) -> str:
    upload.seek(0)
    head = upload.read(HEAD_BYTES)
    upload.seek(0)
    if not head:
        raise ValidationError({"files": f"{name} is empty."})
    try:
        return media_type(name, head)
    except NotTaken as refusal:
        raise ValidationError({"files": str(refusal)}) from refusal


def _sealed(name: str, upload) -> vault.Stored:
    try:
        return vault.write(upload.chunks(), limit=settings.UPLOAD_LIMIT_BYTES)
    except vault.FileTooLarge as refusal:
        limit = settings.UPLOAD_LIMIT_BYTES // (1024 * 1024)
        raise ValidationError({"files": f"{name} is larger than {limit} MB."}) from refusal


def _preview(kind: str, upload) -> str:
    copy = clean_copy(upload) if kind in PICTURES else None
    return vault.write([copy]).name if copy else ""
