"""Tags of the component library: ``{% load ui %}``."""

from functools import lru_cache

from django import template
from django.template.loader import get_template
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html

from taskforce.access.principal import principal_of
from taskforce.ui.registry import panels_for

register = template.Library()

TONES = ("", "good", "warn", "bad", "info")
HIDDEN = format_html('aria-hidden="{}"', "true")
WIDTHS = {"wide": "is-wide", "half": ""}


@register.simple_tag
@lru_cache(maxsize=512)
def icon(name: str, label: str = "") -> str:
    """A USWDS icon by its name; decorative, and hidden from screen readers, without a label."""
    spoken = format_html('role="img" aria-label="{}"', label) if label else HIDDEN
    return format_html(
        '<svg class="usa-icon" focusable="false" {}><use href="{}#{}"></use></svg>',
        spoken,
        static("vendor/uswds/img/sprite.svg"),
        name,
    )


@register.simple_tag
def moment(value, form: str = "full") -> str:
    """A time in the reader's zone: "Nov 22, 2026 02:14"; ``date``, ``time`` or ``full``."""
    if not value:
        return ""
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), said(value, form))


def said(value, form: str = "full") -> str:
    """A date or time in words, 24-hour clock, local zone."""
    if hasattr(value, "hour"):
        value = timezone.localtime(value) if timezone.is_aware(value) else value
        clock = f"{value.hour:02}:{value.minute:02}"
        if form == "time":
            return clock
        return f"{_day(value)} {clock}" if form == "full" else _day(value)
    return _day(value)


def _day(value) -> str:
    # Not strftime("%Y"): it does not pad years before 1000 on every system.
    return f"{value:%b} {value.day}, {value.year:04}"


@register.filter
def width_class(width: str) -> str:
    """The class of a desk panel's width."""
    return WIDTHS.get(width, "")


@register.inclusion_tag("components/sections.html", takes_context=True)
def sections(context, page: str, row) -> dict:
    """``{% sections "client" client %}``: what higher floors add to a page of this record."""
    request = context["request"]
    principal = principal_of(request.user)
    found = []
    for panel in panels_for(page, principal):
        given = panel.context(principal, row)
        if given is not None:
            waiting = given.get("waiting", given.get("count", True))
            found.append({"panel": panel, "context": given, "filled": bool(waiting)})
    return {"sections": found, "row": row, "request": request, "csrf_token": context["csrf_token"]}


@register.simple_block_tag
def card(
    content,
    title="",
    icon="",
    count=None,
    waiting=False,
    tone="",
    flush=False,
    href="",
    href_label="See all",
    level=2,
    id="",
):
    """``{% card title="Needs" icon="list" %}…{% endcard %}``: a titled box around content.

    ``count`` shows a number by the title (``waiting`` colors it), ``flush`` removes the inner
    space for tables and lists, ``href``/``href_label`` add a link at the right.
    """
    return get_template("components/card.html").render(
        {
            "content": content,
            "title": title,
            "icon": icon,
            "count": count,
            "waiting": waiting,
            "tone": tone,
            "flush": flush,
            "href": href,
            "href_label": href_label,
            "level": level,
            "id": id,
        }
    )


@register.simple_block_tag
def notice(content, tone="info", title="", role=""):
    """``{% notice tone="warning" title="…" %}…{% endnotice %}``: an alert around content."""
    return get_template("components/alert.html").render(
        {"content": content, "tone": tone, "title": title, "role": role}
    )
