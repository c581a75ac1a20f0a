"""The reports of DOMAIN.md 3.7, each from what its reader may see, each with definitions.

``REPORTS`` maps a name to a function ``(reader, period) -> Report``; the page and
``manage.py report`` print the same thing.
"""

from cases.reports.headline import headline

REPORTS = {"headline": headline}
