from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from referrals.hsds.write import READER, tables_of_directory, write_folder, write_json
from taskforce.access.identity import acting
from taskforce.audit import record


class Command(BaseCommand):
    """``export_hsds PATH``: the directory, never a confidential address."""

    help = "Write the directory of services as HSDS 3.1: a folder of CSV files, or PATH.json."

    def add_arguments(self, parser):
        parser.add_argument("path", type=Path)

    def handle(self, *args, **options):
        path = options["path"]
        with acting(READER), transaction.atomic():
            tables, left_out = tables_of_directory()
            record("directory.exported", services=len(tables.get("service", [])))
        try:
            if path.suffix.lower() == ".json":
                write_json(tables, path)
            else:
                write_folder(tables, path)
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}") from error
        for line in left_out:
            self.stderr.write(line)
        self.stdout.write(f"{len(tables.get('service', []))} services written to {path}")
