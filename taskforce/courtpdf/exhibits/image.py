"""An image exhibit: looked at by its header first, then printed upright.

A JPEG that fits the page is taken over as it is, without its metadata; whatever
has more dots than a court's printer shows is scaled down, the original staying
what it is under its hash.  Places, owners and thumbnails never get this far.
"""

import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pillow_heif
from pikepdf import Dictionary, Name, Pdf, Stream
from PIL import Image, ImageFile, ImageOps

from ..boxes import Row
from ..errors import ExhibitRefused
from . import flat, frame
from .kinds import IMAGES

pillow_heif.register_heif_opener()
Image.MAX_IMAGE_PIXELS = None  # the limits are ours, below, and refuse

MOST_PIXELS, LONGEST_SIDE = 40_000_000, 15_000
DOTS_PER_INCH, SMALLEST_DPI = 220, 96
ORIENTATION = 0x0112
SCAN, END, ADOBE = 0xDA, 0xD9, 0xEE
# Within a scan: a dot of that value, and the marks from which reading may start again.
IN_SCAN = frozenset([b"\x00", *(bytes([mark]) for mark in range(0xD0, 0xD8))])


def reproduce(
    data: bytes, limits: Mapping[str, Any], boxes: Mapping[int, Sequence[Row]]
) -> tuple[Pdf, int, list[str]]:
    """New pages, how many, and what to tell.  ``boxes`` are burned in, by page from 0."""
    ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint allows what is cut off
    image = opened(data)
    frames = getattr(image, "n_frames", 1)
    if frames > limits["pages"]:
        raise ExhibitRefused(
            f"The file has {frames:,} pages; at most {limits['pages']:,} are reproduced."
        )
    pdf = Pdf.new()
    notices: list[str] = []
    for number in range(frames):
        if frames > 1:
            image.seek(number)
        check_size(image)
        try:
            notices.extend(_add(pdf, image, data, limits, boxes.get(number, ())))
        except (OSError, SyntaxError, ValueError, EOFError) as error:
            raise ExhibitRefused("The image is damaged and cannot be shown in full.") from error
    return pdf, frames, sorted(set(notices))


def opened(data: bytes) -> Image.Image:
    try:
        image = Image.open(io.BytesIO(data), formats=IMAGES)
    except (OSError, SyntaxError, ValueError) as error:
        raise ExhibitRefused("The image is damaged and cannot be opened.") from error
    check_size(image)
    return image


def check_size(image: Image.Image) -> None:
    width, height = image.size
    if width * height > MOST_PIXELS or max(width, height) > LONGEST_SIDE:
        raise ExhibitRefused(f"The image is too large to print ({width:,} by {height:,} pixels).")


def _add(
    pdf: Pdf,
    image: Image.Image,
    data: bytes,
    limits: Mapping[str, Any],
    boxes: Sequence[Row],
) -> Iterator[str]:
    shown = ImageOps.exif_transpose(image)
    if boxes:
        shown = plain(shown).copy()
        flat.burn(shown, boxes)
    width, height = shown.size
    place = frame.frame_for(limits, landscape=width > height * 1.02)
    natural = 72 / SMALLEST_DPI
    scale = min(place.inner_width / width, place.inner_height / height, natural)
    size = (width * scale, height * scale)
    most = DOTS_PER_INCH / 72
    wanted = (max(1, round(size[0] * most)), max(1, round(size[1] * most)))
    if width > wanted[0]:
        yield (
            f"Printed at {DOTS_PER_INCH} dots per inch; the original has "
            f"{width:,} by {height:,} pixels."
        )
        shown = plain(shown).resize(wanted, Image.Resampling.LANCZOS)
        drawing = _drawing(pdf, shown, photo=image.format in ("JPEG", "HEIF"))
    elif not boxes and _can_be_taken_over(image, data):
        drawing = _taken_over(pdf, image, data)
    else:
        drawing = _drawing(pdf, plain(shown), photo=image.format in _photos(boxes))
    frame.add_page(pdf, drawing, size, limits, unit=size)


def _photos(boxes: Sequence[Row]) -> tuple[str, ...]:
    """The kinds that are stored as photographs; a JPEG is, once it was drawn on."""
    return ("HEIF", "JPEG") if boxes else ("HEIF",)


def _can_be_taken_over(image: Image.Image, data: bytes) -> bool:
    return (
        image.format == "JPEG"
        and image.mode in ("L", "RGB")
        and image.getexif().get(ORIENTATION, 1) == 1
        and not image.info.get("icc_profile")
    )


def _taken_over(pdf: Pdf, image: Image.Image, data: bytes) -> Stream:
    image.load()  # refuses what is cut off
    return _stream(pdf, without_metadata(data), image.size, image.mode, Name.DCTDecode)


def without_metadata(data: bytes) -> bytes:
    """The JPEG up to its first end, without comments and application segments but Adobe's.

    What follows the end mark (a film, a second picture with a place in it) is left behind.
    """
    out, at = [data[:2]], 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4])
        if marker == 0xFF:
            at += 1
            continue
        if marker == END:
            return b"".join([*out, b"\xff\xd9"])
        behind = at + 2 + length
        if marker == ADOBE and data[at + 4 : at + 9] == b"Adobe":
            out.append(b"\xff\xee\x00\x0e" + data[at + 4 : at + 16])
        elif not (0xE0 <= marker <= 0xEF or marker == 0xFE):
            out.append(data[at:behind])
        at = behind
        if marker == SCAN:
            at = _scan_end(data, behind)
            out.append(data[behind:at])
            if at + 4 > len(data):
                return b"".join([*out, b"\xff\xd9"])
    raise ValueError("not a sound JPEG")


def _scan_end(data: bytes, at: int) -> int:
    """Where the next marker stands that is no part of the picture's own dots."""
    while (at := data.find(b"\xff", at)) >= 0:
        if data[at + 1 : at + 2] not in IN_SCAN:
            return at
        at += 2
    return len(data)


def plain(image: Image.Image) -> Image.Image:
    """Gray or RGB on white paper, eight bits, nothing else attached."""
    if image.mode in ("L", "RGB"):
        return image
    if image.mode in ("1", "LA", "La"):
        flat = image.convert("LA")
        return Image.composite(
            flat.getchannel(0), Image.new("L", flat.size, 255), flat.getchannel(1)
        )
    if image.mode.startswith(("I", "F")):
        low, high = image.getextrema()
        span = max(high - low, 1)
        return image.point(lambda value: value * (255 / span) - low * 255 / span).convert("L")
    if image.mode in ("P", "RGBA", "PA", "RGBa"):
        clear = image.convert("RGBA")
        paper = Image.new("RGB", clear.size, "white")
        paper.paste(clear, mask=clear.getchannel("A"))
        return paper
    return image.convert("RGB")


def _drawing(pdf: Pdf, image: Image.Image, photo: bool) -> Stream:
    if photo:
        out = io.BytesIO()
        image.save(out, "JPEG", quality=88, subsampling=0, optimize=True)
        return _stream(
            pdf, without_metadata(out.getvalue()), image.size, image.mode, Name.DCTDecode
        )
    return _stream(pdf, image.tobytes(), image.size, image.mode, None)


def _stream(
    pdf: Pdf, data: bytes, size: tuple[int, int], mode: str, filtered: Name | None
) -> Stream:
    stream = pdf.make_stream(
        data,
        Dictionary(
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=size[0],
            Height=size[1],
            ColorSpace=Name.DeviceGray if mode == "L" else Name.DeviceRGB,
            BitsPerComponent=8,
        ),
    )
    if filtered is not None:
        stream.Filter = filtered
    return stream
