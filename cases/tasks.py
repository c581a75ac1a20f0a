"""What the workers do with cases. A task carries a row's id and nothing else."""

import uuid

from celery import shared_task
from celery.signals import worker_process_init

from cases.casefile.pending import sweep as sweep_casefiles
from cases.services.casefile_build import build_now
from cases.services.casefile_reconcile import reconcile as reconcile_casefiles
from cases.services.schedule_run import run_due
from taskforce.courtpdf import forkserver


@worker_process_init.connect
def _load_the_layout(**kwargs: object) -> None:
    """Before the first file is asked for, so that nobody waits a second for libraries."""
    forkserver.server()


@shared_task(name="cases.tasks.build_casefile", ignore_result=True)
def build_casefile(casefile_id: str) -> None:
    """Make one case file; a second delivery of the same id finds nothing to do."""
    build_now(uuid.UUID(casefile_id))


@shared_task(name="cases.tasks.reconcile", ignore_result=True)
def reconcile() -> None:
    """Every 15 seconds (beat): see ``cases.services.casefile_reconcile``."""
    reconcile_casefiles()


@shared_task(name="cases.tasks.run_schedules", ignore_result=True)
def run_schedules() -> None:
    """Every minute (beat): asks for the weekly files that are due."""
    run_due()


@shared_task(name="cases.tasks.sweep", ignore_result=True)
def sweep() -> None:
    """Every ten minutes (beat): see ``cases.casefile.pending``."""
    sweep_casefiles()
