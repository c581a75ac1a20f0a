from django.conf import settings
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models


class UserSession(AbstractBaseSession):
    """A log-in session that knows whose it is, so that disabling a person ends all of theirs.

    CJIS Security Policy 5.9, AC-2(13): a high-risk account is disabled at once; a session
    that outlived its account would open again when the account does.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="sessions"
    )

    @classmethod
    def get_session_store_class(cls):
        from taskforce.accounts.sessions import SessionStore

        return SessionStore
