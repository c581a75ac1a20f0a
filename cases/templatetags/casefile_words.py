"""How a case file's section templates write dates and sizes: ``{% load casefile_words %}``."""

from django import template

from cases.casefile import words

register = template.Library()


@register.filter
def clock(value) -> str:
    """A moment with its time and zone."""
    return words.day(value, clock=True)


@register.filter
def day(value) -> str:
    """A date."""
    return words.day(value)


@register.filter
def said_size(value) -> str:
    """A file's size."""
    return words.size(value)
