"""Tells the case file of its parts; a further subject registers its own from its own wiring."""

from cases.casefile.registry import PARTS
from cases.casefile.subjects import evidence, files, header, log, people


def register() -> None:
    """Called once, as the app is ready."""
    for subject in (header, log, people, evidence, files):
        PARTS.register(subject.PART)
