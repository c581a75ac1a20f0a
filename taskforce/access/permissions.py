"""Ids of django-guardian permissions, read once a process and database."""

from functools import lru_cache

from django.contrib.auth.models import Permission
from django.db import connection


@lru_cache(maxsize=256)
def _permission_id(database: str, app_label: str, codename: str) -> int:
    return Permission.objects.get(content_type__app_label=app_label, codename=codename).pk


def permission_id(app_label: str, codename: str) -> int:
    """The id of a permission; raises ``Permission.DoesNotExist`` for an unknown one."""
    return _permission_id(connection.settings_dict["NAME"], app_label, codename)
