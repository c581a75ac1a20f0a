"""How a file is reproduced in a court file: asked by the engine and by all who tell it before.

A text or an e-mail is set, an office document is laid out by LibreOffice: that its type decides.
Of every other type the first bytes decide, whatever the type says.  Only reading the whole file
tells that it is damaged or locked; then its sheet says so, and nobody could tell before.
"""

from enum import Enum

from . import kinds, mail, office, typed

HEAD_BYTES = kinds.PDF_WITHIN


class Way(Enum):
    """How a file becomes pages; ``NONE`` is a sheet with the reason in their place."""

    TEXT = "set as text"
    MAIL = "set as e-mail"
    OFFICE = "laid out"
    PDF = "page by page"
    IMAGE = "as an image"
    NONE = ""


# An upload is stored under these only where its first bytes are such.
_TOLD_BY_BYTES = {
    "application/pdf": Way.PDF,
    "image/jpeg": Way.IMAGE,
    "image/png": Way.IMAGE,
    "image/tiff": Way.IMAGE,
}
_BY_TYPE = {
    **_TOLD_BY_BYTES,
    **dict.fromkeys(typed.TYPES, Way.TEXT),
    **dict.fromkeys(mail.TYPES, Way.MAIL),
    **dict.fromkeys(office.SUFFIXES, Way.OFFICE),
}
WRITTEN = (Way.TEXT, Way.MAIL)
PAGED = (Way.PDF, Way.IMAGE)
_LARGEST = {Way.TEXT: typed.LARGEST, Way.MAIL: mail.LARGEST}


def way_by_type(media_type: str) -> Way | None:
    """The way of a stored type; None where the bytes have to be asked."""
    return _BY_TYPE.get(media_type.split(";")[0].strip().lower())


def way_of(media_type: str, head: bytes) -> Way:
    """The way of a file of that type that begins with these bytes (:data:`HEAD_BYTES`)."""
    told = way_by_type(media_type)
    if told in WRITTEN or told is Way.OFFICE:
        return told
    kind = kinds.kind_of(head)
    if not kind:
        return Way.NONE
    return Way.PDF if kind == "PDF" else Way.IMAGE


def is_written(media_type: str) -> bool:
    """Whether it is set in sections of our own, not reproduced page by page."""
    return way_by_type(media_type) in WRITTEN


def is_office(media_type: str) -> bool:
    """Whether LibreOffice lays it out."""
    return way_by_type(media_type) is Way.OFFICE


def is_mail(media_type: str) -> bool:
    """Whether it is set as an e-mail."""
    return way_by_type(media_type) is Way.MAIL


def may_have_pages(media_type: str) -> bool:
    """Whether the type says PDF or picture; whether it has pages, its bytes tell."""
    return media_type.startswith(("application/pdf", "image/"))


def has_pages(way: Way) -> bool:
    """Whether pages of the file itself come into a court file made on this machine."""
    return way in PAGED or (way is Way.OFFICE and office.program() is not None)


def why_not(way: Way | None, size: int | None, limit: int) -> str:
    """Why a file gets a sheet in place of its pages, as far as that is known unread; or "".

    :param way: None while nobody has looked at its bytes.
    :param size: bytes, where known.
    :param limit: the court's most bytes of an exhibit.
    """
    if size is not None and size > (most := min(limit, _LARGEST.get(way, limit))):
        return too_large(size, most)
    if way is Way.OFFICE and office.program() is None:
        return office.ABSENT
    return kinds.NO_PAGES if way is Way.NONE else ""


def too_large(size: int, limit: int) -> str:
    """The sentence on the sheet of a file with too many bytes."""
    return (
        f"The file has {size / 1e6:,.0f} MB; files of up to {limit / 1e6:,.0f} MB are reproduced."
    )
