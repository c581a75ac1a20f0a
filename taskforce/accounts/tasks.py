from celery import shared_task

from taskforce.accounts.services.sessions import forget_expired_sessions
from taskforce.accounts.services.unused import close_unused_accounts


@shared_task(name="taskforce.accounts.tasks.close_unused")
def close_unused() -> None:
    """Hourly: accounts that nobody used for 90 days are closed."""
    close_unused_accounts()


@shared_task(name="taskforce.accounts.tasks.forget_sessions")
def forget_sessions() -> None:
    """Hourly: rows of sessions that are over are deleted."""
    forget_expired_sessions()
