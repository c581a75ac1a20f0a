"""Ends the start of a web server, worker or scheduler whose configuration is unsafe."""

import sys

from django.core import checks
from django.db import connections
from django.urls import get_resolver

from taskforce.operations.checks import TAG

REFUSED = 3  # gunicorn's "worker failed to boot": the master stops instead of trying for ever


def refuse_unsafe() -> None:
    """Run the safe-start checks; print each fault and exit when there is one."""
    found = checks.run_checks(tags=[TAG], include_deployment_checks=False, databases=["default"])
    connections.close_all()  # a server may fork after this: no connection may be shared
    faults = [message for message in found if message.is_serious()]
    if faults:
        for fault in faults:
            print(f"Start refused: {fault.msg} {fault.hint} ({fault.id})", file=sys.stderr)
        sys.exit(REFUSED)


def load_routes() -> None:
    """Import every view now: a broken one ends the start, and the first request is quick."""
    get_resolver().url_patterns  # noqa: B018
