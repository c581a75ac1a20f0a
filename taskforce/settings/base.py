"""What holds everywhere. Secure values stand here; `local` and `test` loosen, by name."""

from pathlib import Path
from typing import Any

from taskforce.settings.celery import *  # noqa: F403
from taskforce.settings.headers import *  # noqa: F403
from taskforce.settings.logs import LOGGING, configure
from taskforce.settings.readers import database, env, private_folder, secret

BASE_DIR = Path(__file__).resolve().parent.parent.parent
STATE_DIR = private_folder(Path(env("STATE_DIR", default=str(BASE_DIR / ".state"))).absolute())

SECRET_KEY = secret("SECRET_KEY")
FIELD_KEYS = secret("FIELD_KEYS")
DEBUG = env.bool("DEBUG", default=False)
DEMO = env.bool("DEMO", default=False)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
# How many reverse proxies of our own stand in front: so many X-Forwarded-For entries count.
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=0)

INSTALLED_APPS = [
    "taskforce.vocabulary",
    "taskforce.vault",
    "taskforce.operations",
    "taskforce.accounts",
    "taskforce.access",
    "taskforce.audit",
    "taskforce.courtpdf",
    "taskforce.ui",
    "taskforce.onboarding",
    "victims",
    "referrals",
    "cases",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "django.forms",
    "django_filters",
    "django_htmx",
    "guardian",
    "axes",
    "csp",
]

MIDDLEWARE = [
    "taskforce.audit.middleware.OriginMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "taskforce.operations.middleware.PermissionsPolicyMiddleware",
    "taskforce.ui.middleware.NoStoreMiddleware",
    "taskforce.ui.middleware.InputMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "taskforce.accounts.middleware.PersonMiddleware",
    "taskforce.accounts.middleware.AccountRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "taskforce.access.middleware.IdentityMiddleware",
    "taskforce.accounts.middleware.EntryMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "taskforce.urls"
CSRF_FAILURE_VIEW = "taskforce.ui.views.errors.csrf_failure"
WSGI_APPLICATION = "taskforce.wsgi.application"
FORM_RENDERER = "taskforce.ui.forms.renderer.UsaRenderer"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "taskforce.ui.context.shell",
            ],
        },
    },
]

# The role of the pages and workers; it owns nothing and cannot pass a row-level policy.
DATABASES = {"default": database("DATABASE_URL", options="-c lock_timeout=10s")}
DATABASES["default"] |= {
    "ATOMIC_REQUESTS": True,
    "CONN_MAX_AGE": 300,
    "CONN_HEALTH_CHECKS": True,
}
# The owner of the tables: migrate, backup, restore, load and wall checks only.
if secret("OWNER_DATABASE_URL"):
    DATABASES["owner"] = database("OWNER_DATABASE_URL")
APP_DATABASE_ROLE = DATABASES["default"].get("USER", "taskforce_app")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES: dict[str, Any] = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
if env("CACHE_URL", default=""):
    CACHES["default"] = {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": env("CACHE_URL"),
        "KEY_PREFIX": "taskforce",
        "OPTIONS": {"socket_timeout": 2, "socket_connect_timeout": 2},
    }

# Accounts (CJIS Security Policy 5.9, AC-7 and IA-5; NIST SP 800-63B).
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "taskforce.accounts.backends.AccountBackend",
]
LOGIN_URL = "/log-in/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/log-in/"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
_VALIDATORS = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_VALIDATORS}.MinimumLengthValidator", "OPTIONS": {"min_length": 8}},
    {"NAME": f"{_VALIDATORS}.CommonPasswordValidator"},
    {"NAME": f"{_VALIDATORS}.UserAttributeSimilarityValidator"},
]
ANONYMOUS_USER_NAME = None
GUARDIAN_MONKEY_PATCH_USER = False
# Guardian's backend lets superusers pass everything; our rules ask its tables themselves.
# Failures are counted for each account; the network address has a throttle of its own.
SILENCED_SYSTEM_CHECKS = ["guardian.W001", "axes.W006"]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours; the lock that lasts is the account's own
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_RESET_ON_SUCCESS = True
AXES_CLIENT_IP_CALLABLE = "taskforce.audit.middleware.client_address"
AXES_USERNAME_CALLABLE = "taskforce.accounts.backends.attempt_name"
AXES_LOCKOUT_CALLABLE = "taskforce.accounts.backends.same_answer"
AXES_DISABLE_ACCESS_LOG = True  # our own audit records log-ins
AXES_SENSITIVE_PARAMETERS = ["username", "password"]
AXES_VERBOSE = False

# Sessions stand in the database alone: ending one must not leave a copy in a cache.
SESSION_ENGINE = "taskforce.accounts.sessions"
SESSION_COOKIE_AGE = 12 * 3600
IDLE_LOCK_SECONDS = 30 * 60
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# Uploads. The same limit stands in docker/nginx.conf (client_max_body_size).
UPLOAD_LIMIT_BYTES = 200 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
DATA_UPLOAD_MAX_NUMBER_FILES = 20
FILE_UPLOAD_TEMP_DIR = private_folder(STATE_DIR / "uploads")
FILE_UPLOAD_PERMISSIONS = 0o600
# Certificates to sign case files with, and the roots that a check trusts (docs/operators.md).
SIGNING_DIR = private_folder(Path(env("SIGNING_DIR", default=str(STATE_DIR / "signing"))))
TIME_STAMP_URL = env("TIME_STAMP_URL", default="")
VAULT_ROOT = private_folder(STATE_DIR / "media")
WORK_ROOT = private_folder(STATE_DIR / "work")  # of one database: what no job holds is swept

STATIC_URL = "/static/"
STATIC_ROOT = Path(env("STATIC_ROOT", default=str(BASE_DIR / "staticfiles")))
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage",
        # FILE_UPLOAD_PERMISSIONS is for records; nginx reads static files as another user.
        "OPTIONS": {"file_permissions_mode": 0o644, "directory_permissions_mode": 0o755},
    },
}

LANGUAGE_CODE = "en-us"
TIME_ZONE = env("TIME_ZONE", default="America/New_York")
USE_TZ = True

LOGGING_CONFIG = None
configure(LOGGING, env("LOG_LEVEL", default="INFO"))
