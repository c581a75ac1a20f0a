"""Parts of a sealed file: only the chunks that hold the asked bytes are opened.

A chunk is authenticated with its place and with whether it is the last one, so a moved,
changed or cut file does not open here either. What a part cannot tell is whether the bytes
that nobody asked for are sound: :func:`taskforce.vault.files.verify` reads them all.
"""

from collections.abc import Iterator
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from taskforce.vault.cipher import SealBroken
from taskforce.vault.files import CHUNK, MAGIC, TAG_BYTES, path_of
from taskforce.vault.keys import ring

PREFIX_BYTES = 8
SEALED = CHUNK + TAG_BYTES


def read_range(name: str, first: int, last: int, *, size: int) -> Iterator[bytes]:
    """The plain bytes ``first`` to ``last`` (both included) of a stored file.

    :param size: how many plain bytes the file has, as its row says.
    :raises ValueError: for a range outside the file.
    :raises SealBroken: when the file has another size, or an asked chunk does not open.
    """
    if not 0 <= first <= last < size:
        raise ValueError(f"bytes {first} to {last} of {size}")
    with open(path_of(name), "rb") as source:
        aes, prefix, begin = _header(source)
        end = source.seek(0, 2)
        chunks = -(-(end - begin) // SEALED)
        if end - begin - chunks * TAG_BYTES != size:
            raise SealBroken("the file was changed or cut")
        source.seek(begin + first // CHUNK * SEALED)
        for counter in range(first // CHUNK, last // CHUNK + 1):
            label = b"last" if counter == chunks - 1 else b"more"
            plain = _open(aes, prefix, counter, source.read(SEALED), label)
            start = counter * CHUNK
            yield plain[max(0, first - start) : last + 1 - start]


def _header(source: BinaryIO) -> tuple[AESGCM, bytes, int]:
    """The key, the nonces' prefix, and where the first chunk begins."""
    if source.read(len(MAGIC)) != MAGIC:
        raise SealBroken("not a sealed file")
    key_id = source.read(source.read(1)[0]).decode()
    return AESGCM(ring().key(key_id)), source.read(PREFIX_BYTES), source.tell()


def _open(aes: AESGCM, prefix: bytes, counter: int, block: bytes, label: bytes) -> bytes:
    try:
        return aes.decrypt(prefix + counter.to_bytes(4, "big"), block, label)
    except (InvalidTag, ValueError) as error:
        raise SealBroken("the file was changed or cut") from error
