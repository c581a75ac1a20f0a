"""Pages rebuilt as images: what is seen stays, nothing else, and nothing below a box."""

import io
import zlib
from collections.abc import Iterable, Mapping, Sequence

import pypdfium2 as pdfium
from pikepdf import Dictionary, Name, Pdf, Stream
from PIL import Image, ImageChops, ImageDraw

from ..boxes import Row
from ..errors import ExhibitRefused
from .frame import Place
from .invisible import InvisibleFont
from .words import Edges, words

DOTS_PER_INCH = 200  # of the printed sheet
ORIGINAL_DPI, MOST_PIXELS = 150, 16_000_000  # where a large page was made smaller
PLAIN = 0.07  # bytes a dot of text on paper: a photograph would be larger
COLORLESS = 6  # of 255: differences between the colors that nobody sees


def flatten(
    made: Pdf,
    places: Sequence[Place],
    pages: Iterable[int],
    boxes: Mapping[int, Sequence[Row]],
) -> None:
    """Replace these pages (from 0) of a reproduction by images with invisible text."""
    drawn = io.BytesIO()
    made.save(drawn)
    font = InvisibleFont(made)
    try:
        with pdfium.PdfDocument(drawn) as source:
            for number in sorted(pages):
                target = made.pages[number].obj
                hidden = [on_sheet(box, places[number]) for box in boxes.get(number, ())]
                _rebuild(made, target, source[number], places[number], hidden, font)
    except pdfium.PdfiumError as error:
        raise ExhibitRefused("A page of the file cannot be drawn.") from error
    font.finish()


def _rebuild(
    made: Pdf,
    target: Dictionary,
    source: pdfium.PdfPage,
    place: Place,
    hidden: Sequence[Edges],
    font: InvisibleFont,
) -> None:
    image = drawing(source, _density(place))
    burn(image, [_fractions(edges, place) for edges in hidden])
    layer = font.layer(words(source, hidden, shown_at(place)))
    source.close()
    width, height = place.sheet
    fonts = {str(font.name): font.object} if layer else {}
    target.Resources = Dictionary(XObject=Dictionary(X=stored(made, image)), Font=Dictionary(fonts))
    target.Contents = made.make_stream(
        f"q\n/Figure <</MCID 0>> BDC\nq {width} 0 0 {height} 0 0 cm /X Do Q\n".encode()
        + layer
        + b"\nEMC\nQ\n"
    )


def _density(place: Place) -> float:
    """Pixels in a point of the sheet: more where the original was made smaller."""
    area = place.sheet[0] * place.sheet[1]
    wanted = min(ORIGINAL_DPI / 72 / place.scale, (MOST_PIXELS / area) ** 0.5)
    return max(DOTS_PER_INCH / 72, wanted)


def drawing(page: pdfium.PdfPage, density: float) -> Image.Image:
    """The page as its viewers see it, on white paper."""
    bitmap = page.render(scale=density, may_draw_forms=False, rev_byteorder=True)
    image = bitmap.to_pil().convert("RGB")
    bitmap.close()
    return image


def on_sheet(box: Row, place: Place) -> Edges:
    """A box of the original page in points of the sheet it was placed on."""
    left, top, width, height = box
    x = place.left + left * place.width
    y = place.bottom + (1 - top - height) * place.height
    return (x, y, x + width * place.width, y + height * place.height)


def shown_at(place: Place) -> Edges:
    """Where on its sheet the original page lies."""
    return (place.left, place.bottom, place.left + place.width, place.bottom + place.height)


def _fractions(edges: Edges, place: Place) -> Row:
    wide, tall = place.sheet
    return [
        edges[0] / wide,
        1 - edges[3] / tall,
        (edges[2] - edges[0]) / wide,
        (edges[3] - edges[1]) / tall,
    ]


def burn(image: Image.Image, boxes: Iterable[Row]) -> None:
    """Black over the boxes (fractions of the image), and over every pixel they touch."""
    draw = ImageDraw.Draw(image)
    black = 0 if image.mode == "L" else (0, 0, 0)
    for left, top, width, height in boxes:
        draw.rectangle(
            (
                int(left * image.width) - 1,
                int(top * image.height) - 1,
                int((left + width) * image.width) + 1,
                int((top + height) * image.height) + 1,
            ),
            fill=black,
        )


def stored(pdf: Pdf, image: Image.Image) -> Stream:
    """The image in whichever form is smaller: dot by dot, or as a photograph."""
    if image.mode == "RGB" and _is_gray(image):
        image = image.convert("L")
    dots = zlib.compress((_leveled(image) if image.mode == "L" else image).tobytes(), 6)
    data = dots if len(dots) < image.width * image.height * PLAIN else _smaller(dots, image)
    return pdf.make_stream(
        data,
        Dictionary(
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=image.width,
            Height=image.height,
            ColorSpace=Name.DeviceGray if image.mode == "L" else Name.DeviceRGB,
            BitsPerComponent=8,
            Filter=Name.FlateDecode if data is dots else Name.DCTDecode,
        ),
    )


def _smaller(dots: bytes, image: Image.Image) -> bytes:
    photo = io.BytesIO()
    image.save(photo, "JPEG", quality=85, subsampling=0, optimize=True)
    return min(photo.getvalue(), dots, key=len)


def _is_gray(image: Image.Image) -> bool:
    red, green, blue = image.split()
    return all(
        ImageChops.difference(red, other).getextrema()[1] <= COLORLESS for other in (green, blue)
    )


def _leveled(image: Image.Image) -> Image.Image:
    """In 16 grays, which is more than the edges of letters need."""
    return image.point([(value + 8) // 17 * 17 for value in range(256)])
