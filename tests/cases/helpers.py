"""Uploads and pictures for the tests of cases."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image


def upload(name="note.txt", content=b"plain text", kind="text/plain"):
    """A file as a form brings it."""
    return SimpleUploadedFile(name, content, kind)


def picture(size=(60, 40), form="JPEG", **save) -> bytes:
    """An image file, optionally with EXIF."""
    out = io.BytesIO()
    Image.new("RGB", size, "navy").save(out, form, **save)
    return out.getvalue()
