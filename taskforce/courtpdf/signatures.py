"""Checking the signature of a file in hand, with nothing but the file and trusted roots."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from asn1crypto import parser, pem, x509
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from .subjects import name_of

# What does not hold is in the answer; the library would write it to the log as well, at length.
logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
# A certificate for signing says so in one of these two ways (RFC 5280, 4.2.1.3).
# What a file with changed bytes may raise in the reader or in the certificates' decoder.
BROKEN = (
    PdfError,
    AttributeError,
    IndexError,
    KeyError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
)
USAGE = KeyUsageConstraints(
    key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False
)


@dataclass(frozen=True)
class Signature:
    """What a signature says. ``is_whole``: it covers the file to its last byte.

    ``is_trusted``: its certificate leads to one of the roots that were given, and was valid at
    the moment that counts: the time stamp's where there is a trusted one, else now.
    """

    subject: str
    issuer: str
    serial: str
    said_at: datetime | None
    is_intact: bool
    is_whole: bool
    is_trusted: bool
    stamped_at: datetime | None = None
    is_stamp_trusted: bool = False

    @property
    def is_unchanged(self) -> bool:
        """Whether the file is, byte for byte, what was signed."""
        return self.is_intact and self.is_whole


class UnreadableSignature(Exception):
    """There is a signature, and it cannot be read: the file counts as changed."""


def roots_of(paths: Sequence[Path]) -> list[x509.Certificate]:
    """The certificates of PEM or DER files; raises ``ValueError`` naming the file."""
    found = []
    for path in paths:
        data = path.read_bytes()
        try:
            armored = pem.unarmor(data, multiple=True) if pem.detect(data) else [("", {}, data)]
            found += [x509.Certificate.load(piece) for _, _, piece in armored]
        except ValueError as error:
            raise ValueError(f"{path.name} holds no certificate") from error
    return found


def signature_of(path: Path, roots: Sequence[x509.Certificate]) -> Signature | None:
    """The signature of a file, checked; None for an unsigned one.

    :raises UnreadableSignature: when what stands there is no signature that can be checked.
    """
    with open(path, "rb") as file:
        try:
            signatures = PdfFileReader(file).embedded_regular_signatures
            if not signatures:
                return None
            if len(signatures) > 1:
                raise UnreadableSignature("The file holds more than one signature.")
            return _checked(signatures[0], list(roots))
        except UnreadableSignature:
            raise
        except BROKEN as error:
            raise UnreadableSignature("The signature cannot be read.") from error


def _checked(embedded, roots: list[x509.Certificate]) -> Signature:
    status = _status(embedded, roots, None)
    stamp = status.timestamp_validity
    is_stamp_trusted = bool(stamp and stamp.intact and stamp.valid and stamp.trusted)
    if is_stamp_trusted and not status.trusted:
        # It may have expired since: what counts is the moment that the authority confirmed.
        status = _status(embedded, roots, stamp.timestamp)
    certificate = status.signing_cert
    return Signature(
        subject=name_of(certificate.subject),
        issuer=name_of(certificate.issuer),
        serial=f"{certificate.serial_number:x}",
        said_at=status.signer_reported_dt,
        is_intact=bool(status.intact and status.valid),
        is_whole=(
            status.coverage == SignatureCoverageLevel.ENTIRE_FILE
            and _is_padded_with_nothing(embedded.pkcs7_content)
        ),
        is_trusted=bool(status.trusted),
        stamped_at=stamp.timestamp if stamp and stamp.intact and stamp.valid else None,
        is_stamp_trusted=is_stamp_trusted,
    )


def _is_padded_with_nothing(contents: bytes) -> bool:
    """The room kept for a signature is the one place that it does not cover: zeros only."""
    return not any(contents[parser.peek(contents) :])


def _status(embedded, roots: list[x509.Certificate], moment: datetime | None):
    def context(**more) -> ValidationContext:
        # Nothing is fetched: a file is checked where there is no network as well.
        return ValidationContext(trust_roots=roots, allow_fetching=False, **more)

    return validate_pdf_signature(
        embedded,
        context(moment=moment) if moment else context(),
        ts_validation_context=context(),
        key_usage_settings=USAGE,
        skip_diff=True,  # only a signature to the last byte counts here
    )
