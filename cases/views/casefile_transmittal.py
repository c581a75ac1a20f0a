"""The sheet that goes with a file: what was handed over, by number and hash, for paper."""

from django.http import Http404
from django.views.decorators.http import require_safe

from cases.casefile.parts import part_label, part_number
from cases.casefile.said import signature_words
from cases.models import CaseFile
from cases.views.casefile import address, label_of, open_file
from cases.views.frame import case_response
from taskforce.audit import record


@require_safe
def transmittal(request, pk, file):
    """Number, copies, parts, page numbers and SHA-256 of a ready file."""
    row = open_file(request, pk, file, "case.export")
    if row.state != CaseFile.State.READY:
        raise Http404("There is no file to hand over yet.")
    parts = list(row.parts.all())
    record("casefile.transmittal_printed", row, sha256=[part.sha256 for part in parts])
    return case_response(
        request,
        "cases/files/transmittal.html",
        row.case,
        "files",
        (row.full_number, address("case-file", row)),
        ("Transmittal", ""),
        page_title=f"Transmittal of {row.full_number}",
        file=row,
        label=label_of(row),
        parts=[
            {
                "row": part,
                "label": part_label(row, part),
                "number": part_number(row, part),
                "signature": signature_words(part),
            }
            for part in parts
        ],
    )
