"""The reasons that models share: own agency, oversight, shares and personal grants.

They read columns of the row itself first; exceptions (grants) come by ``EXISTS`` on the
grant tables, which ACCESS.md measured as the shape that stays fast.
"""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q
from django.db.models.functions import Now
from django.utils import timezone

from taskforce.access import sql
from taskforce.access.permissions import permission_id
from taskforce.access.principal import Principal
from taskforce.access.rules import Holder, Reason
from taskforce.accounts.models import Oversight, User


def _people_of(agency_id: int, roles, why: str) -> list[Holder]:
    users = User.objects.filter(agency_id=agency_id, is_active=True, roles__overlap=sorted(roles))
    by_agency = users.values_list("agency__name").annotate(Count("pk")).order_by("agency__name")
    return [
        Holder(f"{name}: {count} {'person' if count == 1 else 'people'}", why)
        for name, count in by_agency
    ]


def own_agency(
    roles,
    *,
    column: str = "agency_id",
    open_only: bool = False,
    when: Q | None = None,
    when_sql: str = "",
    key: str = "own_agency",
) -> Reason:
    """The actor's agency owns the row, and the actor has one of the roles.

    ``open_only`` leaves out sealed rows; ``when``/``when_sql`` narrow it further and must
    say the same thing.
    """
    roles = frozenset(roles)
    listed = ", ".join(sorted(roles))
    sentence = f"Your agency owns it ({listed})"

    def q(principal: Principal) -> Q | None:
        if principal.agency_id is None or not principal.has_any(roles):
            return None
        found = Q(**{column: principal.agency_id})
        if open_only:
            found &= Q(sealed=False)
        return found & when if when is not None else found

    parts = [f"{column} = {sql.AGENCY}", sql.has_role(roles)]
    if open_only:
        parts.append("not sealed")
    if when_sql:
        parts.append(f"({when_sql})")

    def holders(row) -> list[Holder]:
        if open_only and row.sealed:
            return []
        return _people_of(getattr(row, column), roles, f"Owning agency, as {listed}")

    return Reason(key, sentence, q, " and ".join(parts), holders)


def overseen(*, column: str = "task_force_id") -> Reason:
    """The actor oversees the row's task force (supervisors; never sealed rows)."""

    def q(principal: Principal) -> Q | None:
        if not principal.overseen:
            return None
        return Q(**{f"{column}__in": sorted(principal.overseen)}, sealed=False)

    def holders(row) -> list[Holder]:
        if row.sealed or getattr(row, column) is None:
            return []
        found = Oversight.objects.filter(
            task_force_id=getattr(row, column), user__is_active=True
        ).select_related("user__agency", "task_force")
        return [
            Holder(f"{one.user} ({one.user.agency})", f"Oversees {one.task_force}") for one in found
        ]

    return Reason(
        "overseen",
        "You oversee its task force",
        q,
        f"{column} = any {sql.OVERSEEN} and not sealed",
        holders,
    )


@dataclass(frozen=True)
class GrantTables:
    """The two django-guardian tables of a kind of record, and how a row names the record."""

    app_label: str
    group_model: type
    user_model: type
    row_key: str = "id"

    def _exists(self, table: str, owner: str, level: str) -> str:
        permission = sql.permission(self.app_label, level)
        return (
            f"exists (select 1 from {table} g where g.content_object_id = {{table}}.{self.row_key}"
            f" and g.permission_id = {permission} and {owner}"
            " and (g.expires_at is null or g.expires_at > statement_timestamp()))"
        )

    def shared_with_agency(self, level: str, roles) -> Reason:
        """The record was shared with the actor's agency, for a purpose, not expired."""
        roles = frozenset(roles)
        model = self.group_model

        def q(principal: Principal) -> Q | None:
            if principal.group_id is None or not principal.has_any(roles):
                return None
            rows = model.objects.filter(
                live(),
                content_object_id=OuterRef(self.row_key),
                group_id=principal.group_id,
                permission_id=permission_id(self.app_label, level),
            )
            return Q(Exists(rows), sealed=False)

        def holders(row) -> list[Holder]:
            rows = model.objects.filter(
                live(),
                content_object_id=getattr(row, self.row_key),
                permission_id=permission_id(self.app_label, level),
            ).select_related("group__agency")
            return [
                Holder(
                    one.group.agency.name, f"Shared: {one.purpose}", one.expires_at, one.granted_at
                )
                for one in rows
            ]

        owner = f"g.group_id = {sql.GROUP}"
        condition = self._exists(model._meta.db_table, owner, level)
        text = f"not sealed and {sql.has_role(roles)} and {condition}"
        return Reason("shared_with_agency", "It was shared with your agency", q, text, holders)

    def granted(self, level: str, roles) -> Reason:
        """The actor holds a personal grant, not expired, and still a role that may use it.

        The only way into a sealed record. A grant does not outlive the role: who became an
        administrator reads nothing by an old one.
        """
        roles = frozenset(roles)
        model = self.user_model

        def q(principal: Principal) -> Q | None:
            if principal.user_id is None or not principal.has_any(roles):
                return None
            rows = model.objects.filter(
                live(),
                content_object_id=OuterRef(self.row_key),
                user_id=principal.user_id,
                permission_id=permission_id(self.app_label, level),
            )
            return Q(Exists(rows))

        def holders(row) -> list[Holder]:
            rows = model.objects.filter(
                live(),
                content_object_id=getattr(row, self.row_key),
                permission_id=permission_id(self.app_label, level),
                user__is_active=True,
                user__roles__overlap=sorted(roles),
            ).select_related("user__agency")
            return [
                Holder(
                    f"{one.user} ({one.user.agency})",
                    f"Personal grant: {one.purpose}",
                    one.expires_at,
                    one.granted_at,
                )
                for one in rows
            ]

        owner = f"g.user_id = {sql.USER}"
        text = f"{sql.has_role(roles)} and {self._exists(model._meta.db_table, owner, level)}"
        return Reason("granted", "You were granted access personally", q, text, holders)


def live() -> Q:
    """Not expired at this moment; expiry is asked at reading, never cleaned up."""
    return Q(expires_at__isnull=True) | Q(expires_at__gt=Now())


def is_live(expires_at) -> bool:
    """The same for a value already read."""
    return expires_at is None or expires_at > timezone.now()


def own_user(*, column: str = "user_id") -> Reason:
    """The row is the actor's own (drafts, saved views, notifications)."""

    def q(principal: Principal) -> Q | None:
        return Q(**{column: principal.user_id}) if principal.user_id else None

    return Reason("own", "It is yours", q, f"{column} = {sql.USER}")
