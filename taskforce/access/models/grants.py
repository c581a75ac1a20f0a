"""django-guardian's direct-foreign-key permissions, with what a lawful share must name."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from guardian.models import GroupObjectPermissionBase, UserObjectPermissionBase


class NotGrantable(ValueError):
    """A permission that this table does not give."""


class _Grant(models.Model):
    """Purpose, giver and end of an exception. Revoking deletes the row; history keeps it.

    ``grantable`` names the only permissions that rows of the table may give; the database
    refuses others, too (``walls.triggers.grantable``).
    """

    grantable: frozenset[str] = frozenset()

    purpose = models.CharField(max_length=300)
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    granted_at = models.DateTimeField(default=timezone.now, editable=False)
    expires_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        if self.permission.codename not in self.grantable:
            raise NotGrantable(self.permission.codename)
        super().save(*args, **kwargs)


class AgencyShare(_Grant, GroupObjectPermissionBase):
    """A record shared with an agency (its group). Subclasses add ``content_object``."""

    class Meta(GroupObjectPermissionBase.Meta):
        abstract = True


class PersonalGrant(_Grant, UserObjectPermissionBase):
    """A record opened to one person. Subclasses add ``content_object``."""

    class Meta(UserObjectPermissionBase.Meta):
        abstract = True
