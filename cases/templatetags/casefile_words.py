"""How a case file's section templates write dates and sizes: ``{% load casefile_words %}``."""

import re

from django import template

from cases.casefile import words

register = template.Library()

_RUN = re.compile(r"\S{1200}(?=\S)")


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


@register.filter
def laid(text: str) -> str:
    """Typed text with line breaks in runs that no line ends (100,000 letters without a space).

    Such a run takes minutes to lay out in one piece; with the breaks, all of it is printed.
    """
    return _RUN.sub(r"\g<0>\n", text)
