"""The second wall: row-level security, generated from the same rules as the first.

``build`` runs after every ``migrate`` and can be run again at any time. A table that is
neither ruled nor plainly listed gets no grant at all, so a forgotten rule shows nothing.
"""

from taskforce.access.walls.build import build, statements

__all__ = ["build", "statements"]
