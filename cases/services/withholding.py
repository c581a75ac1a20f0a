"""Keeping a record back from productions, and giving that up. Both are acts that stay."""

import uuid

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from cases.casefile.exhibits import way_of
from cases.models import Case, StoredFile, Withholding, WithholdingEnd
from cases.services.acts import allowed, next_number
from taskforce.access.acts import given, once, seen_again
from taskforce.accounts.models import User
from taskforce.audit import record
from taskforce.courtpdf.exhibits.ways import PAGED
from taskforce.vocabulary.discovery import WITHHOLDING_KIND

MOST_PAGES = 2000


@transaction.atomic
def withhold(
    *,
    case: Case,
    by: User,
    target,
    kind: str,
    description: str,
    basis: str,
    pages: tuple[int, int] | None = None,
    idempotency_key: uuid.UUID | None = None,
    **values,
) -> Withholding:
    """Keep back a log entry, an evidence item, an attached file, or pages of a file.

    :param target: a row of the case that ``by`` may see.
    :param pages: first and last page of the file, counted from 1.
    :param values: document_date, author, recipients.
    :raises ValidationError: when it is kept back already, or its pages cannot be.
    """
    case = allowed(case, by, "case.produce")
    WITHHOLDING_KIND.validate(kind)
    name = {"LogEntry": "entry", "EvidenceItem": "item", "StoredFile": "file"}[
        type(target).__name__
    ]
    if target.case_id != case.pk:
        raise ValidationError("That record belongs to another case.")
    if pages is not None:
        _check_pages(target, pages)

    def make() -> Withholding:
        number = next_number(case, Withholding)  # holds the others of this case
        _refuse_twice(case, by, name, target)
        return Withholding.objects.create(
            case=case,
            number=number,
            kind=kind,
            description=description,
            basis=basis,
            page_first=pages[0] if pages else None,
            page_last=pages[1] if pages else None,
            withheld_by=by,
            **given(idempotency_key=idempotency_key),
            **{name: target},
            **values,
        )

    made, is_new = once(Withholding, idempotency_key, {"case": case, "withheld_by": by}, make)
    made = seen_again(made, by)
    if is_new:
        record("withholding.made", made, number=made.number, source=str(target.pk), what=name)
    return made


@transaction.atomic
def end_withholding(*, withholding: Withholding, by: User, reason: str) -> WithholdingEnd:
    """Withdraw it: the next production of what is new holds the record.

    :raises ValidationError: when it was withdrawn before.
    """
    case = allowed(withholding.case, by, "case.produce")
    try:
        with transaction.atomic():
            made = WithholdingEnd.objects.create(
                case=case, withholding=withholding, reason=reason, ended_by=by
            )
    except IntegrityError as error:
        raise ValidationError(f"{withholding} was withdrawn already.") from error
    record("withholding.ended", withholding, number=withholding.number)
    return seen_again(made, by)


def _check_pages(target, pages: tuple[int, int]) -> None:
    if not isinstance(target, StoredFile) or way_of(target) not in PAGED:
        raise ValidationError(
            {"page_first": "Only a PDF or a picture is kept back page by page; withhold the whole."}
        )
    if not 1 <= pages[0] <= pages[1]:
        raise ValidationError({"page_last": "The last page comes before the first."})
    if pages[1] - pages[0] >= MOST_PAGES:
        raise ValidationError({"page_last": f"At most {MOST_PAGES:,} pages at once."})


def _refuse_twice(case: Case, by: User, name: str, target) -> None:
    live = Withholding.objects.visible_to(by).filter(
        case=case, end__isnull=True, page_first__isnull=True, **{name: target}
    )
    found = live.first()
    if found is not None:
        raise ValidationError({"target": f"It is withheld already: {found}."})
