"""What of an exhibit no search can read: pages that are pictures, files of other kinds."""

from collections.abc import Sequence
from dataclasses import dataclass

from cases.casefile.data import Attached
from cases.casefile.exhibits import way_of
from cases.redaction.pages import Texts
from taskforce.courtpdf.exhibits.ways import has_pages

LISTED = 12  # pages that are named one by one


@dataclass(frozen=True)
class Unseen:
    """Why somebody has to look; ``pages`` are the pages to look at, none where it is all of it."""

    why: str
    pages: tuple[int, ...] = ()


def unseen(one: Attached, texts: Texts, withheld: Sequence[range]) -> Unseen | None:
    """What a production reproduces of a file and nobody can search; None for nothing."""
    pages = texts.pages.get(one.exhibit, ())
    if pages:
        look = tuple(
            page.number
            for page in pages
            if page.needs_a_look and not any(page.number in some for some in withheld)
        )
        return Unseen(_said(look, len(pages)), look) if look else None
    why = texts.unsearched(one)
    return Unseen(why) if why and _is_reproduced(one) else None


def _said(look: Sequence[int], count: int) -> str:
    if count == 1:
        return "a picture, or a page with hardly any text"
    if len(look) == count:
        return f"all {count} pages are pictures or have hardly any text"
    named = ", ".join(map(str, look[:LISTED])) + (" and more" if len(look) > LISTED else "")
    said = "page {} shows a picture or hardly any text"
    return (said if len(look) == 1 else "pages {} show pictures or hardly any text").format(named)


def _is_reproduced(one: Attached) -> bool:
    """Whether the file will have pages of it. What cannot be read now may be read later."""
    way = way_of(one)
    return way is None or has_pages(way)
