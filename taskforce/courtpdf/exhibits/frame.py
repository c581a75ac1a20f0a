"""Where a reproduced page stands: upright, within the margins the stamps need."""

from collections.abc import Mapping
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf

HEADER_BAND, FOOTER_BAND, SIDE = 50.0, 58.0, 32.0


@dataclass(frozen=True)
class Place:
    """Where on its sheet a reproduced page lies, and the sheet's size, in points.

    ``scale`` is the size of the reproduction in sizes of the original.
    """

    sheet: tuple[float, float]
    left: float
    bottom: float
    width: float
    height: float
    scale: float


@dataclass(frozen=True)
class Frame:
    """Page size and the box inside it, in points."""

    width: float
    height: float
    left: float
    bottom: float
    inner_width: float
    inner_height: float


def frame_for(layout: Mapping[str, object], landscape: bool) -> Frame:
    """A landscape original stands on a landscape page, so that it is upright."""
    width, height = sorted(layout["page"])  # type: ignore[call-overload]
    if landscape:
        width, height = height, width
    side = min(SIDE, float(layout["margin_left"]), float(layout["margin_right"]))  # type: ignore[arg-type]
    return Frame(
        width, height, side, FOOTER_BAND, width - 2 * side, height - HEADER_BAND - FOOTER_BAND
    )


def add_page(
    pdf: Pdf,
    form: Object,
    size: tuple[float, float],
    layout: Mapping[str, object],
    largest: float = 1.0,
    origin: tuple[float, float] = (0, 0),
    unit: tuple[float, float] | None = None,
) -> Place:
    """One page that shows ``form``, whose drawing covers ``size`` from ``origin``.

    ``unit`` is given for an image, which draws into the unit square.
    """
    frame = frame_for(layout, landscape=size[0] > size[1] * 1.02)
    scale = min(frame.inner_width / size[0], frame.inner_height / size[1], largest)
    x = frame.left + (frame.inner_width - size[0] * scale) / 2
    y = frame.bottom + (frame.inner_height - size[1] * scale) / 2
    sx, sy = (unit[0] * scale, unit[1] * scale) if unit else (scale, scale)
    matrix = f"{sx:.5f} 0 0 {sy:.5f} {x - origin[0] * sx:.4f} {y - origin[1] * sy:.4f} cm"
    content = f"q\n/Figure <</MCID 0>> BDC\nq {matrix} /X Do Q\nEMC\nQ\n"
    page = pdf.make_indirect(
        Dictionary(
            Type=Name.Page,
            MediaBox=Array([0, 0, round(frame.width, 2), round(frame.height, 2)]),
            Resources=Dictionary(XObject=Dictionary(X=form), Font=Dictionary()),
            Contents=pdf.make_stream(content.encode()),
            Tabs=Name.S,
        )
    )
    pdf.pages.append(Page(page))
    sheet = (round(frame.width, 2), round(frame.height, 2))
    return Place(sheet, x, y, size[0] * scale, size[1] * scale, scale)
