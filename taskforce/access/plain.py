"""Tables without a rule, by name and with the reason: every other table must have one."""

from django.apps import apps
from django.db.models import Model

# An app, or one model as "app.model", and why the pages alone guard its rows.
PLAIN = {
    "auth": "Groups and permissions name agencies and levels; they hold no content",
    "contenttypes": "The names of the models",
    "sessions": "Opened by the secret in the cookie, before anybody is known",
    "axes": "Failed log-ins, counted before anybody is known",
    "accounts": "Who a person is must be read before anything can be asked in their name",
    "guardian": "Its own two tables of grants stay empty; ours have rules",
    "onboarding": "Links to set up, kept as hashes; the database guards their one use itself",
}


def is_plain(model: type[Model]) -> bool:
    """Whether a model, or all of its app, is named in :data:`PLAIN`."""
    return not PLAIN.keys().isdisjoint((model._meta.app_label, model._meta.label_lower))


def plain_tables() -> list[str]:
    """Tables that the application role may use without row-level security."""
    models = apps.get_models(include_auto_created=True)
    return sorted({one._meta.db_table for one in models if one._meta.managed and is_plain(one)})
