"""The change history of a case in words: who changed what, from what, to what."""

import datetime

from django.apps import apps
from django.utils.dateparse import parse_date, parse_datetime

from cases.models import CasePerson, EvidenceItem
from taskforce.access.permissions import permission_id
from taskforce.accounts.models import Agency, Jurisdiction, TaskForce, User
from taskforce.audit.models import ChangeRecord
from taskforce.ui.templatetags.ui import said
from taskforce.vocabulary.languages import LANGUAGE

NOUNS = {
    "cases_case": "the case",
    "cases_caseperson": "a person",
    "cases_evidenceitem": "an evidence item",
    "cases_casejurisdiction": "a jurisdiction",
    "cases_caseagencyshare": "a share with an agency",
    "cases_caseusergrant": "a personal grant",
}
VERBS = {"insert": "Added", "update": "Changed", "delete": "Ended"}
# What is not said: keys, copies of the case's own columns, and bookkeeping.
SILENT = frozenset(
    {
        "id",
        "case_id",
        "content_object_id",
        "agency_id",
        "task_force_id",
        "sealed",
        "search",
        "idempotency_key",
        "version",
        "last_activity",
        "created_by_id",
        "created_at",
        "granted_at",
        "granted_by_id",
        "number",
    }
)
POINTERS = (
    "user_id",
    "lead_id",
    "group_id",
    "task_force_id",
    "jurisdiction_id",
    "permission_id",
)
LABELS = {"group_id": "Agency", "user_id": "Person", "permission_id": "May", "expires_at": "Until"}
NUMBERED = {"cases_caseperson": CasePerson, "cases_evidenceitem": EvidenceItem}


def told(rows: list[ChangeRecord]) -> list[dict]:
    """Each record as ``{"when", "who", "title", "changes": [(field, before, after)]}``."""
    names = _names(rows)
    return [
        {
            "when": row.at,
            "who": str(row.actor) if row.actor else "The system",
            "title": _title(row, names),
            "changes": _changes(row, names),
        }
        for row in rows
    ]


def _title(row: ChangeRecord, names: dict) -> str:
    what = names.get(("row", row.row_id)) or NOUNS.get(row.table_name, "a row")
    return f"{VERBS.get(row.operation, row.operation)} {what}"


def _changes(row: ChangeRecord, names: dict) -> list[tuple[str, str, str]]:
    before, after = row.before or {}, row.after or {}
    silent = SILENT - {"sealed", "task_force_id"} if row.table_name == "cases_case" else SILENT
    if row.operation != "update":
        silent = silent | {"sealed"}
    found = []
    for key in sorted(set(before) | set(after)):
        was, now = before.get(key), after.get(key)
        if key in silent or (was in (None, "", False) and now in (None, "", False)):
            continue
        label = _label(row.table_name, key)
        found.append((label, _said(row, key, was, names), _said(row, key, now, names)))
    return found


def _model(table: str):
    models = apps.get_app_config("cases").get_models()
    return next((model for model in models if model._meta.db_table == table), None)


def _field(table: str, column: str):
    model = _model(table)
    for field in model._meta.fields if model else ():
        if field.column == column:
            return field
    return None


def _label(table: str, column: str) -> str:
    if column in LABELS:
        return LABELS[column]
    field = _field(table, column)
    words = str(field.verbose_name) if field else column.removesuffix("_id").replace("_", " ")
    return words[:1].upper() + words[1:]


def _said(row: ChangeRecord, key: str, value, names: dict) -> str:
    if value in (None, ""):
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if (key, str(value)) in names:
        return names[key, str(value)]
    if key == "language" and value in LANGUAGE:
        return LANGUAGE.label(value)
    field = _field(row.table_name, key)
    if field is not None and field.choices:
        return str(dict(field.flatchoices).get(value, value))
    return _time(value) if isinstance(value, str) else str(value)


def _time(value: str) -> str:
    """A moment or a day of the JSON in words; any other text as it is."""
    try:
        if len(value) == 10 and (day := parse_date(value)):
            return said(day)
        if 19 <= len(value) <= 35 and (at := parse_datetime(value)):
            return said(at if at.tzinfo else at.replace(tzinfo=datetime.UTC))
    except ValueError:
        pass
    return value


def _names(rows: list[ChangeRecord]) -> dict[tuple[str, str], str]:
    """Names of whatever the records point to, in a query for each kind."""
    wanted: dict[str, set] = {}
    for row in rows:
        for part in (row.before or {}, row.after or {}):
            for key in POINTERS:
                if part.get(key):
                    wanted.setdefault(key, set()).add(part[key])
    found = _levels(wanted.get("permission_id", set())) | _titles(rows)
    people = wanted.get("user_id", set()) | wanted.get("lead_id", set())
    if people:
        for one in User.objects.filter(pk__in=people):
            found |= {(key, str(one.pk)): str(one) for key in ("user_id", "lead_id")}
    if wanted.get("group_id"):
        for one in Agency.objects.filter(group__in=wanted["group_id"]):
            found["group_id", str(one.group_id)] = one.name
    for key, model in (("task_force_id", TaskForce), ("jurisdiction_id", Jurisdiction)):
        if wanted.get(key):
            rows_found = model.objects.filter(pk__in=wanted[key])
            found |= {(key, str(one.pk)): str(one) for one in rows_found}
    return found


def _titles(rows: list[ChangeRecord]) -> dict[tuple[str, str], str]:
    """Which person or item a change is about: "person 3, Jane Roe"."""
    found = {}
    for table, model in NUMBERED.items():
        ids = {row.row_id for row in rows if row.table_name == table}
        for one in model.objects.filter(pk__in=ids) if ids else ():
            said_as = (
                f"person {one.number}, {one}"
                if model is CasePerson
                else (f"item {one.number}, {one.description}")
            )
            found["row", str(one.pk)] = said_as
    return found


def _levels(ids: set) -> dict[tuple[str, str], str]:
    if not ids:
        return {}
    return {
        ("permission_id", str(permission_id("cases", "view_case"))): "See it",
        ("permission_id", str(permission_id("cases", "contribute_case"))): "Add to it",
    }
