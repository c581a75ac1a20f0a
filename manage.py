#!/usr/bin/env python
"""Runs a command; without DATABASE_URL, on the private services of this machine."""

import os
import sys


def main() -> int:
    """Run the command of ``sys.argv`` and give its exit code."""
    from taskforce.local.command import on_private_services

    if "DATABASE_URL" in os.environ:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "taskforce.settings.production")
        return execute(sys.argv)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "taskforce.settings.local")
    return on_private_services(execute, sys.argv)


def execute(arguments: list[str]) -> int:
    """Hand the command to Django."""
    from django.core.management import execute_from_command_line

    execute_from_command_line(arguments)
    return 0


if __name__ == "__main__":
    sys.exit(main())
