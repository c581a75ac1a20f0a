"""A change of a client's record in words."""

from django.apps import apps

from taskforce.audit.models import ChangeRecord
from taskforce.vault.fields import EncryptedTextField

SEALED = "sealed"
VERBS = {"insert": "added", "update": "changed", "delete": "removed"}
TABLES = {
    "victims_client": "The record", "victims_safecontact": "A way to reach the client",
    "victims_firstdayitem": "The first-24-hours card", "victims_need": "A need",
    "victims_release": "A release of information",
}
# Keys, copies and counters say nothing to a reader.
QUIET = frozenset({
    "id", "agency_id", "client_id", "idempotency_key", "created_by_id", "created_at", "version",
    "last_activity", "changed_at", "changed_by_id", "explained_by_id", "revoked_by_id",
})


def told(row: ChangeRecord) -> dict:
    """``{"when", "who", "what", "lines": [{"name", "before", "after", "sealed"}]}``."""
    model = _models().get(row.table_name)
    lines = [_line(model, name, row) for name in sorted(row.after or row.before or {})
             if name not in QUIET]
    if row.operation == "insert":
        lines = [line for line in lines if line["sealed"] or line["after"] != "Nothing"]
    what = TABLES.get(row.table_name, row.table_name)
    return {
        "when": row.at, "who": row.actor, "what": f"{what} was {VERBS[row.operation]}",
        "lines": lines,
    }


def _models() -> dict:
    return {model._meta.db_table: model for model in apps.get_app_config("victims").get_models()}


def _line(model, column: str, row: ChangeRecord) -> dict:
    fields = model._meta.fields if model else ()
    field = next((one for one in fields if one.column == column), None)
    sealed = field is None or isinstance(field, EncryptedTextField)
    line = {"name": str(field.verbose_name if field else column).capitalize(), "sealed": sealed}
    if not sealed:
        line["before"] = _said(field, (row.before or {}).get(column))
        line["after"] = _said(field, (row.after or {}).get(column))
    return line


def _said(field, value) -> str:
    if value in (None, "", []):
        return "Nothing"
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, list):
        return ", ".join(str(one) for one in value)
    return str(dict(field.flatchoices).get(value, value))
