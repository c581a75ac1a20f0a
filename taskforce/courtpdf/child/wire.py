"""The frames between parent and child: JSON with a length, blobs in pieces.

Nothing is unpickled on either side: a child that a hostile file has taken over
can only answer with wrong data, which the parent checks.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

PIECE = 1 << 18


def frames(header: dict[str, Any], blobs: Iterable[Iterable[bytes]]) -> Iterator[bytes]:
    head = json.dumps(header, ensure_ascii=True).encode()
    yield len(head).to_bytes(4) + head
    for blob in blobs:
        for piece in blob:
            for at in range(0, len(piece), PIECE):
                part = piece[at : at + PIECE]
                yield len(part).to_bytes(4) + part
        yield b"\0\0\0\0"


def read_header(source: BinaryIO) -> dict[str, Any] | None:
    length = source.read(4)
    if len(length) < 4:
        return None
    return json.loads(source.read(int.from_bytes(length)))


def read_blob(source: BinaryIO) -> bytes:
    pieces = []
    while size := int.from_bytes(source.read(4)):
        pieces.append(source.read(size))
    return b"".join(pieces)
