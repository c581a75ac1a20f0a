from django.db import models
from django.utils import timezone

from cases.models.scoped import CaseScoped
from taskforce.row_key import new_row_key


class CaseReferral(CaseScoped):
    """That a person of a case was referred to a provider; the referral itself is theirs."""

    id = models.UUIDField(primary_key=True, default=new_row_key, editable=False)
    person = models.ForeignKey(
        "cases.CasePerson", on_delete=models.PROTECT, related_name="referrals"
    )
    referral = models.OneToOneField(
        "referrals.Referral", on_delete=models.PROTECT, related_name="case_link"
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
