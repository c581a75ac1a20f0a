"""Trying a password, and the lock-out that lasts (CJIS Security Policy 5.9, AC-7)."""

from axes.handlers.proxy import AxesProxyHandler
from axes.helpers import get_client_ip_address
from django.contrib.auth import authenticate
from django.db import transaction
from django.utils import timezone

from taskforce.accounts.announce import announce
from taskforce.accounts.backends import attempt_name
from taskforce.accounts.models import User
from taskforce.accounts.services.throttle import give_back, take_turn


class TooManyTries(Exception):
    """This network address has to wait before it may try again."""


def try_password(request, username: str, password: str) -> User | None:
    """The account, when name and password are right and the account is open.

    The fifth failure in fifteen minutes locks the account until somebody releases it.

    :raises TooManyTries: before any hashing, when the address tried too often.
    """
    address = get_client_ip_address(request)
    if not take_turn(address):
        raise TooManyTries
    user = authenticate(request, username=username, password=password)
    if user is not None:
        give_back(address)
        return user
    if getattr(request, "axes_locked_out", False):
        lock_out(username)
    return None


@transaction.atomic
def lock_out(username: str) -> None:
    """Lock the account of that name; nothing when there is none or it is locked already."""
    found = User.objects.select_for_update().filter(username=username.lower()).first()
    if found is None or found.locked_at is not None:
        return
    found.locked_at = timezone.now()
    found.save(update_fields=["locked_at"])
    found.sessions.all().delete()
    announce("account.locked_out", found, actor=found)


def forget_failures(username: str) -> None:
    """Begin counting anew, after a release or a new password."""
    AxesProxyHandler.reset_attempts(username=attempt_name(None, {"username": username}))
