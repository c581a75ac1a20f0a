"""Clean copies of images: what people see, without location, owner or hidden data.

The header is read first: over 40 megapixels or 15,000 pixels a side is not drawn (a 20 kB
PNG took 1.35 GB, PROMISES.md). The original stays as it is under its hash.
"""

import io
import warnings

import pillow_heif
from PIL import Image, ImageOps

pillow_heif.register_heif_opener()

MAX_PIXELS = 40_000_000
MAX_SIDE = 15_000
SIDE = 1600
FORMATS = ("JPEG", "PNG", "GIF", "TIFF", "WEBP", "BMP", "HEIF")


def clean_copy(file) -> bytes | None:
    """A JPEG of at most 1,600 pixels a side, or None when the image cannot be drawn.

    :param file: a seekable binary file; it is left at its beginning.
    """
    try:
        file.seek(0)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _drawn(file)
    except (
        OSError,
        ValueError,
        SyntaxError,
        TypeError,
        EOFError,
        KeyError,
        IndexError,
        OverflowError,
        MemoryError,
        RuntimeError,
        Image.DecompressionBombError,
    ):
        # A broken picture is evidence all the same; it just has no preview.
        return None
    finally:
        file.seek(0)


def _drawn(file) -> bytes | None:
    with Image.open(file, formats=FORMATS) as image:
        width, height = image.size
        if max(width, height) > MAX_SIDE or width * height > MAX_PIXELS:
            return None
        image.draft("RGB", (SIDE, SIDE))
        upright = ImageOps.exif_transpose(image)
        upright.thumbnail((SIDE, SIDE))
        flat = Image.new("RGB", upright.size, "white")
        shown = upright.convert("RGBA")
        flat.paste(shown, mask=shown.getchannel("A"))
    out = io.BytesIO()
    flat.save(out, "JPEG", quality=82, optimize=True)
    return out.getvalue()
