from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import IntegrityError

from taskforce.accounts.services.found import found_agency
from taskforce.vocabulary.agencies import AGENCY_KIND


class Command(BaseCommand):
    """An agency and its first administrator; everything else is done on the pages."""

    help = "Add an agency with its first administrator; prints the temporary password once."

    def add_arguments(self, parser):
        parser.add_argument("--name", required=True)
        parser.add_argument("--short-name", required=True, help="begins its case numbers: RPD")
        parser.add_argument("--kind", required=True, choices=list(AGENCY_KIND))
        parser.add_argument("--administrator", required=True, help="user name, small letters")
        parser.add_argument("--full-name", required=True, help="the administrator's name")
        for name in ("ori", "phone", "city", "state"):
            parser.add_argument(f"--{name}", default="")

    def handle(self, *args, administrator, full_name, **options):
        names = ("name", "short_name", "kind", "ori", "phone", "city", "state")
        entry = {name: options[name] for name in names}
        try:
            person, word = found_agency(username=administrator, full_name=full_name, **entry)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from None
        except IntegrityError:
            raise CommandError(f"{entry['short_name']} is taken.") from None
        self.stdout.write(f"{entry['name']} was added. Its administrator logs in once with")
        self.stdout.write(f"  user name {person.username}  temporary password {word}")
