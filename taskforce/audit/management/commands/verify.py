from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError

from taskforce.audit.verifiers import VERIFIERS

UNDECIDED = 3


class Command(BaseCommand):
    """``verify audit``, ``verify evidence``, ``verify casefile FILE``.

    Ends with 0 when all is well, 1 for a fault, 3 when it cannot be told.
    """

    # A file with a signature is checked by anybody, also where nothing could be served.
    requires_system_checks: list[str] = []
    help = "Check the audit's hash chain, the stored files, or a produced case file."

    def add_arguments(self, parser):
        parser.add_argument(
            "what",
            choices=[one.name for one in VERIFIERS],
            help="; ".join(f"{one.name}: {one.help}" for one in VERIFIERS),
        )
        parser.add_argument("file", nargs="?", type=Path, help="for checks of one file")

    def handle(self, *args, what, file, **options):
        verifier = VERIFIERS.get(what)
        if verifier.takes_file != (file is not None):
            needs = "needs a FILE" if verifier.takes_file else "takes no FILE"
            raise CommandError(f"verify {what} {needs}.")
        try:
            finding = verifier.run(file)
        except OperationalError as fault:
            said = str(fault).splitlines()[0] if str(fault) else "the database does not answer"
            raise CommandError(f"{what}: {said}.", returncode=UNDECIDED) from fault
        for fault in finding.faults:
            self.stdout.write(f"FAULT: {fault}")
        for note in finding.notes:
            self.stdout.write(note)
        if finding.faults:
            raise CommandError(f"{what}: {len(finding.faults)} faults in {finding.checked}.")
        if finding.undecided:
            raise CommandError(f"{what}: {'; '.join(finding.undecided)}.", returncode=UNDECIDED)
        self.stdout.write(f"{what}: {finding.checked}, no fault.")
