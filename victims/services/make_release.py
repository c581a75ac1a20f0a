import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils import timezone

from taskforce.access.acts import given, once, seen_again
from taskforce.accounts.models import Agency, User
from taskforce.audit import record
from taskforce.vocabulary.releases import LONGEST_RELEASE_DAYS, RELEASE_FIELD
from victims.age import is_minor
from victims.models import Client, Release
from victims.services.opening import open_for, saved, touch

GUARDIAN_FORMS = frozenset({"guardian", "minor_alone"})
EXPLAIN = (
    "Say that you explained it: services do not depend on it, and it can be taken back at any"
    " time by saying so."
)


def make_release(
    *,
    client: Client,
    by: User,
    recipient: Agency,
    purpose: str,
    fields: list[str],
    signed_on: datetime.date,
    expires_on: datetime.date,
    form: str = "signed_paper",
    purpose_note: str = "",
    explained: bool,
    guardian_checked: bool = False,
    idempotency_key: UUID | None = None,
) -> Release:
    """Record a client's signed release to one agency; nothing is handed over yet.

    Informed, written, reasonably time-limited, naming recipient, purpose and information;
    never a condition of service (34 USC 12291(b)(2)(B), (D); 28 CFR 90.4(b)). A minor's
    needs a parent or guardian who is not the abuser or trafficker, or the minor's own
    right to consent under state law.

    :param expires_on: the last day on which the recipient may read it.
    :param explained: the advocate's word that the client was told both.
    :raises ValidationError: by field, when it would not be lawful.
    """
    client = open_for(by, client, "release.make")
    _check_parties(client, recipient, fields)
    _check_days(signed_on, expires_on)
    _check_consent(client, form, explained, guardian_checked, signed_on)
    release = Release(
        client=client,
        agency_id=client.agency_id,
        recipient=recipient,
        purpose=purpose,
        purpose_note=purpose_note.strip(),
        fields=[code for code in RELEASE_FIELD if code in fields],
        signed_on=signed_on,
        form=form,
        explained_by=by,
        expires_at=end_of(expires_on),
        **given(idempotency_key=idempotency_key),
    )
    release.clean_fields(exclude=["client", "agency", "recipient", "explained_by", "revoked_by"])
    same = {"client": client, "explained_by": by}
    release, is_new = once(Release, idempotency_key, same, lambda: saved(release))
    if is_new:
        touch(client)
        _record(release, guardian_checked)
    return seen_again(release, by, "client.view")


def _record(release: Release, guardian_checked: bool) -> None:
    record(
        "release.made",
        release,
        client=str(release.client_id),
        recipient=release.recipient_id,
        fields=release.fields,
        guardian_checked=guardian_checked,
    )


def end_of(day: datetime.date) -> datetime.datetime:
    """The moment after the last one of a day, in the agency's zone."""
    return timezone.make_aware(
        datetime.datetime.combine(day + datetime.timedelta(days=1), datetime.time())
    )


def _check_parties(client: Client, recipient: Agency, fields: list[str]) -> None:
    if recipient.pk == client.agency_id or not recipient.is_active:
        raise ValidationError({"recipient": "Choose another agency that is active."})
    if not fields or not set(fields) <= set(RELEASE_FIELD):
        raise ValidationError({"fields": "Choose what the client agreed to share."})


def _check_days(signed_on: datetime.date, expires_on: datetime.date) -> None:
    today = timezone.localdate()
    if signed_on > today:
        raise ValidationError({"signed_on": "A release is recorded after it was signed."})
    if expires_on < today:
        raise ValidationError({"expires_on": "This day is over. Choose a later one."})
    if (expires_on - signed_on).days > LONGEST_RELEASE_DAYS:
        raise ValidationError(
            {
                "expires_on": f"A release lasts at most {LONGEST_RELEASE_DAYS} days after it was"
                " signed. The client can sign a new one then."
            }
        )


def _check_consent(client, form, explained, guardian_checked, signed_on) -> None:
    if not explained:
        raise ValidationError({"explained": EXPLAIN})
    minor = is_minor(client, signed_on)
    if minor and form not in GUARDIAN_FORMS:
        raise ValidationError(
            {
                "form": "The client is a minor: a parent or guardian signs, or the minor alone"
                " where state law lets a minor consent."
            }
        )
    if minor is False and form == "minor_alone":
        raise ValidationError({"form": "The client is an adult."})
    if form == "guardian" and not guardian_checked:
        raise ValidationError(
            {
                "guardian_checked": "Say that the parent or guardian is not the abuser or"
                " trafficker, and is not close to them."
            }
        )
