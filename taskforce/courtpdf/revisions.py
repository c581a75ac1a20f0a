"""The versions of itself that a file's bytes hold: a signed file holds what was signed."""

import io

from pikepdf import Name, Pdf, PdfError


def revisions(data: bytes) -> list[bytes]:
    """Each version, oldest first; the last is the whole file.

    A version ends with the ``%%EOF`` behind its ``startxref``: what follows was added later.
    """
    ends, at = [], data.find(b"startxref")
    while at >= 0:
        end = data.find(b"%%EOF", at)
        if end < 0:
            break
        ends.append(end + 5)
        at = data.find(b"startxref", end)
    return [data[:end] for end in ends[:-1]] + [data]


def signed_range(data: bytes) -> int:
    """How many bytes from the first on a file's only signature covers; 0 without one.

    Whether that signature holds is another question (``signatures``): here it only says that
    the newest version of the file is the one that was added by signing it.
    """
    try:
        with Pdf.open(io.BytesIO(data)) as pdf:
            fields = list(pdf.Root.AcroForm.Fields) if "/AcroForm" in pdf.Root else []
            if len(fields) != 1 or fields[0].get("/FT") != Name.Sig:
                return 0
            start, length, again, rest = (int(number) for number in fields[0].V.ByteRange)
    except (PdfError, AttributeError, KeyError, TypeError, ValueError):
        return 0
    gap = data[start + length : again]
    is_signature = gap[:1] == b"<" and gap[-1:] == b">"
    return again + rest if start == 0 and is_signature else 0
