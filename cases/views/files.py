from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from cases.doors import open_case, open_file
from cases.models import StoredFile
from taskforce.audit import record
from taskforce.vault import files as vault

PRIVATE = cache_control(private=True, no_store=True)


@PRIVATE
@require_safe
def download(request, pk, file_pk):
    """The original, untouched: always a download, never opened on the page.

    Rights and audit are settled before the first byte; what streams after the transaction
    is read from the vault alone.
    """
    case = open_case(request.user, pk)
    file = open_file(request.user, case, file_pk)
    pieces = vault.read(file.vault_name)
    first = next(pieces)  # a missing or broken file fails here, not in the middle of a stream
    record("file.downloaded", file, case=str(case.pk), bytes=file.size, sha256=file.sha256)
    response = StreamingHttpResponse(_joined(first, pieces), content_type=file.media_type)
    response["Content-Length"] = str(file.size)
    response["Content-Disposition"] = content_disposition_header(True, file.name)
    response["X-Content-Type-Options"] = "nosniff"
    return response


@PRIVATE
@require_safe
def preview(request, pk, file_pk):
    """The clean copy of an image: redrawn, without location, owner or hidden data."""
    case = open_case(request.user, pk)
    file: StoredFile = open_file(request.user, case, file_pk)
    if not file.preview_name:
        raise Http404("no picture of this file")
    copy = vault.read_all(file.preview_name)
    record("file.viewed", file, case=str(case.pk), bytes=len(copy))
    response = HttpResponse(copy, content_type="image/jpeg")
    response["Content-Disposition"] = "inline"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _joined(first: bytes, rest):
    yield first
    yield from rest
