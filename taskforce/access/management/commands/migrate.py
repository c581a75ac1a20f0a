from django.conf import settings
from django.core.management.commands import migrate
from django.db import connections

from taskforce.access.walls import build


class Command(migrate.Command):
    """Django's migrate, as the owner of the tables, and then the walls are raised anew."""

    help = migrate.Command.help + " Raises the row-level walls afterwards."

    def handle(self, *args, **options):
        if "owner" in connections.databases and options["database"] == "default":
            options["database"] = "owner"
        super().handle(*args, **options)
        unapplied = (
            options.get("app_label") or options.get("plan") or options.get("check_unapplied")
        )
        if unapplied:
            return
        connection = connections[options["database"]]
        count = build(connection, settings.APP_DATABASE_ROLE)
        if options["verbosity"]:
            self.stdout.write(f"  Raised the walls: {count} statements.")
