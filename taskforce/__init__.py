"""The ground floor: what every app stands on, and the project's wiring."""

from taskforce.celery import app as celery_app

__all__ = ["celery_app"]
