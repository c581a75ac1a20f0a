from celery import shared_task

from referrals.services.expire import expire_referrals


@shared_task(name="referrals.tasks.keep_clock")
def keep_clock() -> int:
    """Mark what has expired; gives the number of referrals marked."""
    return expire_referrals()
