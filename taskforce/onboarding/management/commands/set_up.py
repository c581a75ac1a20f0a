from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from taskforce.accounts.entry_arguments import add_agency_arguments, entry_of, one_line
from taskforce.accounts.operator import OperatorNeeded
from taskforce.onboarding.services.link import AlreadySetUp
from taskforce.onboarding.services.set_up import FirstSetUp, set_up_by_operator


class Command(BaseCommand):
    """The whole first set-up without a browser."""

    help = (
        "Set up an empty installation: the task force, the agency that leads it, jurisdictions "
        "and its first administrator. Prints the temporary password once."
    )

    def add_arguments(self, parser):
        parser.add_argument("--task-force", required=True, help="the task force's name")
        add_agency_arguments(parser)

    def handle(self, *args, task_force, administrator, full_name, jurisdictions, **options):
        entry = FirstSetUp(
            task_force=task_force,
            agency=entry_of(options),
            places=jurisdictions,
            username=administrator,
            full_name=full_name,
        )
        try:
            person, word = set_up_by_operator(entry)
        except AlreadySetUp:
            raise CommandError(
                "This installation is set up already. Use: manage.py add_agency"
            ) from None
        except OperatorNeeded as error:
            raise CommandError(str(error)) from None
        except ValidationError as error:
            raise CommandError(one_line(error)) from None
        self.stdout.write(f"{task_force} and {entry.agency['name']} are ready. Log in once with")
        self.stdout.write(f"  username {person.username}  temporary password {word}")
