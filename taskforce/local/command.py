"""A command of ``manage.py`` on the private services of this machine."""

import os
import sys
from collections.abc import Callable

from taskforce.local.paths import SetupFault
from taskforce.local.services import hold


def on_private_services(execute: Callable[[list[str]], int], arguments: list[str]) -> int:
    """Run ``execute(arguments)`` with the services up; gives its exit code."""
    try:
        with hold() as environment:
            os.environ.update(environment)
            return execute(arguments)
    except SetupFault as fault:
        print(fault, file=sys.stderr)
        return 1
