"""Sealing and opening of byte strings.

A sealed value is ``b"\\x01" + len(key id) + key id + nonce (12) + AES-GCM output``. The
context (which table and column, which file) is authenticated, so a value moved to
another place does not open.
"""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from taskforce.vault.keys import ring

VERSION = 1
NONCE_BYTES = 12


class SealBroken(Exception):
    """A sealed value does not open: unknown key, changed bytes, or another context."""


def seal(plain: bytes, context: str) -> bytes:
    """Encrypt ``plain`` under the current key, bound to ``context``."""
    keys = ring()
    key_id = keys.current.encode()
    nonce = os.urandom(NONCE_BYTES)
    body = AESGCM(keys.key(keys.current)).encrypt(nonce, plain, context.encode())
    return bytes([VERSION, len(key_id)]) + key_id + nonce + body


def open_sealed(sealed: bytes, context: str) -> bytes:
    """Decrypt a value of :func:`seal`; raises :class:`SealBroken`."""
    try:
        version, id_length = sealed[0], sealed[1]
        key_id = sealed[2 : 2 + id_length].decode()
        start = 2 + id_length
        nonce, body = sealed[start : start + NONCE_BYTES], sealed[start + NONCE_BYTES :]
        if version != VERSION:
            raise SealBroken(f"unknown seal version {version}")
        return AESGCM(ring().key(key_id)).decrypt(nonce, body, context.encode())
    except (IndexError, KeyError, ValueError, InvalidTag) as error:
        raise SealBroken("the value does not open") from error


def key_id_of(sealed: bytes) -> str:
    """The id of the key that sealed a value (for rotation)."""
    return sealed[2 : 2 + sealed[1]].decode()
