from django.core.management.base import BaseCommand, CommandError

from cases.load.generate import Size, generate


class Command(BaseCommand):
    help = "Fill the database with a large synthetic load, by COPY; for measuring, never for use."

    def add_arguments(self, parser):
        parser.add_argument("--cases", type=int, default=100_000)
        parser.add_argument("--agencies", type=int, default=200)
        parser.add_argument("--entries", type=int, default=2, help="Mean entries of a case.")
        parser.add_argument("--seed", type=int, default=1)

    def handle(self, *args, cases, agencies, entries, seed, **options):
        if min(cases, agencies) < 1 or entries < 0:
            raise CommandError("There must be at least one case and one agency.")
        made = generate(
            Size(cases, agencies, entries), seed, say=lambda text: self.stdout.write(f"  {text}")
        )
        self.stdout.write(f"Load {made.prefix}: {made.counts}")
