"""What the engine says when it refuses."""


class CourtPdfError(Exception):
    """A refusal, as a sentence for a person.

    ``item`` is the id of the section or exhibit to blame, where there is one.
    """

    def __init__(self, sentence: str, item: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.item = item


class PlanError(CourtPdfError):
    """The plan contradicts itself: two items with one id, an empty plan."""


class SectionFailed(CourtPdfError):
    """A section could not be rendered: it needed too much, or its child died."""


class TextLost(SectionFailed):
    """Text that went into a section cannot be read back from its pages."""


class ExhibitRefused(CourtPdfError):
    """An exhibit cannot be reproduced; its slip sheet prints the sentence."""


class BindingFailed(CourtPdfError):
    """The parts could not be bound into one file."""


class CannotSign(CourtPdfError):
    """The signing certificate cannot be used."""


class Cancelled(CourtPdfError):
    """The caller asked to stop.  Nothing was written."""

    def __init__(self) -> None:
        super().__init__("The build was cancelled.")
