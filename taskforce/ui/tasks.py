from celery import shared_task

from taskforce.ui.services.forget import forget_old as service


@shared_task(name="taskforce.ui.tasks.forget_old")
def forget_old() -> None:
    """Daily: drafts and notifications that nobody came back for."""
    service()
