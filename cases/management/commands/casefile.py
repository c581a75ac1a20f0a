import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.http import Http404

from cases.casefile.decided import DecisionsChanged
from cases.casefile.parts import suffix
from cases.casefile.profiles import PROFILES, UnknownProfile
from cases.models import Case, CaseFile
from cases.services.casefile_build import build_now
from cases.services.casefile_cancel import cancel_casefile
from cases.services.casefile_download import FileDamaged, download_part
from cases.services.casefile_request import CannotRequest, request_casefile
from taskforce.access.identity import acting
from taskforce.accounts.models import User
from taskforce.courtpdf import COURTS

WIDTH = 28
ASK_AGAIN = 0.5


class Command(BaseCommand):
    """Makes a case file as a person would on the page, and writes it where it is told."""

    help = "Make a case file with a progress bar, through the same services as the page."

    def add_arguments(self, parser):
        parser.add_argument("number", help="the case's number, for example RPD-2026-0001")
        parser.add_argument("--profile", required=True, help=", ".join(PROFILES))
        parser.add_argument("--as", required=True, dest="user", help="a log-in name")
        parser.add_argument(
            "--output",
            required=True,
            type=Path,
            help="the PDF to write; several copies or parts get their names behind it",
        )
        parser.add_argument("--court", default="", help=f"the court: {', '.join(COURTS)}")
        parser.add_argument("--draft", action="store_true", help="marked DRAFT, unsigned")
        parser.add_argument("--for", default="", dest="prepared_for", help="printed on the cover")

    def handle(self, *args, number, profile, user, output, prepared_for, court, draft, **options):
        person = User.objects.select_related("agency").filter(username=user.lower()).first()
        if person is None or not person.is_active:
            raise CommandError(f"Nobody can act as {user!r}.")
        if not output.parent.is_dir():
            raise CommandError(f"There is no folder {output.parent}.")
        with acting(person), refusals_in_one_line():
            chosen = {"prepared_for": prepared_for[:120], "court": court, "draft": draft}
            row = self._asked(person, number, profile, **chosen)
            row = self._made(person, row)
            if row.state != CaseFile.State.READY:
                raise CommandError(row.failure or "It was not made.")
            self._written(person, row, output)

    def _written(self, person: User, row: CaseFile, output: Path) -> None:
        """Each part beside the others, named behind OUTPUT where there are several."""
        with transaction.atomic():
            parts = list(row.parts.visible_to(person))
            for part in parts:
                path = output
                if len(parts) > 1:
                    path = output.with_name(f"{output.stem}{suffix(row, part)}{output.suffix}")
                handed = download_part(part=part, by=person)
                _write(path, handed.pieces)
                self.stderr.write(f"{path}: {part.pages:,} pages, {handed.size:,} bytes")
                self.stdout.write(f"{handed.sha256}  {path}")

    def _asked(self, person: User, number: str, profile: str, **chosen: Any) -> CaseFile:
        with transaction.atomic():
            case = Case.objects.visible_to(person).filter(number=number).first()
            if case is None:
                raise CommandError(f"{person.username} sees no case {number}.")
            return request_casefile(
                case=case,
                by=person,
                profile=profile,
                offered=False,
                **chosen,
            )

    def _made(self, person: User, row: CaseFile) -> CaseFile:
        bar = Bar(self.stderr)
        try:
            had_it = build_now(row.pk, bar.show)
            row = _again(person, row)
            while row.is_waiting:  # a worker took it first, or it waits to be tried again
                bar.show(row.progress_stage, row.progress_done, row.progress_total)
                time.sleep(ASK_AGAIN)
                had_it = build_now(row.pk, bar.show) if had_it else had_it
                row = _again(person, row)
        except KeyboardInterrupt:
            cancel_casefile(casefile=row, by=person)
            raise CommandError("Canceled. Nothing was written.") from None
        finally:
            bar.end()
        return row


class Bar:
    """A progress bar on a terminal; a line for each stage elsewhere."""

    def __init__(self, out):
        self.out, self.is_terminal, self.stage = out, sys.stderr.isatty(), ""

    def show(self, stage: str, done: int, total: int) -> None:
        if not self.is_terminal:
            if stage and stage != self.stage:
                self.stage = stage
                self.out.write(stage)
            return
        filled = WIDTH * done // total if total else 0
        bar = "#" * filled + "." * (WIDTH - filled)
        self.out.write(f"\r[{bar}] {done:>5}/{total:<5} {stage:<24}", ending="")

    def end(self) -> None:
        if self.is_terminal:
            self.out.write("\r" + " " * (WIDTH + 42) + "\r", ending="")


@contextmanager
def refusals_in_one_line() -> Iterator[None]:
    """What the services refuse, said as a command says it."""
    try:
        yield
    except UnknownProfile as unknown:
        known = ", ".join(PROFILES)
        raise CommandError(f"There is no profile {unknown}. Profiles: {known}.") from None
    except (CannotRequest, FileDamaged, DecisionsChanged, OSError) as fault:
        raise CommandError(str(fault)) from None
    except (PermissionDenied, Http404):
        raise CommandError("This person may not export this case.") from None


def _again(person: User, row: CaseFile) -> CaseFile:
    """The row as it stands now, if the person still sees it."""
    with transaction.atomic():
        found = CaseFile.objects.visible_to(person).filter(pk=row.pk).first()
    if found is None:
        raise CommandError("Stopped: this person may no longer see the case.")
    return found


def _write(output: Path, pieces: Iterator[bytes]) -> None:
    """The whole file or none, readable by its owner alone."""
    handle, name = tempfile.mkstemp(dir=output.parent, prefix=".casefile-")
    try:
        with os.fdopen(handle, "wb") as out:
            for piece in pieces:
                out.write(piece)
            out.flush()
            os.fsync(out.fileno())
        Path(name).replace(output)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
