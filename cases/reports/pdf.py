"""A report as PDF, made by the same engine as the court files."""

from pathlib import Path

from django.template.loader import render_to_string
from django.utils import timezone

from cases.reports.shape import Report
from taskforce.courtpdf import DocumentPlan, MemoryStore, Section, build


def write_pdf(report: Report, reader, output: Path) -> None:
    """Write the report to ``output``."""
    html = render_to_string("cases/reports/print.html", {"report": report, "reader": reader})
    plan = DocumentPlan(
        number=report.name,
        title=report.title,
        items=[Section(report.name, title=report.title, html=html)],
        as_of=timezone.now(),
    )
    build(plan, store=MemoryStore(), output=output, workers=1)
