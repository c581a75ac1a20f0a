"""Evidence items and their files. What an item is may be completed, its custody never."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction

from cases.models import Case, EvidenceItem, StoredFile
from cases.services.acts import allowed, next_number, not_in_future
from cases.services.files import HASH_ONLY, store_file
from taskforce.access.acts import check_version, given, once, seen_again
from taskforce.accounts.models import User
from taskforce.audit import record
from taskforce.vocabulary.evidence import EVIDENCE_KIND, HASH_ONLY_KINDS

CHANGEABLE = ("description", "details", "collected_place", "source", "held_at", "reference_hash")


@transaction.atomic
def add_item(
    *,
    case: Case,
    by: User,
    kind: str,
    description: str,
    collected_at,
    collected_by: str,
    files: Iterable = (),
    distressing: bool = False,
    idempotency_key=None,
    at=None,
    **values,
) -> EvidenceItem:
    """Add an item with its files. Of child sexual abuse material only hash and place are kept.

    :param values: details, source, collected_place, held_at, reference_hash.
    :param at: only for data that was recorded elsewhere before.
    """
    case = allowed(case, by, "case.evidence")
    EVIDENCE_KIND.validate(kind)
    files = list(files)
    not_in_future(collected_at, "collected_at")
    _check(kind, files, values)

    def make() -> EvidenceItem:
        item = EvidenceItem.objects.create(
            case=case,
            number=next_number(case, EvidenceItem),
            kind=kind,
            created_by=by,
            description=description.strip(),
            collected_at=collected_at,
            collected_by=collected_by.strip(),
            **values,
            **given(idempotency_key=idempotency_key, created_at=at),
        )
        whose = {"case": case, "by": by, "evidence": item}
        for upload in files:
            store_file(upload=upload, distressing=distressing, uploaded_at=at, **whose)
        return item

    item, is_new = once(EvidenceItem, idempotency_key, {"case": case, "created_by": by}, make)
    item = seen_again(item, by)
    if is_new:
        record("evidence.added", item, case=str(case.pk), number=item.number, kind=item.kind)
    return item


@transaction.atomic
def change_item(
    *, case: Case, item: EvidenceItem, by: User, version: int, **values
) -> EvidenceItem:
    """Complete an item's description (fields of :data:`CHANGEABLE`).

    :raises Stale: when somebody saved a newer version meanwhile; nothing is written.
    """
    if unknown := set(values) - set(CHANGEABLE):
        raise TypeError(f"not changeable: {sorted(unknown)}")
    case = allowed(case, by, "case.evidence")
    item = case.evidenceitems.select_for_update(of=("self",)).get(pk=item.pk)
    check_version(item, version)
    held = {"held_at": item.held_at, "reference_hash": item.reference_hash}
    _check(item.kind, [], held | values)
    changed = [name for name, value in values.items() if getattr(item, name) != value]
    if not changed:
        return item
    for name in changed:
        setattr(item, name, values[name])
    item.version += 1
    item.save(update_fields=[*changed, "version"])
    record("evidence.changed", item, case=str(case.pk), fields=sorted(changed))
    return item


@transaction.atomic
def add_item_files(
    *, case: Case, item: EvidenceItem, by: User, files: Iterable, distressing: bool = False
) -> list[StoredFile]:
    """Add files to an item; one that it holds already (same SHA-256) is not stored twice."""
    case = allowed(case, by, "case.evidence")
    if item.case_id != case.pk:
        raise ValidationError("That item belongs to another case.")
    return [
        store_file(case=case, by=by, upload=upload, evidence=item, distressing=distressing)
        for upload in files
    ]


def _check(kind: str, files: list, values: dict) -> None:
    if kind not in HASH_ONLY_KINDS:
        return
    if files:
        raise ValidationError({"files": HASH_ONLY})
    missing = {
        name: "Needed for this kind: only its hash and place are recorded (18 USC 3509(m))."
        for name in ("reference_hash", "held_at")
        if not values.get(name)
    }
    if missing:
        raise ValidationError(missing)
