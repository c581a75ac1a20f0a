import datetime

from django.core.management.base import BaseCommand
from django.utils import timezone

from cases.demo.calendar import Calendar
from cases.demo.certificates import load_certificates
from cases.demo.handed_over import load_handed_over
from cases.demo.load import is_loaded, load
from cases.demo.people import ACCOUNTS, PASSWORD
from taskforce.accounts.operator import as_operator
from taskforce.vocabulary.people import USER_ROLE


class Command(BaseCommand):
    help = "Load the demonstration data; a second run changes nothing."

    def add_arguments(self, parser):
        parser.add_argument(
            "--until",
            type=datetime.date.fromisoformat,
            default=None,
            help="The story ends on the eve of this day (default: today).",
        )
        parser.add_argument("--logins", action="store_true", help="Only print the logins.")

    def handle(self, *args, until, logins, verbosity, **options):
        say = self.stdout.write if verbosity else (lambda text: None)
        if not logins:
            until = until or timezone.localdate()
            with as_operator():  # it makes agencies and accounts
                loaded = load(until, say=lambda text: say(f"  demo: {text}"))
            if loaded:
                say(f"Loaded ten months, {Calendar(until).start} to {until}.")
            else:
                say("The demonstration data is there already; nothing was changed.")
        if not logins and load_certificates():
            say("Made certificates to sign case files with, for this machine alone.")
        if not logins and load_handed_over():  # signed, where there are certificates
            say("Handed over a first production, and corrected it.")
        if (logins or verbosity) and is_loaded():
            self._print_log_ins()

    def _print_log_ins(self):
        self.stdout.write(f"Logins (password {PASSWORD}):")
        for username, (title, name, agency, roles) in ACCOUNTS.items():
            words = ", ".join(USER_ROLE.label(role) for role in roles)
            self.stdout.write(f"  {username:<15} {title} {name}, {agency}: {words}")
