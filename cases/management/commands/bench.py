import json

from django.core.management.base import BaseCommand, CommandError

from cases.load import bench_lists
from taskforce.courtpdf import bench as casefile_bench


class Command(BaseCommand):
    help = "Measure on the database at hand; prints JSON, with ratios beside the baselines."

    def add_arguments(self, parser):
        what = parser.add_subparsers(dest="what", required=True)
        lists = what.add_parser("lists", help="Lists of cases, with and without the walls.")
        lists.add_argument("--runs", type=int, default=25)
        lists.add_argument("--plans", action="store_true", help="The query plans as well.")

        casefile = what.add_parser("casefile", help="Building a case file of a number of pages.")
        casefile.add_argument("--pages", type=int, default=500)
        casefile.add_argument("--workers", type=int, default=2)
        casefile.add_argument(
            "--no-baseline", action="store_true", help="Leave out the slow one-pass build."
        )

    def handle(self, *args, what, **options):
        made = self._lists(**options) if what == "lists" else self._casefile(**options)
        self.stdout.write(json.dumps(made, indent=2))

    def _lists(self, *, runs, plans, **options) -> dict:
        if runs < 1:
            raise CommandError("--runs must be at least 1.")
        made = bench_lists.measure(runs)
        if plans:
            made["plans"] = bench_lists.plans()
        return made

    def _casefile(self, *, pages, workers, no_baseline, **options) -> dict:
        if pages < 10 or workers < 1:
            raise CommandError("There must be at least 10 pages and one worker.")
        return casefile_bench.run(
            pages,
            workers=workers,
            baseline=not no_baseline,
            say=lambda job, found: self.stderr.write(f"{job} {json.dumps(found)}"),
        )
