"""Files sealed on disk under random names, in authenticated chunks.

Layout: a header of ``MAGIC``, key id and 8 random bytes, then chunks of at most
``CHUNK`` plain bytes, each AES-GCM with nonce = random prefix + counter; the last chunk
says that it is the last, so a cut file does not open.
"""

import hashlib
import os
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from taskforce.vault.cipher import SealBroken
from taskforce.vault.keys import ring

MAGIC = b"TFV1"
CHUNK = 256 * 1024
TAG_BYTES = 16


class FileTooLarge(Exception):
    """More bytes arrived than the caller allows."""


@dataclass(frozen=True)
class Stored:
    """What :func:`write` made: its random name, SHA-256 of the plain bytes, plain size."""

    name: str
    sha256: str
    size: int


def root() -> Path:
    """The folder that holds the sealed files."""
    return Path(settings.VAULT_ROOT)


def path_of(name: str) -> Path:
    """Where a stored name lives; raises ``ValueError`` for anything but a stored name."""
    clean = uuid.UUID(name).hex
    return root() / clean[:2] / clean


def _nonce(prefix: bytes, counter: int) -> bytes:
    return prefix + counter.to_bytes(4, "big")


def _chunks(pieces: Iterable[bytes]) -> Iterator[bytes]:
    buffer = bytearray()
    for piece in pieces:
        buffer += piece
        while len(buffer) > CHUNK:
            yield bytes(buffer[:CHUNK])
            del buffer[:CHUNK]
    yield bytes(buffer)


def write(pieces: Iterable[bytes], *, limit: int | None = None, name: str = "") -> Stored:
    """Seal a stream of bytes; temporary file → fsync → rename.

    :param name: a random name that the caller chose before (and wrote down), else a new one.

    Raises :class:`FileTooLarge` past ``limit`` bytes; nothing is left behind then.
    """
    name = name or uuid.uuid4().hex
    target = path_of(name)
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    temporary = target.with_suffix(".part")
    digest, size = hashlib.sha256(), 0
    keys = ring()
    key_id, prefix = keys.current.encode(), os.urandom(8)
    aes = AESGCM(keys.key(keys.current))
    try:
        with open(temporary, "xb") as out:
            os.fchmod(out.fileno(), 0o600)
            out.write(MAGIC + bytes([len(key_id)]) + key_id + prefix)
            held = None
            counter = 0
            for chunk in _chunks(pieces):
                size += len(chunk)
                if limit is not None and size > limit:
                    raise FileTooLarge(f"more than {limit} bytes")
                digest.update(chunk)
                if held is not None:
                    out.write(aes.encrypt(_nonce(prefix, counter), held, b"more"))
                    counter += 1
                held = chunk
            out.write(aes.encrypt(_nonce(prefix, counter), held or b"", b"last"))
            out.flush()
            os.fsync(out.fileno())
        temporary.replace(target)
        _sync_folder(target.parent)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return Stored(name=name, sha256=digest.hexdigest(), size=size)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def read(name: str) -> Iterator[bytes]:
    """The plain bytes of a stored file, chunk by chunk; raises :class:`SealBroken`."""
    with open(path_of(name), "rb") as source:
        if source.read(4) != MAGIC:
            raise SealBroken("not a sealed file")
        id_length = source.read(1)[0]
        key_id = source.read(id_length).decode()
        prefix = source.read(8)
        aes = AESGCM(ring().key(key_id))
        counter = 0
        block = source.read(CHUNK + TAG_BYTES)
        while True:
            following = source.read(CHUNK + TAG_BYTES)
            label = b"more" if following else b"last"
            try:
                yield aes.decrypt(_nonce(prefix, counter), block, label)
            except InvalidTag as error:
                raise SealBroken("the file was changed or cut") from error
            if not following:
                return
            block, counter = following, counter + 1


def read_all(name: str) -> bytes:
    """The whole plain content (for small files)."""
    return b"".join(read(name))


def delete(name: str) -> None:
    """Remove a stored file (only what policy lets go: drafts, caches, purged records)."""
    path_of(name).unlink(missing_ok=True)


def verify(name: str, sha256: str) -> bool:
    """Whether the stored bytes still open and have that SHA-256."""
    digest = hashlib.sha256()
    try:
        for piece in read(name):
            digest.update(piece)
    except (SealBroken, OSError, KeyError):
        return False
    return digest.hexdigest() == sha256
