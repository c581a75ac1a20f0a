import json

from django.core.management.base import BaseCommand, CommandError

from cases.load import bench_lists


class Command(BaseCommand):
    help = "Measure on the database at hand; prints JSON, with ratios beside the baselines."

    def add_arguments(self, parser):
        what = parser.add_subparsers(dest="what", required=True)
        lists = what.add_parser("lists", help="Lists of cases, with and without the walls.")
        lists.add_argument("--runs", type=int, default=25)
        lists.add_argument("--plans", action="store_true", help="The query plans as well.")

    def handle(self, *args, what, **options):
        self.stdout.write(json.dumps(self._lists(**options), indent=2))

    def _lists(self, *, runs, plans, **options) -> dict:
        if runs < 1:
            raise CommandError("--runs must be at least 1.")
        made = bench_lists.measure(runs)
        if plans:
            made["plans"] = bench_lists.plans()
        return made
