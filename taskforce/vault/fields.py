"""Model fields whose column holds only sealed bytes."""

import json
from typing import Any

from django.db import models

from taskforce.vault.cipher import open_sealed, seal


class EncryptedTextField(models.TextField):
    """Text, sealed in the column (``bytea``) and plain on the instance.

    The column can be compared with nothing but NULL: a look-up by content raises
    ``TypeError`` instead of quietly finding nothing.
    """

    description = "Text, encrypted at rest"

    def db_type(self, connection) -> str:
        return "bytea"

    def _context(self) -> str:
        return f"{self.model._meta.label_lower}.{self.name}"

    def get_prep_value(self, value: Any) -> Any:
        return value

    def get_db_prep_value(self, value, connection, prepared=False):
        if value is None:
            return None
        sealed = seal(self.to_plain(value), self._context())
        return connection.Database.Binary(sealed)

    def from_db_value(self, value, expression, connection):
        if value is None:
            return None
        return self.from_plain(open_sealed(bytes(value), self._context()))

    def get_lookup(self, lookup_name):
        if lookup_name != "isnull":
            raise TypeError(f"{self.name} is encrypted: it cannot be looked up by {lookup_name}")
        return super().get_lookup(lookup_name)

    def to_plain(self, value: Any) -> bytes:
        """The bytes that are sealed for a Python value."""
        return str(value).encode()

    def from_plain(self, plain: bytes) -> Any:
        """The Python value of opened bytes."""
        return plain.decode()


class EncryptedJSONField(EncryptedTextField):
    """Any JSON value, sealed in the column."""

    description = "JSON, encrypted at rest"

    def to_plain(self, value: Any) -> bytes:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()

    def from_plain(self, plain: bytes) -> Any:
        return json.loads(plain)

    def to_python(self, value: Any) -> Any:
        return value
