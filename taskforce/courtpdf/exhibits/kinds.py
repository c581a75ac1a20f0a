"""What a file is, by its bytes."""

IMAGES = ("JPEG", "PNG", "TIFF", "HEIF")


def kind_of(data: bytes) -> str:
    """By content: a name or a declared type may be wrong, or meant to mislead."""
    if b"%PDF-" in data[:1024]:
        return "PDF"
    if data.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if data[:4] in (b"II*\0", b"MM\0*"):
        return "TIFF"
    if data[4:8] == b"ftyp" and data[8:12] in (b"heic", b"heix", b"mif1", b"heim", b"msf1"):
        return "HEIF"
    return ""
