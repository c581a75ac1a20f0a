from django.core.management.base import BaseCommand, CommandError

from cases.load.generate import Size, generate
from cases.load.large_case import make_large_case
from taskforce.accounts.models import User


class Command(BaseCommand):
    help = "Fill the database with a synthetic load; for measuring, never for use."

    def add_arguments(self, parser):
        parser.add_argument("--cases", type=int, default=100_000, help="Many cases, by COPY.")
        parser.add_argument("--agencies", type=int, default=200)
        parser.add_argument("--entries", type=int, default=2, help="Mean entries of a case.")
        parser.add_argument(
            "--case-pages",
            type=int,
            help="Instead: one case whose prosecution file has about so many pages, with real "
            "exhibits.",
        )
        parser.add_argument("--user", help="Who opens that case: an investigator's log-in name.")
        parser.add_argument("--seed", type=int, default=1)

    def handle(self, *args, cases, agencies, entries, case_pages, user, seed, **options):
        if case_pages is not None:
            self._one_case(case_pages, user, seed)
            return
        if min(cases, agencies) < 1 or entries < 0:
            raise CommandError("There must be at least one case and one agency.")
        made = generate(Size(cases, agencies, entries), seed, say=self._say)
        self.stdout.write(f"Load {made.prefix}: {made.counts}")

    def _one_case(self, pages, user, seed):
        if pages < 20:
            raise CommandError("There must be at least 20 pages.")
        by = User.objects.select_related("agency").filter(username=user, is_active=True).first()
        if by is None:
            raise CommandError("--user must name an active investigator.")
        case, files = make_large_case(by, pages, seed, say=self._say)
        self.stdout.write(f"Case {case.number} ({case.pk}) with {files} files.")

    def _say(self, text):
        self.stdout.write(f"  {text}")
