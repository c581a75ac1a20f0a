"""The session engine: Django's database sessions, each with its person (``SESSION_ENGINE``)."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore

END = "_session_expiry"  # Django's own name for an end that saving does not move


class SessionStore(DatabaseStore):
    """Writes whose session it is beside the signed data, and ends it in time.

    Django moves the end of a session on at each save. A log-in ends ``SESSION_COOKIE_AGE``
    after it began, however active its person is (NIST SP 800-63B, 4.2.3: at most 12 hours).
    """

    @classmethod
    def get_model_class(cls):
        from taskforce.accounts.models import UserSession

        return UserSession

    def create_model_instance(self, data):
        known = data.get(SESSION_KEY)
        if known and END not in data:
            self.set_expiry(timedelta(seconds=settings.SESSION_COOKIE_AGE))
        row = super().create_model_instance(data)
        row.user_id = int(known) if known else None
        return row
