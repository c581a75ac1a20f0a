"""The identity as SQL, for policies and search functions.

Every setting stands in a scalar sub-select, so that it is read once a statement and not
once a row (ACCESS.md: a naive policy costs a thousand times more). After a transaction a
setting is ``''``, not NULL: ``nullif``.
"""

USER = "(select nullif(current_setting('app.user_id', true), '')::bigint)"
AGENCY = "(select nullif(current_setting('app.agency_id', true), '')::bigint)"
GROUP = "(select nullif(current_setting('app.group_id', true), '')::bigint)"
OVERSEEN = (
    "((select string_to_array(nullif(current_setting('app.overseen', true), ''), ',')"
    "::bigint[])::bigint[])"
)


def has_role(roles) -> str:
    """True for a statement whose actor holds one of the roles."""
    listed = ", ".join(quoted(role) for role in sorted(roles))
    return f"(select string_to_array(current_setting('app.roles', true), ',') && array[{listed}])"


def permission(app_label: str, codename: str) -> str:
    """The id of a django-guardian permission, looked up once a statement."""
    return (
        "(select p.id from auth_permission p join django_content_type t"
        f" on t.id = p.content_type_id where t.app_label = {quoted(app_label)}"
        f" and p.codename = {quoted(codename)})"
    )


def quoted(text: str) -> str:
    """A string literal of a declared name (letters, digits, underscore only)."""
    if not text.replace("_", "").isalnum():
        raise ValueError(f"not a plain name: {text!r}")
    return f"'{text}'"
