"""A certificate authority for one machine: demonstration and tests. Its keys stay there.

A real agency brings a PKCS#12 file of an authority that courts trust. What is made here has
the same shape, so that everything after it is the same code.
"""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

YEARS = 3
BITS = 3072


@dataclass(frozen=True)
class Authority:
    """A root certificate with its key, for as long as this process runs."""

    certificate: x509.Certificate
    key: rsa.RSAPrivateKey

    def issue(self, name: str, folder: Path, *, stamps_time: bool = False, days: int = 0) -> Path:
        """A certificate as ``certificate.p12`` with its ``passphrase`` in that folder.

        :param days: how long it is valid from now on; negative for one that expired.
        """
        key = _key()
        made = _unsigned(name, self.certificate.subject, key.public_key(), days or 365 * YEARS)
        made = made.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        made = made.add_extension(_usage(signs=True), critical=True)
        if stamps_time:
            usage = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
            made = made.add_extension(usage, critical=True)
        certificate = made.sign(self.key, hashes.SHA256())
        passphrase = secrets.token_urlsafe(24)
        packed = pkcs12.serialize_key_and_certificates(
            name.encode(),
            key,
            certificate,
            [self.certificate],
            serialization.BestAvailableEncryption(passphrase.encode()),
        )
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        _write(folder / "passphrase", passphrase.encode())
        _write(folder / "certificate.p12", packed)
        return folder / "certificate.p12"

    def publish(self, path: Path) -> None:
        """The root certificate, which anybody may have, as PEM."""
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        _write(path, self.certificate.public_bytes(serialization.Encoding.PEM))


def new_authority(name: str) -> Authority:
    """A root made now; nothing of it is written anywhere."""
    key = _key()
    subject = _named(name)
    made = _unsigned(name, subject, key.public_key(), 365 * YEARS + 30)
    made = made.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    made = made.add_extension(_usage(signs=False), critical=True)
    return Authority(made.sign(key, hashes.SHA256()), key)


def _key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=BITS)


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name[:64])])


def _unsigned(
    name: str, issuer: x509.Name, key: rsa.RSAPublicKey, days: int
) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    begins = now - timedelta(days=1) if days > 0 else now + timedelta(days=days - 1)
    return (
        x509.CertificateBuilder()
        .subject_name(_named(name))
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(now + timedelta(days=days))
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
    )


def _usage(*, signs: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=signs,
        content_commitment=signs,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=not signs,
        crl_sign=not signs,
        encipher_only=False,
        decipher_only=False,
    )


def _write(path: Path, data: bytes) -> None:
    path.touch(mode=0o600)
    path.write_bytes(data)
