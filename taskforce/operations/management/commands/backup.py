from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from taskforce.operations.backup import make
from taskforce.operations.manifest import BackupFault


class Command(BaseCommand):
    """One command saves the database and all files."""

    help = "Saves the database and all files into a new folder. FIELD_KEYS is kept elsewhere."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="a folder that does not exist yet")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            manifest = make(options["folder"])
        except (BackupFault, OSError) as fault:
            raise CommandError(str(fault)) from fault
        self.stdout.write(
            f"Saved the database and {len(manifest.files) - 1} files in {options['folder']}. "
            "Keep FIELD_KEYS in another place: nothing opens without it."
        )
