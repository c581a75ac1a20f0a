"""The kinds of case file, as data: a new one is an entry here, not code."""

from collections import ChainMap
from collections.abc import Mapping
from dataclasses import dataclass, field

# The sections that profiles name, in the order they are printed.
SECTIONS = (
    "cover",
    "contents",
    "summary",
    "facts",
    "people",
    "log",
    "evidence",
    "exhibits",
    "certificate",
    "redactions",
    "reference",
)
UNDER_SEAL = "FILED UNDER SEAL"
PUBLIC_COPY = "PUBLIC COPY – REDACTED"
COUNTED = "is counted, not shown"
NOTHING_REPRODUCED = "attached files are not reproduced"
LIST_ALONE = "holds the reference list alone (Fed. R. Crim. P. 49.1(g))"
# The kinds of content that a case's parts have (``cases.casefile.registry``). A further kind is
# in no file before a profile admits it.
EVERYTHING = frozenset({"case", "log", "person", "item", "file", "exhibit"})
WHOLE = ("cover", "contents", "facts", "people", "log", "evidence", "exhibits", "certificate")


class UnknownProfile(LookupError):
    """A name that is not declared."""


@dataclass(frozen=True)
class Copy:
    """One of the copies that are made and published together.

    ``mark`` tells the numbers of a file's copies apart (``RPD-2026-0001-F03-P``); a redacted
    copy is made from the data after redaction; ``sections`` are the profile's where None.
    ``marking`` stands on its cover and below each of its pages. ``withholds`` are kinds of
    content that it leaves out beside the profile's, each with the ground.
    """

    name: str
    label: str
    redacted: bool = False
    sections: tuple[str, ...] | None = None
    mark: str = ""
    marking: str = ""
    withholds: Mapping[str, str] = field(default_factory=dict, hash=False)

    def number(self, number: str) -> str:
        """The number that this copy of a file bears."""
        return f"{number}-{self.mark}" if self.mark else number


ONLY = Copy("file", "File")


@dataclass(frozen=True)
class Profile:
    """What a file of this kind holds.

    ``template`` counts changes of the printed wording: it is kept with each file that was made.
    ``watermark`` is printed across each page, ``court`` names a court profile of the engine.
    ``copies`` are made together from one reading of the case, or not at all.
    ``stamped`` downloads carry in the margin who fetched them and when; ``supersedes`` is
    whether a later file of this kind takes the place of the earlier.
    ``page_limit`` is a promise to the reader; a longer result is a failure, never cut.
    ``admits`` are the kinds of content it holds, ``withholds`` those it leaves out, each with
    the ground; ``asks`` is whether people decide on each record before it goes. Parts that
    ``sections`` do not name are printed behind the one that ``further_after`` names.
    """

    name: str
    label: str
    purpose: str
    sections: tuple[str, ...]
    exhibits: bool = False
    watermark: str = ""
    court: str = "letter"
    confidentiality: str = "LAW ENFORCEMENT SENSITIVE"
    page_limit: int | None = None
    template: int = 1
    copies: tuple[Copy, ...] = (ONLY,)
    stamped: bool = False
    supersedes: bool = True
    admits: frozenset[str] = EVERYTHING
    withholds: Mapping[str, str] = field(default_factory=dict, hash=False)
    asks: bool = False
    further_after: str = "evidence"

    def has(self, section: str) -> bool:
        """Whether the file prints that section."""
        return section in self.sections

    def sections_of(self, copy: Copy) -> tuple[str, ...]:
        """What a copy prints."""
        return self.sections if copy.sections is None else copy.sections

    @property
    def redacts(self) -> bool:
        """Whether one of its copies is for the public, so that redactions must be decided."""
        return any(one.redacted for one in self.copies)

    def copy(self, name: str) -> Copy | None:
        """The copy of that name, if this profile still has it."""
        return next((one for one in self.copies if one.name == name), None)


