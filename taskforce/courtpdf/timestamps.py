"""Time stamps of an authority over HTTP (RFC 3161), without another library for one request."""

import asyncio
import time
import urllib.request
from http.client import HTTPResponse
from urllib.parse import urlsplit

from asn1crypto import tsp
from pyhanko.sign.timestamps import TimeStamper, TimestampRequestError

SECONDS = 10
LARGEST = 1 << 20


def _read(answer: HTTPResponse) -> bytes:
    """All of a small answer; one that trickles in is given up."""
    ends, found = time.monotonic() + SECONDS, b""
    while len(found) < LARGEST and (piece := answer.read1(LARGEST)):
        found += piece
        if time.monotonic() > ends:
            raise TimeoutError("The authority takes too long to answer.")
    return found


class HttpTimeStamper(TimeStamper):
    """Asks the authority at an ``http`` or ``https`` address; only a hash leaves the house."""

    def __init__(self, url: str) -> None:
        if urlsplit(url).scheme not in ("http", "https"):
            raise ValueError("A time-stamp authority has an http or https address.")
        super().__init__()
        self.url = url

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        """The authority's answer; ``OSError`` when there is none."""
        return await asyncio.to_thread(self._ask, req.dump())

    def _ask(self, body: bytes) -> tsp.TimeStampResp:
        request = urllib.request.Request(  # noqa: S310 (the scheme is checked above)
            self.url, body, {"Content-Type": "application/timestamp-query"}
        )
        with urllib.request.urlopen(request, timeout=SECONDS) as answer:  # noqa: S310
            if answer.headers.get_content_type() != "application/timestamp-reply":
                raise TimestampRequestError("The authority answered with something else.")
            try:
                return tsp.TimeStampResp.load(_read(answer))
            except ValueError as error:
                raise TimestampRequestError("The authority's answer cannot be read.") from error
