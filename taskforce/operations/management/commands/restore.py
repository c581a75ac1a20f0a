from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from taskforce.operations.manifest import BackupFault
from taskforce.operations.restore import restore


class Command(BaseCommand):
    """One command puts a backup back."""

    help = "Checks a backup and puts it back in place of what is there. Stop the product first."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="a folder made by the backup command")
        parser.add_argument(
            "--replace", action="store_true", help="yes, replace the records that are there now"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["replace"]:
            raise CommandError("This replaces every record. Repeat with --replace to go on.")
        try:
            manifest, closed = restore(options["folder"])
        except (BackupFault, OSError) as fault:
            raise CommandError(str(fault)) from fault
        self.stdout.write(
            f"Restored what was saved at {manifest.made_at}: the database and "
            f"{len(manifest.files) - 1} files. Everybody has to log in again. Closed again: "
            f"{closed} releases, shares, accounts, roles or seals that were closed since then."
        )
