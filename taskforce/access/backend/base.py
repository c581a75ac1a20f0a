"""Django's PostgreSQL backend, with the identity set as each transaction begins."""

from django.db.backends.postgresql import base


class DatabaseWrapper(base.DatabaseWrapper):
    """Applies the acting principal at the begin of every outermost transaction."""

    def set_autocommit(self, autocommit, force_begin_transaction_with_broken_autocommit=False):
        super().set_autocommit(autocommit, force_begin_transaction_with_broken_autocommit)
        if not autocommit and self.alias == "default":
            # Imported here: a database backend is loaded before the models it serves.
            from taskforce.access.identity import apply, current

            apply(self, current())
