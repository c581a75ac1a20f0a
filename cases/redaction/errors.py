"""Why a redacted copy is not made, in sentences for the person who asked."""

from taskforce.courtpdf.errors import CourtPdfError


class NotRedacted(CourtPdfError):
    """The copy could not be redacted in full, so it is not made."""


class Waiting(NotRedacted):
    """Proposals wait for a decision; ``count`` of them."""

    def __init__(self, count: int):
        self.count = count
        super().__init__(waiting_sentence(count))


class LeftOver(NotRedacted):
    """After redaction something that must go was still there: nothing is handed out."""


def waiting_sentence(count: int) -> str:
    """``14 proposals of redaction wait for a decision.``"""
    if count == 1:
        return "1 proposal of redaction waits for a decision. Decide on it, then ask again."
    return f"{count:,} proposals of redaction wait for a decision. Decide on them, then ask again."
