"""What the file says of itself: numbers, a date, what it claims to be."""

from datetime import UTC, datetime
from functools import lru_cache
from xml.sax.saxutils import escape

from pikepdf import Array, Dictionary, Name, Pdf, String
from PIL import ImageCms

PRODUCER = "courtpdf"


@lru_cache(maxsize=1)
def srgb() -> bytes:
    """An sRGB profile whose date is fixed, so that it is the same every day."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[24:36] = (2026).to_bytes(2) + (1).to_bytes(2) * 2 + bytes(6)
    profile[84:100] = bytes(16)  # the optional checksum
    return bytes(profile)


def describe(
    pdf: Pdf, *, title: str, number: str, lang: str, as_of: datetime | None, pdfa: str
) -> None:
    """Fill catalog, document information and XMP alike."""
    root = pdf.Root
    root.Lang = String(lang)
    root.MarkInfo = Dictionary(Marked=True)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    root.PageMode = Name.UseOutlines
    info = {"/Title": title, "/Subject": number, "/Producer": PRODUCER}
    if as_of is not None:
        moment = as_of.astimezone(UTC)
        info["/CreationDate"] = info["/ModDate"] = moment.strftime("D:%Y%m%d%H%M%S+00'00'")
    pdf.trailer.Info = pdf.make_indirect(
        Dictionary({key: String(value) for key, value in info.items() if value})
    )
    root.Metadata = pdf.make_stream(
        _xmp(title, number, lang, as_of, pdfa).encode(),
        Dictionary(Type=Name.Metadata, Subtype=Name.XML),
    )
    profile = pdf.make_stream(srgb(), Dictionary(N=3, Alternate=Name.DeviceRGB))
    root.OutputIntents = Array(
        [
            pdf.make_indirect(
                Dictionary(
                    Type=Name.OutputIntent,
                    S=Name.GTS_PDFA1,
                    OutputConditionIdentifier=String("sRGB"),
                    Info=String("sRGB IEC61966-2.1"),
                    RegistryName=String("http://www.color.org"),
                    DestOutputProfile=profile,
                )
            )
        ]
    )


def _xmp(title: str, number: str, lang: str, as_of: datetime | None, pdfa: str) -> str:
    dates = ""
    if as_of is not None:
        moment = as_of.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S+00:00")
        dates = (
            f"<xmp:CreateDate>{moment}</xmp:CreateDate><xmp:ModifyDate>{moment}</xmp:ModifyDate>"
        )
    claim = (
        (
            f"<pdfaid:part>{pdfa[0]}</pdfaid:part>"
            f"<pdfaid:conformance>{pdfa[1:].upper()}</pdfaid:conformance>"
        )
        if pdfa
        else ""
    )
    subject = (
        f'<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{escape(number)}'
        "</rdf:li></rdf:Alt></dc:description>"
        if number
        else ""
    )
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" '
        'xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt>'
        f"</dc:title>{subject}<dc:language><rdf:Bag><rdf:li>{escape(lang)}</rdf:li></rdf:Bag>"
        f"</dc:language><dc:format>application/pdf</dc:format>{dates}"
        f"<pdf:Producer>{PRODUCER}</pdf:Producer>{claim}"
        '</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end="w"?>'
    )
