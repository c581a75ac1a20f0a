from django.conf import settings
from django.db import models

from taskforce.access.rules import RuledManager
from taskforce.row_key import new_row_key
from taskforce.vault.fields import EncryptedTextField


class Draft(models.Model):
    """What somebody is typing and has not saved yet; theirs alone, encrypted.

    ``key`` names the form: its page's path and the form's own name.
    """

    id = models.UUIDField(primary_key=True, default=new_row_key, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=200)
    body = EncryptedTextField()
    updated_at = models.DateTimeField()

    objects = RuledManager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="one_draft_a_form")]
