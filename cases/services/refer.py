from django.core.exceptions import ValidationError
from django.db import transaction

from cases.models import Case, CasePerson, CaseReferral
from cases.services.acts import allowed
from referrals.models import Referral
from referrals.services.create import create_referral
from taskforce.access.acts import seen_again
from taskforce.accounts.models import User
from taskforce.audit import record


@transaction.atomic
def refer_person(
    *, case: Case, person: CasePerson, by: User, idempotency_key, **referral
) -> Referral:
    """Write a referral of a person of a case to a provider: a draft, until it is sent.

    The case keeps only that there is one. The referral holds what the person agreed to
    tell, and nothing of the case.

    :param referral: what ``referrals.services.create.create_referral`` takes.
    """
    case = allowed(case, by, "case.refer")
    if person.case_id != case.pk:
        raise ValidationError("That person belongs to another case.")
    made = create_referral(by=by, idempotency_key=idempotency_key, **referral)
    link, is_new = CaseReferral.objects.get_or_create(
        referral=made, defaults={"case": case, "person": person}
    )
    if link.person_id != person.pk:
        raise ValidationError("This form was used before. Reload the page.", "used")
    seen_again(link, by)
    if is_new:
        record("person.referred", person, case=str(case.pk), referral=str(made.pk))
    return made
