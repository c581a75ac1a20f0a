from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from taskforce.accounts.entry_arguments import one_line
from taskforce.accounts.operator import OperatorNeeded, as_operator
from taskforce.accounts.services.found import found_task_force


class Command(BaseCommand):
    """A task force and its members, as the written agreement names them."""

    help = "Add a task force, or replace its lead agency and members."

    def add_arguments(self, parser):
        parser.add_argument("name")
        parser.add_argument("--lead", required=True, help="short name of the lead agency")
        parser.add_argument("--members", nargs="+", required=True, help="short names")

    def handle(self, *args, name, lead, members, **options):
        try:
            with as_operator():
                task_force = found_task_force(name=name, lead=lead, members=members)
                count = task_force.agencies.count()
        except OperatorNeeded as error:
            raise CommandError(str(error)) from None
        except ValidationError as error:
            raise CommandError(one_line(error)) from None
        self.stdout.write(f"{task_force}: {count} agencies.")
