"""With whose certificate a file is signed, and which roots are trusted: files, not rows.

``SIGNING_DIR`` holds a folder for each agency, named by its short name (the beginning of its
case numbers), with ``certificate.p12`` and ``passphrase``; ``roots/*.pem`` are the certificates
that a check trusts. Keys are never in the database, so that no backup of it carries one.
"""

import re
from collections.abc import Sequence
from pathlib import Path

from asn1crypto import x509
from django.conf import settings
from django.utils import timezone
from pyhanko.sign.timestamps import TimeStamper
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper

from taskforce.accounts.models import Agency
from taskforce.courtpdf.errors import CannotSign
from taskforce.courtpdf.sign import Certificate, Signed, name_of, open_certificate, sign
from taskforce.courtpdf.signatures import roots_of
from taskforce.courtpdf.timestamps import HttpTimeStamper

LOCAL_STAMPS = "time-stamps"
SHORT_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")


def certificate_of(agency: Agency) -> Certificate | None:
    """The agency's certificate, None when it has none.

    :raises CannotSign: when there is one that cannot be used: silence would look like none.
    """
    if not SHORT_NAME.fullmatch(agency.short_name):
        return None
    return _certificate(Path(settings.SIGNING_DIR) / agency.short_name)


def _certificate(folder: Path) -> Certificate | None:
    path = folder / "certificate.p12"
    if not path.exists():
        return None
    try:
        passphrase = (folder / "passphrase").read_bytes().strip()
    except OSError as error:
        raise CannotSign("The passphrase of the signing certificate cannot be read.") from error
    return open_certificate(path, passphrase)


def known_subjects(short_name: str) -> set[str]:
    """Whom the certificates in an agency's folder name: the one that signs, and any ``*.pem``.

    An earlier certificate, or that of an agency elsewhere, is known by its ``.pem`` there.

    :raises CannotSign, ValueError: when one of them cannot be read.
    """
    if not SHORT_NAME.fullmatch(short_name):
        return set()
    folder = Path(settings.SIGNING_DIR) / short_name
    named = {name_of(one.subject) for one in roots_of(sorted(folder.glob("*.pem")))}
    signing = _certificate(folder)
    return named | ({signing.subject} if signing else set())


def time_stamper() -> TimeStamper | None:
    """The authority of ``TIME_STAMP_URL``; on a demonstration machine, one of its own."""
    if settings.TIME_STAMP_URL:
        return HttpTimeStamper(settings.TIME_STAMP_URL)
    if not settings.DEMO:
        return None
    local = _certificate(Path(settings.SIGNING_DIR) / LOCAL_STAMPS)
    if local is None:
        return None
    signer = local.signer
    return DummyTimeStamper(
        signer.signing_cert, signer.signing_key, certs_to_embed=signer.cert_registry
    )


def trusted_roots() -> list[x509.Certificate]:
    """The roots that a signature's certificate must lead to."""
    return roots_of(sorted((Path(settings.SIGNING_DIR) / "roots").glob("*.pem")))


def sign_all(paths: Sequence[Path], agency: Agency) -> tuple[list[Signed], dict]:
    """Sign every part with the agency's certificate; what is kept about it, empty if unsigned.

    :raises CannotSign: when there is a certificate that cannot be used.
    """
    certificate = certificate_of(agency)
    if certificate is None:
        return [], {}
    now, stamper = timezone.now(), time_stamper()
    signed = [
        sign(
            path,
            certificate,
            now=now,
            reason=f"Produced by {agency.name}",
            time_stamper=stamper,
        )
        for path in paths
    ]
    facts = {
        "subject": certificate.subject,
        "issuer": certificate.issuer,
        "serial": certificate.serial,
        "at": now.isoformat(),
        "time_stamped": all(one.time_stamped for one in signed),
    }
    return signed, facts
