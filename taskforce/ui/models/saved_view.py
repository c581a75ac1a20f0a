from django.conf import settings
from django.db import models

from taskforce.access.rules import RuledManager
from taskforce.row_key import new_row_key


class SavedView(models.Model):
    """A list's filter and order under a name; its owner's alone.

    ``querystring`` holds codes and words as the filter form sends them.
    """

    id = models.UUIDField(primary_key=True, default=new_row_key, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    page = models.CharField(max_length=60)
    name = models.CharField(max_length=60)
    querystring = models.CharField(max_length=2000)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = RuledManager()

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["user", "page", "name"], name="one_view_a_name")
        ]

    def __str__(self):
        return self.name
