"""The loop of a child: one job after another until its pipe is closed."""

import gc
import os
import resource
import sys
from typing import Any, BinaryIO

from . import limits, wire


def main() -> None:
    source, sink = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    silent = os.open(os.devnull, os.O_RDWR)
    os.dup2(silent, 0)
    os.dup2(silent, 1)
    setup = wire.read_header(source)
    if setup is None:
        return
    limits.confine(setup["memory"])
    work = Work(setup)
    # The cyclic collector costs a fifth of the time when it runs as it likes.
    gc.disable()
    while (job := wire.read_header(source)) is not None:
        answer(work, job, source, sink)
        gc.collect()
        if not gc.get_freeze_count():
            gc.freeze()


def answer(work: "Work", job: dict[str, Any], source: BinaryIO, sink: BinaryIO) -> None:
    blobs = {name: wire.read_blob(source) for name in job["blobs"]}
    limits.allow_seconds(job["seconds"])
    try:
        header, pdf = work.do(job, blobs)
    except MemoryError:
        header, pdf = {"error": "memory"}, b""
    except Exception as error:
        header, pdf = _told(error), b""
    header["peak"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    for frame in wire.frames(header, [[pdf]]):
        sink.write(frame)
    sink.flush()


def _told(error: Exception) -> dict[str, Any]:
    from ..errors import CourtPdfError

    if isinstance(error, CourtPdfError):
        return {"error": type(error).__name__, "sentence": error.sentence}
    return {"error": "internal", "sentence": f"{type(error).__name__}"}


class Work:
    """What a child knows how to do; the libraries are loaded at the first use."""

    def __init__(self, setup: dict[str, Any]) -> None:
        from ..fonts import Coverage

        self.covered = Coverage([tuple(pair) for pair in setup["covered"]])

    def do(self, job: dict[str, Any], blobs: dict[str, bytes]) -> tuple[dict[str, Any], bytes]:
        if job["kind_of_job"] == "preview":
            from ..exhibits import preview

            return preview.make(job, blobs["file"])
        if job["kind_of_job"] == "words":
            from ..exhibits import legible

            return legible.make(blobs["file"])
        if job["kind_of_job"] == "texts":
            from . import texts

            return texts.make(blobs["file"])
        if job["kind_of_job"] == "section":
            from . import section

            part = section.make(job, blobs, self.covered)
        else:
            from ..exhibits import make

            part = make.make(job, blobs["file"], self.covered)
        return part.description(), part.pdf


if __name__ == "__main__":
    sys.exit("This is started by the engine.")
