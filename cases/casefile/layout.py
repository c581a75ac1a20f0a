"""How a section is made from a template, and what a line of it weighs."""

from django.template.loader import render_to_string

from taskforce.courtpdf import Section

LINE = 90  # characters a line takes of a section's weight at least


def section(name: str, title: str, template: str, context: dict, **more) -> Section:
    """A section of that id. Its title is a bookmark that anybody can read: never a name."""
    html = render_to_string(f"cases/pdf/{template}.html", context)
    return Section(name, title=title, html=html, **more)
