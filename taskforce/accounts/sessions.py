"""The session engine: Django's database sessions, each with its person (``SESSION_ENGINE``)."""

from datetime import timedelta

from django.apps import apps
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.db.models import OuterRef
from django.utils import timezone

END = "_session_expiry"  # Django's own name for an end that saving does not move


class SessionStore(DatabaseStore):
    """Writes whose session it is beside the signed data, and ends it in time.

    Django moves the end of a session on at each save. A log-in ends ``SESSION_COOKIE_AGE``
    after it began, however active its person is (NIST SP 800-63B, 4.2.3: at most 12 hours).

    ``person`` is the account as it was when the session was read; who trusts it checks it
    first (``PersonMiddleware``).
    """

    person = None

    @classmethod
    def get_model_class(cls):
        return apps.get_model("accounts.UserSession")

    def load(self):
        """The session and its account with agency and oversight, in one query."""
        row = self._rows().filter(session_key=self.session_key).first()
        if row is None:
            self._session_key = None
            return {}
        self.person = row.user
        if self.person is not None:
            self.person._overseen = row.overseen
        return self.decode(row.session_data)

    def _rows(self):
        overseen = apps.get_model("accounts.Oversight").objects.filter(
            user=OuterRef("user_id"), task_force__is_active=True
        )
        return (
            self.model.objects.filter(expire_date__gt=timezone.now())
            .select_related("user__agency")
            .annotate(overseen=ArraySubquery(overseen.values("task_force_id")))
        )

    def create_model_instance(self, data):
        known = data.get(SESSION_KEY)
        if known and END not in data:
            self.set_expiry(timedelta(seconds=settings.SESSION_COOKIE_AGE))
        row = super().create_model_instance(data)
        row.user_id = int(known) if known else None
        return row
