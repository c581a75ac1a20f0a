"""The change-history trigger of each tracked table."""

from taskforce.access.rules import Rule


def change_history(rule: Rule) -> list[str]:
    """Record every change of the rows of a tracked table.

    ``tracked`` is ``"<scope table>:<column with its id>"``.
    """
    if not rule.tracked:
        return []
    kind, _, column = rule.tracked.partition(":")
    return [
        "create or replace trigger audit_change after insert or update or delete"
        f" on {rule.model._meta.db_table} for each row"
        f" execute function audit_record_change('{kind}', '{column}')"
    ]
