from django.db import models

from taskforce.access.models import AgencyShare, PersonalGrant
from taskforce.access.rules import RuledManager

GRANTABLE = frozenset({"view_case", "contribute_case"})


class CaseAgencyShare(AgencyShare):
    """A case shared with an agency; ended by sealing the case (trigger)."""

    grantable = GRANTABLE

    content_object = models.ForeignKey(
        "cases.Case", on_delete=models.CASCADE, related_name="agency_shares"
    )
    agency = models.ForeignKey(
        "accounts.Agency", on_delete=models.PROTECT, related_name="+", editable=False
    )
    sealed = models.BooleanField(default=False, editable=False)

    objects = RuledManager()

    class Meta(AgencyShare.Meta):
        abstract = False
        indexes = [
            models.Index(fields=["group", "permission", "content_object"], name="share_group_case")
        ]


class CaseUserGrant(PersonalGrant):
    """A case opened to one person: the only way into a sealed case."""

    grantable = GRANTABLE

    content_object = models.ForeignKey(
        "cases.Case", on_delete=models.CASCADE, related_name="user_grants"
    )
    agency = models.ForeignKey(
        "accounts.Agency", on_delete=models.PROTECT, related_name="+", editable=False
    )
    sealed = models.BooleanField(default=False, editable=False)

    objects = RuledManager()

    class Meta(PersonalGrant.Meta):
        abstract = False
        indexes = [
            models.Index(fields=["user", "permission", "content_object"], name="grant_user_case")
        ]
