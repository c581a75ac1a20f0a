"""Short pieces of the audit on other pages: ``{% load audit %}``. The rule decides what."""

from django import template

from taskforce.access.identity import current
from taskforce.audit.models import AuditEvent
from taskforce.audit.words import Said, said

register = template.Library()

SHOWN = 10
LOG_INS = ("account.logged_in", "account.log_in_failed", "account.locked_out")


@register.simple_tag
def account_history(account) -> list[Said]:
    """The newest acts on an account, as far as the reader may see them."""
    return _newest(account)


@register.simple_tag
def recent_log_ins(account) -> list[Said]:
    """The newest log-ins to an account, right and wrong."""
    return _newest(account, action__in=LOG_INS)


def _newest(account, **narrow) -> list[Said]:
    events = AuditEvent.objects.visible_to(current()).filter(
        object_kind="accounts.user", object_id=str(account.pk), **narrow
    )
    return said(events.exclude(action="account.viewed").select_related("actor")[:SHOWN])
