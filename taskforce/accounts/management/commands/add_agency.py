from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import IntegrityError

from taskforce.accounts.entry_arguments import add_agency_arguments, entry_of, one_line
from taskforce.accounts.operator import OperatorNeeded, as_operator
from taskforce.accounts.services.found import found_agency


class Command(BaseCommand):
    """An agency and its first administrator; everything else is done on the pages."""

    help = "Add an agency with its first administrator; prints the temporary password once."

    def add_arguments(self, parser):
        add_agency_arguments(parser)

    def handle(self, *args, administrator, full_name, jurisdictions, **options):
        entry = entry_of(options)
        try:
            with as_operator():
                person, word = found_agency(
                    username=administrator, full_name=full_name, places=jurisdictions, **entry
                )
        except OperatorNeeded as error:
            raise CommandError(str(error)) from None
        except ValidationError as error:
            raise CommandError(one_line(error)) from None
        except IntegrityError:
            raise CommandError(f"{entry['short_name']} is taken.") from None
        self.stdout.write(f"{entry['name']} was added. Its administrator logs in once with")
        self.stdout.write(f"  username {person.username}  temporary password {word}")
