"""What a service refuses, beside rights: a stale edit."""

from django.db import models


class StaleVersion(Exception):
    """Somebody saved the record after the form was opened. ``row`` is what is saved now."""

    def __init__(self, row: models.Model):
        super().__init__("The record was changed meanwhile.")
        self.row = row