PROFILES: dict[str, Profile] = {
    profile.name: profile
    for profile in (
        Profile(
            "prosecution",
            "Prosecution file",
            "For the prosecutor: the whole case with every attached file reproduced, numbered and "
            "certified.",
            ("cover", "contents", "facts", "people", "log", "evidence", "exhibits", "certificate"),
            exhibits=True,
            confidentiality="CONFIDENTIAL: FOR PROSECUTION PURPOSES",
        ),
        Profile(
            "internal",
            "Internal file",
            "For the agency's own work: the whole case, each page marked as internal.",
            ("cover", "contents", "facts", "people", "log", "evidence", "exhibits", "certificate"),
            exhibits=True,
            watermark="INTERNAL",
            stamped=True,
        ),
        Profile(
            "summary",
            "Case summary",
            "Two pages for a supervisor: where the case stands, who is in it, what came last.",
            ("summary",),
            page_limit=2,
            admits=frozenset({"case", "log", "person"}),
            withholds=dict.fromkeys(("item", "file", "exhibit"), COUNTED),
        ),
        Profile(
            "chronology",
            "Chronology only",
            "The log in order of events, without people's details and without files.",
            ("cover", "contents", "log", "certificate"),
            admits=frozenset({"case", "log", "file"}),
            withholds={
                "person": "shows events, without people's details",
                "item": "shows events, without what is held as evidence",
                "exhibit": NOTHING_REPRODUCED,
            },
        ),
        Profile(
            "evidence",
            "Evidence and custody report",
            "Every item of evidence with its chain of custody and the hashes of its files.",
            ("cover", "contents", "evidence", "certificate"),
            admits=frozenset({"case", "item", "file"}),
            withholds={
                "log": "shows what is held as evidence, without the log",
                "person": "shows what is held as evidence, without people's details",
                "exhibit": NOTHING_REPRODUCED,
            },
        ),
        Profile(
            "public",
            "Public filing",
            "For the court's public record, in one act: the complete copy under seal, the public "
            "copy with the redactions decided on, and the sealed list of what they stand for.",
            WHOLE,
            exhibits=True,
            confidentiality=UNDER_SEAL,
            copies=(
                Copy("sealed", "Complete copy under seal", mark="S", marking=UNDER_SEAL),
                Copy(
                    "public",
                    "Public copy",
                    redacted=True,
                    sections=(*WHOLE[:-1], "redactions", "certificate"),
                    mark="P",
                    marking=PUBLIC_COPY,
                ),
                Copy(
                    "reference",
                    "Reference list under seal",
                    sections=("cover", "reference"),
                    mark="R",
                    marking=UNDER_SEAL,
                    withholds=dict.fromkeys(EVERYTHING - {"case"}, LIST_ALONE),
                ),
            ),
        ),
        Profile(
            "sealed",
            "Sealed filing",
            "For the court under seal: the whole case, complete, every page marked.",
            WHOLE,
            exhibits=True,
            confidentiality=UNDER_SEAL,
            copies=(Copy("file", "Complete copy under seal", marking=UNDER_SEAL),),
        ),
        Profile(
            "exhibit_list",
            "Exhibit list",
            "The list of exhibits with their hashes, for the public record: file names are "
            "redacted, nothing is reproduced.",
            ("cover", "exhibits", "redactions", "certificate"),
            confidentiality=PUBLIC_COPY,
            copies=(Copy("file", "Exhibit list", redacted=True, marking=PUBLIC_COPY),),
            admits=frozenset({"case", "file"}),
            withholds={
                **dict.fromkeys(("log", "person", "item"), "lists the exhibits alone"),
                "exhibit": NOTHING_REPRODUCED,
            },
        ),
    )
}

# Made from a page of its own, never chosen by itself: page numbers are claimed for it.
DISCOVERY = Profile(
    "discovery",
    "Discovery production",
    "For the defense: what is produced with an index and page numbers that run on from "
    "production to production, slips for what is withheld, the withheld log and a certificate.",
    (
        "cover",
        "contents",
        "index",
        "log",
        "people",
        "evidence",
        "exhibits",
        "withheld",
        "certificate",
    ),
    exhibits=True,
    confidentiality="DISCOVERY: SUBJECT TO ANY PROTECTIVE ORDER",
    supersedes=False,
    admits=EVERYTHING - {"case"},
    withholds={"case": "what the agency says of its own case is no record to produce"},
    asks=True,
    further_after="",
)
EVERY: Mapping[str, Profile] = ChainMap({DISCOVERY.name: DISCOVERY}, PROFILES)


def profile(name: str) -> Profile:
    """The profile of that name; raises :class:`UnknownProfile`."""
    try:
        return EVERY[name]
    except KeyError:
        raise UnknownProfile(name) from None
