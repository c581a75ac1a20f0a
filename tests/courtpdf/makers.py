"""Plans and files that the engine's tests are made of.  Every one is made here."""

import hashlib
import io
from datetime import UTC, datetime
from functools import cache

import pikepdf
import pillow_heif
from pikepdf import Array, Dictionary, Name, Pdf, String
from PIL import Image

from taskforce.courtpdf import Bates, DocumentPlan, Exhibit, Section

pillow_heif.register_heif_opener()
AS_OF = datetime(2026, 3, 9, 12, 0, tzinfo=UTC)


def section(name: str, html: str, title: str | None = None, **more) -> Section:
    return Section(name, name.capitalize() if title is None else title, html, **more)


def exhibit(number: int, data: bytes, media_type: str = "application/pdf", **more) -> Exhibit:
    given = {
        "facts": [("Item", f"E{number}")],
        "title": f"Thing {number}",
        "sha256": hashlib.sha256(data).hexdigest(),
        "opener": lambda: io.BytesIO(data),
    }
    return Exhibit(
        id=f"exhibit-{number}", number=str(number), media_type=media_type, **(given | more)
    )


def plan(*items, **more) -> DocumentPlan:
    given = {"bates": Bates("HPD-", 101), "as_of": AS_OF, "footer": "Data as of March 9, 2026"}
    return DocumentPlan("HPD-2026-00017", "Case file HPD-2026-00017", items, **(given | more))


def log(entries: int, name: str = "e", words: int = 40) -> str:
    text = " ".join(f"word{n}" for n in range(words))
    return "".join(
        f'<article class="entry"><p class="entry-head" id="{name}{n}">Entry {n}</p>'
        f'<p class="typed">On day {n} {text}.</p></article>'
        for n in range(entries)
    )


TABLE = (
    '<table class="grid"><caption>Evidence</caption><thead><tr><th scope="col">No.</th>'
    '<th scope="col">What</th></tr></thead><tbody>'
    + "".join(f'<tr><th scope="row">{n}</th><td>Thing number {n}</td></tr>' for n in range(70))
    + "</tbody></table>"
)


def pdf(
    pages: int = 1, *, size: tuple[float, float] = (612, 792), rotate: int = 0, text: str = ""
) -> Pdf:
    """Pages with a gray box and, with ``text``, a font that is not embedded."""
    made = Pdf.new()
    for number in range(pages):
        page = made.add_blank_page(page_size=size)
        draw = b"0.8 g 72 72 200 100 re f"
        if text:
            page.obj.Resources = Dictionary(
                Font=Dictionary(
                    F=made.make_indirect(
                        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
                    )
                )
            )
            draw += f" BT /F 12 Tf 72 600 Td ({text} {number + 1}) Tj ET".encode()
        page.obj.Contents = made.make_stream(draw)
        if rotate:
            page.obj.Rotate = rotate
    return made


def saved(made: Pdf, **options) -> bytes:
    out = io.BytesIO()
    made.save(out, **options)
    return out.getvalue()


def hostile_pdf(filled: bool = True) -> bytes:
    """Script, launch action, web link, attached file, form field, hidden layer.

    A field that is filled in is drawn with a font that is not embedded.
    """
    made = pdf(2)
    made.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    made.attachments["secret.txt"] = b"attached"
    page = made.pages[0]
    page.obj.AA = Dictionary(O=Dictionary(S=Name.Launch, F=String("calc.exe")))
    field = made.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Tx,
            T=String("name"),
            V=String("typed"),
            Rect=Array([72, 300, 300, 330]),
            F=4,
            DA=String("/Helv 12 Tf 0 g"),
        )
    )
    link = made.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Link,
            Rect=Array([0, 0, 99, 99]),
            A=Dictionary(S=Name.URI, URI=String("http://example.invalid/")),
        )
    )
    if not filled:
        del field["/V"]
    page.obj.Annots = Array([field, link])
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    made.Root.AcroForm = Dictionary(
        Fields=Array([field]),
        DR=Dictionary(Font=Dictionary(Helv=font)),
        DA=String("/Helv 12 Tf 0 g"),
    )
    layer = made.make_indirect(Dictionary(Type=Name.OCG, Name=String("hidden")))
    made.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))
    page.obj.Resources = Dictionary(Properties=Dictionary(L=layer))
    page.obj.Contents = made.make_stream(
        b"/Span <</MCID 0>> BDC 0 g 72 72 200 100 re f EMC "
        b"/OC /L BDC 1 0 0 rg 300 300 77 77 re f EMC"
    )
    return saved(made)


def encrypted_pdf() -> bytes:
    return saved(pdf(), encryption=pikepdf.Encryption(owner="o", user="u"))


def image(
    fmt: str = "JPEG", size: tuple[int, int] = (300, 500), mode: str = "RGB", **options
) -> bytes:
    out = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert(mode).save(out, fmt, **options)
    return out.getvalue()


@cache  # several files of tests ask for it, all while tests are collected
def bomb_png() -> bytes:
    """A few kilobytes that would be 48 megapixels."""
    out = io.BytesIO()
    Image.new("1", (8_000, 6_000)).save(out, "PNG")
    return out.getvalue()
