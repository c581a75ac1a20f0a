"""The text of every page of a finished file, as a viewer copies it."""

import json
from typing import Any

import pypdfium2 as pdfium


def make(data: bytes) -> tuple[dict[str, Any], bytes]:
    """JSON: one text for each page, what lies beyond its edges included."""
    with pdfium.PdfDocument(data) as document:
        found = [_text(document, number) for number in range(len(document))]
    return {}, json.dumps(found).encode()


def _text(document: pdfium.PdfDocument, number: int) -> str:
    page = document[number]
    text = page.get_textpage()
    try:
        return text.get_text_range()
    finally:
        text.close()
        page.close()
