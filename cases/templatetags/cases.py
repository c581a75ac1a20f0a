"""``{% load cases %}``: what rows of the log ask for."""

from django import template

from cases.logbook import LATE

register = template.Library()


@register.filter
def recorded_late(entry) -> bool:
    """Whether an entry was written down well after it happened (both are then shown)."""
    return entry.recorded_at - entry.occurred_at > LATE
