"""A change of a client's record in words."""

import datetime

from django.apps import apps
from django.utils.dateparse import parse_date, parse_datetime

from taskforce.accounts.models import Agency, User
from taskforce.audit.models import ChangeRecord
from taskforce.ui.templatetags.ui import said
from taskforce.vault.fields import EncryptedTextField
from taskforce.vocabulary.contact import SAFE_CONTACT_METHOD
from taskforce.vocabulary.languages import LANGUAGE
from taskforce.vocabulary.niem import REASON_NOT_PROVIDED
from taskforce.vocabulary.releases import RELEASE_FIELD
from taskforce.vocabulary.services import FIRST_24_HOURS, SERVICE
from victims.models import Client, FirstDayItem

NOTHING = "Nothing"
VERBS = {"insert": "added", "update": "changed", "delete": "removed"}
TABLES = {
    "victims_client": "The record",
    "victims_safecontact": "A way to reach the client",
    "victims_firstdayitem": "The first 24 hours",
    "victims_need": "A need",
    "victims_release": "A release of information",
}
LABELS = {
    "is_current": "In use",
    "is_safe": "Safe to use",
    "voicemail_ok": "Voicemail may be left",
    "value": "Number, address or place",
    "fields": "Information",
    "form": "How it was signed",
    "is_urgent": "Urgent",
    "unmet_reason": "Why it could not be met",
    "opened_on": "Since",
    "closed_on": "Ended on",
    "revoked_how": "How the client said so",
    "category": "Need",
    "expires_at": "Ends at",
    "minor_at_intake": "Under 18 at intake",
    "history": "Background",
    "preferred_name": "Name to use",
    "birth_date": "Date of birth",
    "intake_on": "Day of intake",
    "description": "In the client’s words",
}
LISTS = {
    "language": LANGUAGE,
    "method": SAFE_CONTACT_METHOD,
    "unmet_reason": REASON_NOT_PROVIDED,
}
# Keys, copies and counters say nothing to a reader.
QUIET = frozenset(
    {
        "id",
        "agency_id",
        "client_id",
        "idempotency_key",
        "created_by_id",
        "created_at",
        "version",
        "last_activity",
        "changed_at",
        "changed_by_id",
        "explained_by_id",
        "revoked_by_id",
    }
)


def changes_of(client: Client):
    """The history of a record. The seven lines that every record begins with are left out."""
    return (
        ChangeRecord.objects.filter(scope_kind=Client._meta.db_table, scope_id=client.pk)
        .exclude(table_name=FirstDayItem._meta.db_table, operation="insert")
        .select_related("actor")
    )


def told(rows: list[ChangeRecord], client: Client) -> list[dict]:
    """Each change as ``{"when", "who", "what", "lines"}``; sealed columns are only named."""
    names = _Names(rows, client)
    return [_told(row, names) for row in rows]


class _Names:
    """What ids in a page of changes stand for: rows of the client, agencies, people."""

    def __init__(self, rows, client: Client):
        days = client.firstdayitems.values_list("pk", "item")
        needs = client.needs.values_list("pk", "category")
        self.rows = {str(pk): FIRST_24_HOURS.label(item) for pk, item in days}
        self.rows |= {str(pk): SERVICE.label(code) for pk, code in needs}
        self.keys = {
            "recipient_id": _found(rows, "recipient_id", Agency, "name"),
            "advocate_id": _found(rows, "advocate_id", User, "full_name"),
        }


def _found(rows, column: str, model, name: str) -> dict:
    ids = {
        state[column]
        for row in rows
        for state in (row.before, row.after)
        if state and state.get(column)
    }
    return dict(model.objects.filter(pk__in=ids).values_list("pk", name)) if ids else {}


def _told(row: ChangeRecord, names: _Names) -> dict:
    model = _models().get(row.table_name)
    columns = [name for name in sorted(row.after or row.before or {}) if name not in QUIET]
    lines = [_line(model, name, row, names) for name in columns]
    if row.operation == "insert":
        lines = [line for line in lines if line["sealed"] or line["after"] != NOTHING]
    what = TABLES.get(row.table_name, row.table_name)
    if row.row_id in names.rows:
        what = f"{what} ({names.rows[row.row_id]})"
    return {
        "when": row.at,
        "who": row.actor,
        "what": f"{what}: {VERBS[row.operation]}",
        "lines": lines,
    }


def _models() -> dict:
    return {model._meta.db_table: model for model in apps.get_app_config("victims").get_models()}


def _line(model, column: str, row: ChangeRecord, names: _Names) -> dict:
    fields = model._meta.fields if model else ()
    field = next((one for one in fields if one.column == column), None)
    sealed = field is None or isinstance(field, EncryptedTextField)
    plain = field.verbose_name if field else column
    line = {"name": LABELS.get(column, str(plain).capitalize()), "sealed": sealed}
    if not sealed:
        line["before"] = _said(field, (row.before or {}).get(column), names)
        line["after"] = _said(field, (row.after or {}).get(column), names)
    return line


def _said(field, value, names: _Names) -> str:
    if value in (None, "", []):
        return NOTHING
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, list):
        return ", ".join(RELEASE_FIELD.label(one) for one in value if one in RELEASE_FIELD)
    if field.column in names.keys:
        return names.keys[field.column].get(value, "Somebody")
    if field.name in LISTS and value in LISTS[field.name]:
        return LISTS[field.name].label(value)
    moment = _moment(field, value)
    return said(moment) if moment else str(dict(field.flatchoices).get(value, value))


def _moment(field, value) -> datetime.date | None:
    kind = field.get_internal_type()
    if kind == "DateTimeField":
        return parse_datetime(value)
    return parse_date(value) if kind == "DateField" else None
