from celery import shared_task

from taskforce.accounts.services.unused import close_unused_accounts


@shared_task(name="taskforce.accounts.tasks.close_unused")
def close_unused() -> None:
    """Daily: accounts that nobody used for 90 days are closed."""
    close_unused_accounts()
