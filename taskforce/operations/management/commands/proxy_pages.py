from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from taskforce.ui.views.errors import error_page

# What nginx itself answers: too large, too many requests, no web server behind it.
STATUSES = (413, 429, 502)


class Command(BaseCommand):
    """Error pages of nginx look like those of the product and need nothing that may be down."""

    help = "Writes the error pages that nginx shows by itself into STATIC_ROOT/errors."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        folder = Path(settings.STATIC_ROOT) / "errors"
        folder.mkdir(parents=True, exist_ok=True)
        for status in STATUSES:
            (folder / f"{status}.html").write_bytes(error_page(status).content)
        self.stdout.write(f"Wrote {len(STATUSES)} pages into {folder}.")
