"""The search shell: asks every registered kind of record, shows what each found."""

from dataclasses import dataclass

from taskforce.access.principal import Principal
from taskforce.ui.registry import SEARCHES, Hit, SearchProvider, Segment, shown_to

MAX_BYTES = 2048
EACH = 8
ALONE = 50

# ts_headline is asked to put these around a hit; people cannot type them into a form field.
START, STOP = "\x02", "\x03"
HEADLINE = f"StartSel={START},StopSel={STOP},MaxFragments=2,MaxWords=22,MinWords=8"


class BadQuery(ValueError):
    """A query that is refused, with the reason in plain words."""


@dataclass(frozen=True)
class Group:
    """What one kind of record found; ``more`` when there is more than shown."""

    provider: SearchProvider
    hits: list[Hit]
    more: bool


def clean_query(text: str) -> str:
    """The query, trimmed; raises :class:`BadQuery` for what cannot be searched."""
    if "\x00" in text:
        raise BadQuery("The search holds a character (NUL) that cannot be searched.")
    try:
        encoded = text.encode()
    except UnicodeEncodeError:
        raise BadQuery("The search holds broken text.") from None
    if len(encoded) > MAX_BYTES:
        raise BadQuery("The search is too long. Search for a few words.")
    return " ".join(text.replace(START, " ").replace(STOP, " ").split())


def run(principal: Principal, query: str, only: str = "") -> list[Group]:
    """Each kind's hits, in the order of the registry; ``only`` asks one kind for more."""
    providers = shown_to(principal, SEARCHES)
    if only in {provider.key for provider in providers}:
        providers = [provider for provider in providers if provider.key == only]
    else:
        only = ""
    limit = ALONE if only else EACH
    groups = []
    for provider in providers:
        hits = list(provider.search(principal, query, limit + 1))
        groups.append(Group(provider, hits[:limit], len(hits) > limit))
    return groups


def segments(marked: str) -> tuple[Segment, ...]:
    """A text with START and STOP around its hits, cut into plain and hit pieces."""
    found = []
    for number, part in enumerate(marked.split(START)):
        hit, stopped, rest = part.partition(STOP)
        if number and stopped:
            found += [Segment(hit, True), Segment(rest)]
        else:
            found.append(Segment(part))
    return tuple(one for one in found if one.text)


def highlight(text: str, words, around: int = 90) -> tuple[Segment, ...]:
    """The first place where one of the words stands, with all words marked there.

    For texts that are searched without ``ts_headline`` (decrypted, short). Case is ignored.
    """
    lowered = text.lower()
    wanted = sorted({word.lower() for word in words if word}, key=len, reverse=True)
    places = [place for word in wanted if (place := lowered.find(word)) >= 0]
    if not places or len(lowered) != len(text):
        return (Segment(text[: 2 * around]),) if text else ()
    start, stop = max(0, min(places) - around), min(len(text), min(places) + around)
    marked, at = "…" if start else "", start
    while at < stop:
        word = next((word for word in wanted if lowered.startswith(word, at)), "")
        marked += f"{START}{text[at : at + len(word)]}{STOP}" if word else text[at]
        at += len(word) or 1
    return segments(marked + ("…" if stop < len(text) else ""))
