"""Policies and table grants of one rule."""

from taskforce.access.rules import Reason, Rule

NEVER = "false"


def condition(rule: Rule, reasons: list[Reason] | None) -> str:
    """The reasons as one SQL condition over the rule's table; none is never."""
    if not reasons:
        return NEVER
    table = rule.model._meta.db_table
    return " or ".join(f"({reason.sql.replace('{table}', table)})" for reason in reasons)


def of_rule(rule: Rule, app_role: str) -> list[str]:
    """Statements that raise the wall of a table anew."""
    table = rule.model._meta.db_table
    view = condition(rule, rule.allowed(rule.view))
    made = [
        f"alter table {table} enable row level security",
        f"alter table {table} force row level security",
        f"revoke all on {table} from {app_role}",
        f"grant select on {table} to {app_role}",
        f"create policy wall_view on {table} for select using ({view})",
    ]
    if rule.insert is not None:
        made.append(f"grant insert on {table} to {app_role}")
        check = condition(rule, rule.insert)
        made.append(f"create policy wall_insert on {table} for insert with check ({check})")
    if rule.update is not None and not rule.append_only:
        made.append(f"grant update on {table} to {app_role}")
        use = condition(rule, rule.update)
        made.append(
            f"create policy wall_update on {table} for update using ({use}) with check ({use})"
        )
    if rule.delete is not None and not rule.append_only:
        made.append(f"grant delete on {table} to {app_role}")
        use = condition(rule, rule.delete)
        made.append(f"create policy wall_delete on {table} for delete using ({use})")
    return made
