"""Who a session is, and whose password counts."""

from django.conf import settings
from django.contrib.auth.backends import ModelBackend
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.utils.crypto import salted_hmac

from taskforce.accounts.models import Oversight, User

PATH = "taskforce.accounts.backends.AccountBackend"


def may_enter(user: User) -> bool:
    """Whether an account is open: not disabled, not locked, and its agency takes part."""
    return user.is_active and user.locked_at is None and user.agency.is_active


class AccountBackend(ModelBackend):
    """Django's password check, on open accounts only.

    A closed account is refused after its password was hashed, like an unknown one, so that
    the answer tells neither by its words nor by its time which of them it was.
    """

    def user_can_authenticate(self, user) -> bool:
        return may_enter(user)

    def get_user(self, user_id):
        """The account with its agency and the task forces it oversees: one query a request."""
        overseen = Oversight.objects.filter(user=OuterRef("pk"), task_force__is_active=True)
        user = (
            User.objects.select_related("agency")
            .annotate(_overseen=ArraySubquery(overseen.values("task_force_id")))
            .filter(pk=user_id)
            .first()
        )
        return user if user is not None and may_enter(user) else None


def attempt_name(request, credentials) -> str:
    """How django-axes names a failed log-in.

    What was typed may be a password in the wrong box: its keyed hash is kept, not the text.
    """
    typed = str((credentials or {}).get("username", "")).strip().lower()
    return salted_hmac("accounts.attempt", typed, secret=settings.SECRET_KEY).hexdigest()


def same_answer(request, response, credentials):
    """After the fifth failure the page answers as after the first (``AXES_LOCKOUT_CALLABLE``)."""
    return response
