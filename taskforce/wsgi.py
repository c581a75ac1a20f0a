"""What gunicorn serves. An unsafe configuration ends the start here."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "taskforce.settings.production")
application = get_wsgi_application()

from taskforce.operations.start import load_routes, refuse_unsafe  # noqa: E402

refuse_unsafe()
load_routes()
