"""Two files of a case side by side: what was added, changed, taken away, moved."""

from collections.abc import Iterable

from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET

from cases.casefile.compare import ADDED, CHANGED, GONE, MOVED, Change, Comparison, compare
from cases.doors import open_case
from cases.forms.casefile_compare import CompareForm
from cases.models import CaseFile
from cases.views.casefile import address, label_of
from cases.views.frame import case_response
from taskforce.audit import record
from taskforce.ui.tables import BoundTable, Column, Table, cells
from taskforce.ui.templatetags.ui import said

MOST_CHOICES = 100
TAGS = {
    ADDED: ("Added", "good"),
    CHANGED: ("Changed", "warn"),
    GONE: ("Gone", "bad"),
    MOVED: ("Moved", ""),
}
PLACES = {
    "Log entries": ("Entry", "logentrys", "case-entry", "entry_pk"),
    "People": ("Person", "casepersons", "case-person", "person_pk"),
    "Items of evidence": ("Item", "evidenceitems", "case-evidence-item", "item_pk"),
}


@require_GET
def compare_files(request, pk):
    """Choose two ready files; what lies between them, with links into the case."""
    case = open_case(request.user, pk)
    files = _ready(request, case)
    if len(files) < 2:
        return redirect(reverse("case-files", args=[case.pk]))
    asked = request.GET if "old" in request.GET or "new" in request.GET else None
    # The one before it of the same kind: two kinds print different parts of a case.
    before = next((one for one in files[1:] if one.profile == files[0].profile), files[1])
    form = CompareForm(
        asked, files=files, labels=_label, initial={"old": before.pk, "new": files[0].pk}
    )
    found = None
    if asked is not None and form.is_valid():
        found = _found(request, case, *form.pair)
    else:
        record("case.viewed", case, page="comparison")
    return case_response(
        request,
        "cases/files/compare.html",
        case,
        "files",
        ("Compare", ""),
        page_title="Compare two files",
        status=422 if form.errors else 200,
        form=form,
        found=found,
    )


def _changes(name: str, rows: Iterable[tuple[Change, str]], noun: str = "") -> BoundTable:
    """What is not as it was of one kind; each change with the address of its record, or ""."""

    def named(row: tuple[Change, str]) -> cells.Cell:
        change, href = row
        label = f"{noun} {change.label}" if noun else change.label
        return cells.link(label, href) if href else cells.text(label)

    table = Table(
        key="casefile-changes",
        columns=[
            Column("what", "What", lambda row: cells.tag(*TAGS[row[0].what])),
            Column("name", name, named),
            Column("before", "Page before", lambda row: _page(row[0].old_page)),
            Column("now", "Page now", lambda row: _page(row[0].new_page)),
            Column("length", "Length", lambda row: row[0].note or "–"),
        ],
        sort="",
        caption=name,
    )
    return table.over(rows)


def _page(number: int | None) -> str:
    return "–" if number is None else str(number)


def _plain(name: str, changes: Iterable[Change]) -> BoundTable:
    return _changes(name, ((one, "") for one in changes))


def _ready(request, case) -> list[CaseFile]:
    rows = case.casefiles.visible_to(request.user).filter(state=CaseFile.State.READY)
    rows = list(rows.defer("manifest").order_by("-as_of", "-number")[:MOST_CHOICES])
    for row in rows:
        row.case = case
    return rows


def _label(row: CaseFile) -> str:
    return f"{row.full_number}, {label_of(row)}, data as of {said(row.as_of)}"


def _found(request, case, old: CaseFile, new: CaseFile) -> dict:
    pair = case.casefiles.visible_to(request.user).prefetch_related("parts")
    held = {row.pk: row for row in pair.filter(pk__in=[old.pk, new.pk])}
    old, new = held[old.pk], held[new.pk]
    old.case = new.case = case
    record("casefile.compared", new, older=str(old.pk))
    result = compare(old, new)
    return {
        "result": result,
        "old": _side(old),
        "new": _side(new),
        "groups": _groups(request, case, result),
        "exhibits": _plain("Exhibits", result.exhibits),
        "sections": _plain("Sections", result.sections),
        "same_kind": old.profile == new.profile,
    }


def _side(row: CaseFile) -> dict:
    return {
        "row": row,
        "href": address("case-file", row),
        "label": label_of(row),
        "hashes": [part.sha256 for part in row.parts.all()],
    }


def _groups(request, case, result: Comparison) -> list[dict]:
    """Each kind of record with its changes; a link where the reader may open it."""
    groups = []
    for label, changes in result.records.items():
        noun, related, route, name = PLACES[label]
        numbers = [one.number for one in changes]
        rows = getattr(case, related).visible_to(request.user).filter(number__in=numbers)
        keys = dict(rows.values_list("number", "pk")) if numbers else {}
        groups.append(
            {
                "label": label,
                "table": _changes(
                    label,
                    [(one, _href(route, name, case, keys.get(one.number))) for one in changes],
                    noun,
                ),
            }
        )
    return groups


def _href(route: str, name: str, case, key) -> str:
    return reverse(route, kwargs={"pk": case.pk, name: key}) if key else ""
