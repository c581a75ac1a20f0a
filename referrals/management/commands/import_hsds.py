from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from referrals.hsds.load import load
from referrals.hsds.read import Unreadable, read


class Command(BaseCommand):
    """``import_hsds PATH``: services of known providers, with a line for each refused row."""

    help = "Read the directory of services from HSDS 3.x: a folder of CSV files or a JSON file."

    def add_arguments(self, parser):
        parser.add_argument("path", type=Path)

    def handle(self, *args, **options):
        try:
            outcome = load(read(options["path"]))
        except Unreadable as error:
            raise CommandError(str(error)) from error
        for line in outcome.refused:
            self.stderr.write(f"refused: {line}")
        self.stdout.write(
            f"{outcome.added} added, {outcome.changed} changed, {len(outcome.refused)} refused"
        )
        if outcome.refused and not outcome.added + outcome.changed:
            raise CommandError("no service was taken")
