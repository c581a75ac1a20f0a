"""The ``Range`` header of a request (RFC 9110, 14.2): one range of bytes, or the whole."""

import re

ONE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")


class Unsatisfiable(Exception):
    """The range lies outside the file: answered with 416."""


def asked_range(header: str, size: int) -> tuple[int, int] | None:
    """First and last byte (both included) that are asked for; None for the whole file.

    Several ranges, or a header that is no range, ask for the whole, as the standard allows.

    :raises Unsatisfiable: when no byte of the file is in the range.
    """
    found = ONE.fullmatch(header.replace(" ", ""))
    if not found or found[0] == "bytes=-":
        return None
    begin, end = found.groups()
    if not begin:
        first, last = max(0, size - int(end)), size - 1
        if int(end) == 0:
            raise Unsatisfiable
    else:
        first, last = int(begin), min(int(end), size - 1) if end else size - 1
        if end and int(end) < first:
            return None
    if first >= size:
        raise Unsatisfiable
    return first, last
