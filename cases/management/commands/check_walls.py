from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from cases.worlds.build import build
from cases.worlds.compare import compare
from taskforce.access.world import ALIAS


class Command(BaseCommand):
    help = (
        "Compare the access rules with the database's row-level policies, row by row, in random"
        " worlds that are rolled back. Fails when they differ anywhere."
    )

    def add_arguments(self, parser):
        parser.add_argument("--worlds", type=int, default=5)
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument("--cases", type=int, default=40)

    def handle(self, *args, worlds, seed, cases, **options):
        checked, found = 0, []
        for number in range(seed, seed + worlds):
            with transaction.atomic(using=ALIAS):
                world = build(number, cases=cases)
                for answer in compare(world.principals):
                    checked += 1
                    if answer is not None:
                        found.append(f"world {number}: {answer}")
                transaction.set_rollback(True, using=ALIAS)
        for line in found[:40]:
            self.stderr.write(line)
        if found:
            raise CommandError(f"The walls differ in {len(found)} of {checked} comparisons.")
        self.stdout.write(f"The walls agree: {checked} comparisons in {worlds} worlds.")
