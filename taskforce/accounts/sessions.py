"""The session engine: Django's database sessions, each with its person (``SESSION_ENGINE``)."""

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore


class SessionStore(DatabaseStore):
    """Writes whose session it is beside the signed data."""

    @classmethod
    def get_model_class(cls):
        from taskforce.accounts.models import UserSession

        return UserSession

    def create_model_instance(self, data):
        row = super().create_model_instance(data)
        known = data.get(SESSION_KEY)
        row.user_id = int(known) if known else None
        return row
