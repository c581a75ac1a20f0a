import csv
import datetime
import json
import sys
from contextlib import nullcontext
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from cases.reports import REPORTS
from cases.reports.pdf import write_pdf
from cases.reports.shape import Period, Report
from taskforce.access.identity import acting
from taskforce.accounts.models import User
from taskforce.audit import record
from taskforce.ui.tables.export import neutralise

FORMATS = ("table", "csv", "json", "pdf")


class Command(BaseCommand):
    help = "Print a report from what a person may see."

    def add_arguments(self, parser):
        parser.add_argument("name", choices=sorted(REPORTS))
        parser.add_argument("--from", dest="start", required=True, metavar="YYYY-MM-DD")
        parser.add_argument("--to", dest="end", required=True, metavar="YYYY-MM-DD")
        parser.add_argument("--as", dest="username", required=True, metavar="USER")
        parser.add_argument("--format", dest="shape", choices=FORMATS, default="table")
        parser.add_argument("--output", type=Path, help="A file (needed for pdf).")

    def handle(self, *args, name, start, end, username, shape, output, **options):
        reader = User.objects.select_related("agency").filter(username=username).first()
        if reader is None:
            raise CommandError(f"There is no account {username!r}.")
        if shape == "pdf" and output is None:
            raise CommandError("A PDF needs --output FILE.")
        period = _period(start, end)
        with acting(reader), transaction.atomic():
            report = REPORTS[name](reader, period)
            record("report.ran", None, report=name, start=start, end=end, format=shape)
        if shape == "pdf":
            write_pdf(report, reader, output)
            return
        with open(output, "w", newline="") if output else nullcontext(sys.stdout) as out:
            WRITERS[shape](report, out)


def _period(start: str, end: str) -> Period:
    try:
        return Period(datetime.date.fromisoformat(start), datetime.date.fromisoformat(end))
    except ValueError as error:
        raise CommandError(f"--from and --to: {error}") from error


def _table(report: Report, out) -> None:
    print(f"{report.title}, {report.period}", file=out)
    for table in report.tables:
        print(
            f"\n{table.title:<24}" + "".join(f"{column:>12}" for column in table.columns), file=out
        )
        for row in table.rows:
            print(f"  {row.label:<22}" + "".join(f"{n:>12}" for n in row.figures), file=out)
    print("\n" + "\n".join(report.notes), file=out)


def _csv(report: Report, out) -> None:
    writer = csv.writer(out)
    for line in report.lines():
        writer.writerow([neutralise(cell) for cell in line])


def _json(report: Report, out) -> None:
    json.dump(report.as_json(), out, indent=2)
    out.write("\n")


WRITERS = {"table": _table, "csv": _csv, "json": _json}
