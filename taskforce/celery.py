"""The messenger between web and workers. The truth of a job is its row, never a message."""

import os
import signal
from typing import Any

from celery import Celery
from celery.signals import beat_init, setup_logging, worker_init, worker_process_init

from taskforce.local.process import die_with_parent

app = Celery("taskforce")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@setup_logging.connect
def _keep_our_logging(**kwargs: Any) -> None:
    """Celery's own log format prints task arguments and results; Django's LOGGING stays."""


@worker_init.connect
@beat_init.connect
def _refuse_unsafe_start(**kwargs: Any) -> None:
    from taskforce.operations.start import refuse_unsafe

    refuse_unsafe()


@worker_process_init.connect
def _die_with_the_worker(**kwargs: Any) -> None:
    """A killed worker leaves no child behind that goes on rendering for nobody."""
    die_with_parent(signal.SIGKILL, os.getppid())
