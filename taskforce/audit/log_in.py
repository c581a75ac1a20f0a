"""Log-ins and log-outs as Django announces them (CJIS AU-2: success and failure)."""

from django.contrib.auth import get_user_model
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed

from taskforce.audit.services.record import record


def connect() -> None:
    """Listen to Django's own log-in signals; they are sent by its auth views."""
    user_logged_in.connect(_logged_in, dispatch_uid="audit.logged_in")
    user_logged_out.connect(_logged_out, dispatch_uid="audit.logged_out")
    user_login_failed.connect(_failed, dispatch_uid="audit.log_in_failed")


def _logged_in(sender, user, **kwargs):
    record("account.logged_in", user, actor=user)


def _logged_out(sender, user, **kwargs):
    if user is not None:
        record("account.logged_out", user, actor=user)


def _failed(sender, credentials, **kwargs):
    # The typed name may be a password typed in the wrong box: only a known account is kept.
    known = (
        get_user_model()
        .objects.filter(
            username=str(credentials.get("username", ""))[:80].lower().replace("\x00", "")
        )
        .first()
    )
    record("account.log_in_failed", known, outcome="failed")
