import os

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import ProgrammingError
from django.urls import reverse

from taskforce.accounts.operator import OperatorNeeded
from taskforce.onboarding.services.link import HOURS, AlreadySetUp, make_link

LOCAL = "taskforce.settings.local"


class Command(BaseCommand):
    """A one-time link with which a browser sets up an empty installation."""

    help = (
        "Print a one-time link to set up the first task force and agency in the browser. "
        "A new link replaces the one before; none works once there is an agency."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--address", default="", help="where people reach the pages (default: from settings)"
        )
        parser.add_argument("--hours", type=int, default=HOURS, help=f"default: {HOURS}")

    def handle(self, *args, address, hours, **options):
        if not 1 <= hours <= 168:
            raise CommandError("--hours must be between 1 and 168.")
        try:
            link = make_link(hours)
        except AlreadySetUp:
            raise CommandError(
                "This installation is set up already. Add agencies on the task force's page, or "
                "with: manage.py add_agency"
            ) from None
        except OperatorNeeded as error:
            raise CommandError(str(error)) from None
        except ProgrammingError:
            raise CommandError("The database has no tables yet. Run: manage.py migrate") from None
        place = (address or own_address()).rstrip("/")
        self.stdout.write(f"Set up this installation (works once, within {hours} hours):")
        self.stdout.write(f"  {place}{reverse('set-up')}?link={link.secret}")


def own_address() -> str:
    """The address that people type, as far as the settings tell it."""
    if settings.CSRF_TRUSTED_ORIGINS:
        return settings.CSRF_TRUSTED_ORIGINS[0]
    if settings.SETTINGS_MODULE == LOCAL:
        host = os.environ.get("HOST", "127.0.0.1")
        host = "127.0.0.1" if host in ("", "0.0.0.0") else host  # noqa: S104
        return f"http://{host}:{os.environ.get('PORT', '8000')}"
    return f"https://{next(iter(settings.ALLOWED_HOSTS), 'localhost')}"
