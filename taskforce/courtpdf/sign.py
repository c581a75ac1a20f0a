"""Signing a finished file: PAdES B-B, and B-T where there is a time-stamp authority.

A signature is added as one more revision of the file (ETSI EN 319 142-1). What was bound
before stays byte for byte, so that whatever was searched for in it was searched for in the
signed file as well (``revisions`` takes such a file apart).
"""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko.sign.timestamps import TimeStamper, TimestampRequestError

from .errors import CannotSign
from .signatures import UnreadableSignature, signature_of
from .subjects import name_of

FIELD = "Signature"
# No answer, or none that can be taken apart: what an authority sends is not to be trusted.
UNANSWERED = (OSError, TimestampRequestError, AttributeError, KeyError, TypeError, ValueError)
PIECE = 1 << 20


@dataclass(frozen=True)
class Certificate:
    """Whom a file is signed by. ``signer`` holds the private key: it is never printed."""

    subject: str
    issuer: str
    serial: str
    begins: datetime
    ends: datetime
    signer: signers.Signer = field(repr=False)


@dataclass(frozen=True)
class Signed:
    """A file after signing. ``time_stamped`` is whether an authority confirmed the moment."""

    sha256: str
    size: int
    time_stamped: bool


class _Appending(IncrementalPdfFileWriter):
    """Adds the signature and leaves title, dates and claim as they were bound."""

    def _update_meta(self) -> None:
        pass


def open_certificate(path: Path, passphrase: bytes) -> Certificate:
    """The certificate and key of a PKCS#12 file; raises :class:`CannotSign`."""
    try:
        signer = signers.SimpleSigner.load_pkcs12(str(path), passphrase=passphrase)
    except (OSError, ValueError, TypeError) as error:
        raise CannotSign("The signing certificate could not be opened.") from error
    if signer is None or signer.signing_cert is None:
        raise CannotSign("The signing certificate could not be opened: wrong file or passphrase.")
    certificate = signer.signing_cert
    if certificate.public_key.algorithm != "rsa":
        raise CannotSign("The signing certificate is not an RSA one.")
    return Certificate(
        subject=name_of(certificate.subject),
        issuer=name_of(certificate.issuer),
        serial=f"{certificate.serial_number:x}",
        begins=certificate.not_valid_before,
        ends=certificate.not_valid_after,
        signer=signer,
    )


def sign(
    path: Path,
    certificate: Certificate,
    *,
    now: datetime,
    reason: str,
    time_stamper: TimeStamper | None = None,
) -> Signed:
    """Sign the file in its place, RSA with SHA-256.

    Without a time stamp where the authority gives none, or one that does not hold: the file is
    signed all the same, and says so.

    :raises CannotSign: when the certificate is not valid now, or the file cannot be signed.
    """
    if not certificate.begins <= now <= certificate.ends:
        raise CannotSign("The signing certificate is not valid today: it expired or begins later.")
    size = path.stat().st_size
    before = digest(path, size)
    stamped = time_stamper is not None and _is_stamped(path, certificate, reason, time_stamper)
    if not stamped:
        _cut(path, size)
        try:
            _append(path, certificate, reason, None)
        except OSError as error:
            _cut(path, size)
            raise CannotSign("The file could not be signed.") from error
    if digest(path, size) != before:
        raise CannotSign("Signing changed the file that was to be signed.")
    whole = path.stat().st_size
    return Signed(digest(path, whole), whole, stamped)


def _is_stamped(
    path: Path, certificate: Certificate, reason: str, time_stamper: TimeStamper
) -> bool:
    """Whether the file is signed now with a time stamp that is one, and is of this signature."""
    try:
        _append(path, certificate, reason, time_stamper)
        made = signature_of(path, ())
    except (*UNANSWERED, UnreadableSignature):
        return False
    return made is not None and made.stamped_at is not None


def _append(
    path: Path, certificate: Certificate, reason: str, time_stamper: TimeStamper | None
) -> None:
    meta = signers.PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm="sha256",
        subfilter=fields.SigSeedSubFilter.PADES,
        name=certificate.subject,
        reason=reason,
    )
    spec = fields.SigFieldSpec(
        FIELD,
        # Print flag for PDF/A, outside of the page for PDF/UA: it has no place to be tagged.
        invis_sig_settings=fields.InvisSigSettings(box_out_of_bounds=True),
        readable_field_name="Signature of the file",
    )
    writer = signers.PdfSigner(
        meta, certificate.signer, timestamper=time_stamper, new_field_spec=spec
    )
    with open(path, "r+b") as file:
        writer.sign_pdf(_Appending(file), in_place=True)
        file.flush()


def _cut(path: Path, size: int) -> None:
    with open(path, "r+b") as file:
        file.truncate(size)


def digest(path: Path, size: int) -> str:
    """SHA-256 of the first ``size`` bytes."""
    found = hashlib.sha256()
    with open(path, "rb") as file:
        while size > 0 and (piece := file.read(min(PIECE, size))):
            found.update(piece)
            size -= len(piece)
    return found.hexdigest()
