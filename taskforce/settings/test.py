"""The tests: the same walls and roles, quicker password hashing, plain static files."""

import os

from taskforce.local.testing import provide

provide()

from taskforce.settings.base import *  # noqa: E402, F403
from taskforce.settings.base import (  # noqa: E402
    APP_DATABASE_ROLE,
    CELERY_BROKER_TRANSPORT_OPTIONS,
    DATABASES,
    STATE_DIR,
    STORAGES,
    private_folder,
)

SAFE_START_REQUIRED = True
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
# Each process has its own database: it must not sweep the jobs of another one, nor count its files.
_process = os.environ.get("PYTEST_XDIST_WORKER", "main")
WORK_ROOT = private_folder(STATE_DIR / f"work-{_process}")
VAULT_ROOT = private_folder(STATE_DIR / f"media-{_process}")
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
DATABASES["default"]["CONN_MAX_AGE"] = 0
# The tests make their agencies and people as the operator does (taskforce/accounts/operator.py):
# the session is the owner's, every statement runs as the application's role.
DATABASES["default"] |= {
    "USER": DATABASES["owner"]["USER"],
    "PASSWORD": DATABASES["owner"]["PASSWORD"],
    "OPTIONS": DATABASES["default"]["OPTIONS"]
    | {"options": f"-c lock_timeout=10s -c role={APP_DATABASE_ROLE}"},
}
CELERY_BROKER_TRANSPORT_OPTIONS |= {"socket_timeout": 1, "socket_connect_timeout": 1}
