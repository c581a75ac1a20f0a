"""Exceptions: a case shared with an agency, or opened to a person; effective at once."""

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from cases.access import GRANTABLE, INVESTIGATORS
from cases.models import Case, CaseAgencyShare, CaseUserGrant
from cases.services.acts import allowed
from taskforce.access.permissions import permission_id
from taskforce.access.principal import principal_of
from taskforce.accounts.models import Agency, User
from taskforce.audit import record
from taskforce.ui.services.notifications import notify

LEVELS = {"view": ("view_case",), "contribute": ("view_case", "contribute_case")}
DEFAULT_DAYS = 90
LONGEST_DAYS = 366  # to the same day of next year, also over February 29
LAST_SUPERVISOR = "A sealed case needs one supervisor of its agency who can open it."


@transaction.atomic
def share_with_agency(
    *,
    case: Case,
    by: User,
    agency: Agency,
    level: str,
    purpose: str,
    expires_at: datetime.datetime,
) -> None:
    """Let an agency's investigators (and prosecutors) see a case, or add to it.

    Sharing again replaces level, purpose and end.
    """
    case = allowed(case, by, "case.share", lock=True)
    if case.sealed:
        raise ValidationError("The case is sealed: open it to single people instead.")
    if agency.pk == case.agency_id:
        raise ValidationError({"agency": "This agency owns the case."})
    if agency.is_provider or not agency.is_active:
        raise ValidationError(
            {"agency": "People of a provider see a case by a personal grant alone."}
        )
    _check_end(expires_at)
    _put(CaseAgencyShare, case, {"group_id": agency.group_id}, by, level, purpose, expires_at)
    record("case.shared", case, agency=agency.pk, level=level, until=expires_at.isoformat())
    heads = agency.users.filter(is_active=True, roles__contains=["supervisor"])
    _tell(case, heads.values_list("pk", flat=True), "case_shared")


@transaction.atomic
def end_share(*, case: Case, by: User, agency: Agency) -> None:
    """End a share: in its people's next request they see nothing more."""
    case = allowed(case, by, "case.share", lock=True)
    case.agency_shares.filter(group_id=agency.group_id).delete()
    record("case.share_ended", case, agency=agency.pk)


@transaction.atomic
def grant_person(
    *,
    case: Case,
    by: User,
    user: User,
    level: str,
    purpose: str,
    expires_at: datetime.datetime,
) -> None:
    """Open a case to one person, for a purpose, until a day."""
    case = allowed(case, by, "case.share", lock=True)
    principal = principal_of(user)
    if not principal.has_any(GRANTABLE):
        raise ValidationError({"user": "This account reads no cases."})
    if level == "contribute" and not principal.has_any(INVESTIGATORS):
        raise ValidationError({"level": "Only investigators add to a case."})
    _check_end(expires_at)
    if case.sealed and _supervisors_left(case) and not _supervisors_left(case, without=user):
        raise ValidationError(LAST_SUPERVISOR)
    _put(CaseUserGrant, case, {"user_id": user.pk}, by, level, purpose, expires_at)
    record("case.granted", case, user=user.pk, level=level, until=expires_at.isoformat())
    _tell(case, [user.pk], "case_opened")


@transaction.atomic
def end_grant(*, case: Case, by: User, user: User) -> None:
    """End a personal grant. A sealed case keeps one supervisor who can unseal it."""
    case = allowed(case, by, "case.share", lock=True)
    if case.sealed and not _supervisors_left(case, without=user):
        raise ValidationError(LAST_SUPERVISOR)
    case.user_grants.filter(user=user).delete()
    record("case.grant_ended", case, user=user.pk)


def keep_access(*, case: Case, by: User, user: User, purpose: str) -> None:
    """A grant without an end, for those who keep a sealed case; part of sealing."""
    level = "contribute" if principal_of(user).has_any(INVESTIGATORS) else "view"
    _put(CaseUserGrant, case, {"user_id": user.pk}, by, level, purpose, None)


def _tell(case: Case, user_ids, kind: str) -> None:
    """Say that a case is open to them now, and where: never what it is about."""
    notify(user_ids, kind, reverse("case-log", args=[case.pk]))


def _put(model, case: Case, holder: dict, by: User, level: str, purpose: str, expires_at) -> None:
    if level not in LEVELS:
        raise ValidationError({"level": "Choose what they may do."})
    if not purpose.strip():
        raise ValidationError({"purpose": "Name the purpose."})
    model.objects.filter(content_object=case, **holder).delete()
    model.objects.bulk_create(
        [
            model(
                content_object=case,
                permission_id=permission_id("cases", codename),
                granted_by=by,
                purpose=purpose.strip()[:300],
                expires_at=expires_at,
                **holder,
            )
            for codename in LEVELS[level]
        ]
    )


def _check_end(expires_at: datetime.datetime) -> None:
    now = timezone.now()
    if expires_at <= now:
        raise ValidationError({"expires_on": "The end lies in the past."})
    last = timezone.localdate(now) + datetime.timedelta(days=LONGEST_DAYS)
    if timezone.localdate(expires_at) > last:
        problem = "At most one year; share again if it is still needed."
        raise ValidationError({"expires_on": problem})


def _supervisors_left(case: Case, *, without: User | None = None) -> bool:
    held = case.user_grants.filter(
        permission_id=permission_id("cases", "contribute_case"), expires_at__isnull=True
    )
    if without is not None:
        held = held.exclude(user=without)
    return held.filter(
        user__agency_id=case.agency_id,
        user__is_active=True,
        user__roles__contains=["supervisor"],
    ).exists()
