"""One machine, no TLS: `script/run` and commands of a checkout."""

from taskforce.settings.base import *  # noqa: F403
from taskforce.settings.base import ALLOWED_HOSTS, DEBUG, STORAGES

SAFE_START_REQUIRED = True
ALLOWED_HOSTS = ALLOWED_HOSTS or ["localhost", "127.0.0.1", "[::1]"]
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
# Compressed copies take long to make and help nobody on the same machine.
STORAGES["staticfiles"] = {
    "BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
}

if DEBUG:  # a developer's own server: static files straight from static/, unsafe start allowed
    SAFE_START_REQUIRED = False
    STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    WHITENOISE_USE_FINDERS = True
    WHITENOISE_AUTOREFRESH = True
