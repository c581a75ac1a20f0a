"""Behind nginx with TLS. taskforce/operations/checks.py refuses an unsafe start."""

import sys

from django.core.exceptions import ImproperlyConfigured

try:
    from taskforce.settings.base import *  # noqa: F403
except ImproperlyConfigured as fault:  # a secret that cannot be read, an address that is none
    print(f"Start refused: {fault}", file=sys.stderr)
    sys.exit(3)

from taskforce.settings.readers import env

SAFE_START_REQUIRED = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^health/"]
SECURE_HSTS_SECONDS = env.int("HSTS_SECONDS", default=365 * 24 * 3600)
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_NAME = "__Host-csrf"
