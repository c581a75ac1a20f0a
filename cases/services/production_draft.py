"""Drafting a production; the first one of a case chooses its Bates prefix."""

import re
import uuid

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from cases.models import BatesSeries, Case, Production
from cases.services.acts import allowed, next_number
from taskforce.access.acts import given, once, seen_again
from taskforce.accounts.models import User
from taskforce.audit import record
from taskforce.vocabulary.discovery import PRODUCTION_BASIS, PRODUCTION_MEDIUM

PREFIX = re.compile(r"[A-Z0-9][A-Z0-9-]{0,21}-")
HASH = re.compile(r"[0-9a-f]{64}")
PREFIX_RULE = (
    "Capital letters, digits and hyphens, with a hyphen at the end, for example RPD0001-. At most "
    "23 characters."
)
TAKEN = "Another case of this agency uses that prefix. Choose another."


@transaction.atomic
def draft_production(
    *,
    case: Case,
    by: User,
    recipient: str,
    defendant: str,
    basis: str,
    medium: str,
    child_names: str,
    prefix: str = "",
    digits: int = 6,
    supersedes: Production | None = None,
    idempotency_key: uuid.UUID | None = None,
    **values,
) -> Production:
    """A draft. Nothing is numbered and nothing is made yet.

    :param child_names: how children's names are protected, one of ``Production.ChildNames``.
    :param prefix: the case's Bates prefix; used for its first production only.
    :param supersedes: a produced production of the same case that this one corrects.
    :param values: office, basis_detail, medium_detail, medium_sha256, scope, correction,
        replaces_first, replaces_last (numbers of pages of the superseded production).
    :raises ValidationError: by field.
    """
    case = allowed(case, by, "case.produce")
    _check_choices(basis, medium, child_names)
    values = _checked(case, by, supersedes, values)

    def make() -> Production:
        return Production.objects.create(
            case=case,
            number=next_number(case, Production),
            recipient=recipient,
            defendant=defendant,
            basis=basis,
            medium=medium,
            child_names=child_names,
            supersedes=supersedes,
            series=series_of(case, by, prefix, digits),
            prepared_by=by,
            **given(idempotency_key=idempotency_key),
            **values,
        )

    made, is_new = once(Production, idempotency_key, {"case": case, "prepared_by": by}, make)
    made = seen_again(made, by)
    if is_new:
        older = str(supersedes.pk) if supersedes else ""
        record("production.drafted", made, number=made.number, supersedes=older)
    return made


def _check_choices(basis: str, medium: str, child_names: str) -> None:
    PRODUCTION_BASIS.validate(basis)
    PRODUCTION_MEDIUM.validate(medium)
    if child_names not in Production.ChildNames.values:
        raise ValidationError({"child_names": "Choose how children's names are protected."})


def series_of(case: Case, by: User, prefix: str, digits: int) -> BatesSeries:
    """The case's series; chosen now where the case has none.

    :raises ValidationError: for a prefix that is malformed or another case's.
    """
    found = BatesSeries.objects.visible_to(by).filter(case=case).first()
    if found is not None:
        return found
    if not PREFIX.fullmatch(prefix):
        raise ValidationError({"prefix": PREFIX_RULE})
    try:
        with transaction.atomic():
            made = BatesSeries.objects.create(case=case, prefix=prefix, digits=digits, chosen_by=by)
    except IntegrityError as error:
        if "bates_prefix_once" in str(error):
            raise ValidationError({"prefix": TAKEN}) from error
        if "bates_series_one_a_case" in str(error):  # somebody drafted at the same moment
            return BatesSeries.objects.visible_to(by).get(case=case)
        raise
    record("production.series_chosen", made)
    return made


def suggested_prefix(case: Case) -> str:
    """From the case's number: RPD-2026-0001 gives ``RPD0001-``."""
    parts = [part for part in re.split(r"[^A-Z0-9]+", case.number.upper()) if part]
    if len(parts) > 2:
        parts = [parts[0], parts[-1]]
    return f"{''.join(parts)[:22]}-"


def _checked(case: Case, by: User, supersedes: Production | None, values: dict) -> dict:
    given = values.get("medium_sha256", "").strip().lower()
    if given and not HASH.fullmatch(given):
        raise ValidationError({"medium_sha256": "A SHA-256 has 64 characters, 0-9 and a-f."})
    values["medium_sha256"] = given
    first, last = values.get("replaces_first"), values.get("replaces_last")
    if supersedes is None:
        if first or last or values.get("correction"):
            raise ValidationError("Only a corrected production replaces pages of another.")
        return values
    _check_older(case, by, supersedes)
    if not values.get("correction", "").strip():
        raise ValidationError({"correction": "Say what was wrong with it."})
    if (
        not first
        or not last
        or not (supersedes.bates_first <= first <= last <= supersedes.bates_last)
    ):
        numbers = (supersedes.bates_first, supersedes.bates_last)
        said = " to ".join(supersedes.series.number(number) for number in numbers)
        raise ValidationError({"replaces_first": f"{supersedes} has the pages {said}."})
    return values


def _check_older(case: Case, by: User, older: Production) -> None:
    rows = Production.objects.visible_to(by).filter(case=case, state=Production.State.PRODUCED)
    if not rows.filter(pk=older.pk).exists():
        raise ValidationError({"supersedes": "Only what was produced can be corrected."})
