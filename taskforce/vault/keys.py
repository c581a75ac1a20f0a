"""The key ring: which key seals now, which older keys still open.

``settings.FIELD_KEYS`` is ``"id:base64,id2:base64"``; the first key is the current one.
Rotation puts a new key in front; older ones stay until everything is sealed anew.
"""

import base64
import binascii
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

KEY_BYTES = 32


@dataclass(frozen=True)
class KeyRing:
    """The current key's id and every usable key by id."""

    current: str
    keys: dict[str, bytes]

    def key(self, key_id: str) -> bytes:
        """The key of that id; raises ``KeyError`` when it is no longer on the ring."""
        return self.keys[key_id]


def parse(text: str) -> KeyRing:
    """Read a ring from its setting; raises ``ImproperlyConfigured`` when malformed."""
    keys: dict[str, bytes] = {}
    for part in filter(None, (piece.strip() for piece in text.split(","))):
        key_id, _, encoded = part.partition(":")
        try:
            raw = base64.b64decode(encoded, validate=True)
        except binascii.Error as error:
            raise ImproperlyConfigured(f"FIELD_KEYS: key {key_id!r} is not base64") from error
        if not key_id or len(key_id) > 16 or len(raw) != KEY_BYTES:
            raise ImproperlyConfigured("FIELD_KEYS: each key is id:base64 of 32 bytes")
        keys[key_id] = raw
    if not keys:
        raise ImproperlyConfigured("FIELD_KEYS is empty: nothing can be sealed")
    return KeyRing(current=next(iter(keys)), keys=keys)


@lru_cache(maxsize=4)
def _parsed(text: str) -> KeyRing:
    return parse(text)


def ring() -> KeyRing:
    """The ring of the running process."""
    return _parsed(settings.FIELD_KEYS)
