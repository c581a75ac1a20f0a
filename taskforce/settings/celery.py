"""Celery as PROMISES.md ("the job row") measured it: hard limit < lease < visibility timeout."""

from taskforce.settings.readers import env

CELERY_BROKER_URL = env("REDIS_URL", default="redis://localhost:6379/0")
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 2 * 3600,
    # A frozen broker otherwise hangs a request for more than a minute.
    "socket_timeout": 2,
    "socket_connect_timeout": 2,
    "max_retries": 0,
}
CELERY_BROKER_CONNECTION_TIMEOUT = 2
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_TASK_PUBLISH_RETRY = False
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_RESULT_BACKEND = None
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = False
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = False
CELERY_WORKER_MAX_TASKS_PER_CHILD = 100
CELERY_TASK_SOFT_TIME_LIMIT = 55 * 60
CELERY_TASK_TIME_LIMIT = 60 * 60
CELERY_TASK_DEFAULT_QUEUE = "default"
CELERY_TASK_ROUTES = {"cases.tasks.build*": {"queue": "exports"}}
CELERY_ENABLE_UTC = True
CELERY_BEAT_SCHEDULE = {
    # Publishes again what is queued too long or whose lease ran out.
    "reconcile": {
        "task": "cases.tasks.reconcile",
        "schedule": 15.0,
        "options": {"expires": 14},
    },
    # Asks for the weekly case files that are due; a late round makes one file, not several.
    "case-file-schedules": {
        "task": "cases.tasks.run_schedules",
        "schedule": 60.0,
        "options": {"expires": 55},
    },
    # Stored files of workers that were killed before they could publish.
    "sweep-unpublished": {
        "task": "cases.tasks.sweep",
        "schedule": 600.0,
        "options": {"expires": 590},
    },
    "seal-audit": {
        "task": "taskforce.audit.tasks.seal",
        "schedule": 300.0,
        "options": {"expires": 290},
    },
    "close-unused-accounts": {
        "task": "taskforce.accounts.tasks.close_unused",
        "schedule": 3600.0,
        "options": {"expires": 3500},
    },
    "forget-sessions": {
        "task": "taskforce.accounts.tasks.forget_sessions",
        "schedule": 3600.0,
        "options": {"expires": 3500},
    },
    "forget-old-drafts": {
        "task": "taskforce.ui.tasks.forget_old",
        "schedule": 24 * 3600.0,
        "options": {"expires": 3500},
    },
    # Writes "expired" on referrals whose time is over; nobody's right waits for it.
    "referral-clock": {
        "task": "referrals.tasks.keep_clock",
        "schedule": 60.0,
        "options": {"expires": 55},
    },
}
