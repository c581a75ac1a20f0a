from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from taskforce.accounts.services.found import found_task_force


class Command(BaseCommand):
    """A task force and its members, as the written agreement names them."""

    help = "Add a task force, or set its lead agency and members anew."

    def add_arguments(self, parser):
        parser.add_argument("name")
        parser.add_argument("--lead", required=True, help="short name of the lead agency")
        parser.add_argument("--members", nargs="+", required=True, help="short names")

    def handle(self, *args, name, lead, members, **options):
        try:
            task_force = found_task_force(name=name, lead=lead, members=members)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from None
        self.stdout.write(f"{task_force}: {task_force.agencies.count()} agencies.")
