"""What a file is: told by its name and its first bytes.

A file is *stored* as a type (:func:`media_type`): name and content must agree.  Anything may be
evidence, so an unknown kind is kept as it is; refused are programs, and files whose name says one
known kind and whose content is another.  It is *reproduced* as a kind (:func:`kind_of`), told by
its bytes alone: a name or a stored type may be wrong, or meant to mislead.
"""

from pathlib import PurePosixPath

from ..errors import ExhibitRefused

UNKNOWN = "application/octet-stream"
HEAD_BYTES = 4096  # as many first bytes tell all that is told here
PDF_WITHIN = 1024  # readers allow so many bytes before a PDF begins
IMAGES = ("JPEG", "PNG", "TIFF", "HEIF")
NO_PAGES = "This kind of file has no pages that can be reproduced."

# First bytes → type. What begins elsewhere is found in _deeper().
_STARTS = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"PK\x03\x04", "application/zip"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"{\\rtf", "application/rtf"),
    (b"OggS", "audio/ogg"),
    (b"fLaC", "audio/flac"),
    (b"ID3", "audio/mpeg"),
    (b"\x1aE\xdf\xa3", "video/x-matroska"),
    (b"EVF\x09\x0d\x0a\xff\x00", "application/x-ewf"),
    (b"SQLite format 3\x00", "application/vnd.sqlite3"),
)
_PROGRAMS = (b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\xfe\xed\xfa", b"#!")
_PROGRAM_NAMES = frozenset(
    {
        ".exe",
        ".dll",
        ".com",
        ".scr",
        ".bat",
        ".cmd",
        ".ps1",
        ".vbs",
        ".js",
        ".jar",
        ".msi",
        ".lnk",
        ".hta",
        ".sh",
        ".app",
        ".apk",
    }
)
# Name → the types whose content may stand under it, the one it is stored as first.
_NAMES: dict[str, tuple[str, ...]] = {
    ".pdf": ("application/pdf",),
    ".png": ("image/png",),
    ".jpg": ("image/jpeg",),
    ".jpeg": ("image/jpeg",),
    ".gif": ("image/gif",),
    ".tif": ("image/tiff",),
    ".tiff": ("image/tiff",),
    ".webp": ("image/webp",),
    ".bmp": ("image/bmp",),
    ".heic": ("image/heic",),
    ".heif": ("image/heic",),
    ".txt": ("text/plain",),
    ".csv": ("text/csv", "text/plain"),
    ".log": ("text/plain",),
    ".eml": ("message/rfc822", "text/plain"),
    ".html": ("text/html", "text/plain"),
    ".htm": ("text/html", "text/plain"),
    ".json": ("application/json", "text/plain"),
    ".xml": ("application/xml", "text/plain"),
    ".rtf": ("application/rtf",),
    ".doc": ("application/msword", "application/x-ole-storage"),
    ".xls": ("application/vnd.ms-excel", "application/x-ole-storage"),
    ".ppt": ("application/vnd.ms-powerpoint", "application/x-ole-storage"),
    ".odt": ("application/vnd.oasis.opendocument.text", "application/zip"),
    ".ods": ("application/vnd.oasis.opendocument.spreadsheet", "application/zip"),
    ".odp": ("application/vnd.oasis.opendocument.presentation", "application/zip"),
    ".msg": ("application/vnd.ms-outlook", "application/x-ole-storage"),
    ".docx": (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/zip",
    ),
    ".xlsx": (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/zip",
    ),
    ".pptx": (
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "application/zip",
    ),
    ".zip": ("application/zip",),
    ".mp4": ("video/mp4",),
    ".mov": ("video/quicktime", "video/mp4"),
    ".m4a": ("audio/mp4", "video/mp4"),
    ".mp3": ("audio/mpeg",),
    ".wav": ("audio/wav",),
    ".ogg": ("audio/ogg",),
    ".mkv": ("video/x-matroska",),
    ".webm": ("video/webm", "video/x-matroska"),
    ".e01": ("application/x-ewf",),
}
# Types of which a picture is shown on the pages of the product.
PICTURES = frozenset(
    {"image/png", "image/jpeg", "image/gif", "image/tiff", "image/webp", "image/bmp", "image/heic"}
)
# Brands of the one container: still pictures, and sequences, which have no pages.
_STILLS = (b"heic", b"heix", b"mif1", b"heim", b"msf1")
_SEQUENCES = (b"hevc", b"heis")
_PAGED = {"image/jpeg": "JPEG", "image/png": "PNG", "image/tiff": "TIFF"}


class NotTaken(ValueError):
    """A file that is refused, with the reason in plain words."""


def media_type(name: str, head: bytes) -> str:
    """The type a file is stored as.

    :param head: its first bytes (:data:`HEAD_BYTES` are enough).
    :raises NotTaken: for a program, and for a name that its content contradicts.
    """
    suffix = PurePosixPath(name).suffix.lower()
    found = sniffed(head)
    if suffix in _PROGRAM_NAMES or head.startswith(_PROGRAMS):
        raise NotTaken(f"{name} is a program. Put it into a forensic image or a ZIP file.")
    expected = _NAMES.get(suffix)
    if expected is None:
        return found or UNKNOWN
    if found and found not in expected:
        said = suffix.lstrip(".").upper()
        raise NotTaken(f"{name}: the name says {said}, the content is something else.")
    if not found:
        # Broken or cut, but evidence all the same: kept, and never shown as what it isn't.
        return UNKNOWN
    return expected[0]


def sniffed(head: bytes) -> str:
    """The type that the content shows, "" when it shows none."""
    for start, kind in _STARTS:
        if head.startswith(start):
            return kind
    return _deeper(head) or ("text/plain" if _is_text(head) else "")


def kind_of(data: bytes) -> str:
    """``PDF`` or one of :data:`IMAGES`, by the first bytes; "" for what has no pages."""
    if b"%PDF-" in data[:PDF_WITHIN]:
        return "PDF"
    if data[4:8] == b"ftyp" and data[8:12] in _STILLS:
        return "HEIF"
    return _PAGED.get(sniffed(data[:HEAD_BYTES]), "")


def paged_kind(data: bytes) -> str:
    """The kind of a file that has pages; raises ``ExhibitRefused`` for any other."""
    kind = kind_of(data)
    if not kind:
        raise ExhibitRefused(NO_PAGES)
    return kind


def _deeper(head: bytes) -> str:
    if head[:4] == b"RIFF":
        return {b"WEBP": "image/webp", b"WAVE": "audio/wav"}.get(head[8:12], "")
    if head[4:8] == b"ftyp":
        return "image/heic" if head[8:12] in (*_STILLS, *_SEQUENCES) else "video/mp4"
    if head[:2] == b"BM" and head[6:10] == b"\x00" * 4:
        return "image/bmp"
    if len(head) > 1 and head[0] == 0xFF and head[1] in (0xFB, 0xF3, 0xF2):
        return "audio/mpeg"
    return ""


def _is_text(head: bytes) -> bool:
    if not head or b"\x00" in head:
        return False
    try:
        head.decode()
    except UnicodeDecodeError as error:
        # A character cut by the end of the head is no fault of the text.
        return error.start > len(head) - 4
    return True
