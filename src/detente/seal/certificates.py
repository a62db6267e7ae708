"""The certificate of a station's own door, pinned in its keyset (X.509, RFC 5280; self-signed, one use)."""

from __future__ import annotations

import datetime as dt
import ipaddress

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

NAME_LIMIT = 64


def make_certificate(name: str, not_before: int, not_after: int, host: str = "127.0.0.1") -> tuple[bytes, bytes]:
    """Make a P-256 key and a certificate for it; return the key (PEM) and the certificate (DER).

    ECDSA because every TLS 1.3 stack takes it. Times are seconds since 1970; the party's name is cut to what a common
    name may hold, and decides nothing: the whole certificate is pinned.
    """
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name[:NAME_LIMIT])])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(_moment(not_before))
        .not_valid_after(_moment(not_after))
        .add_extension(x509.SubjectAlternativeName(_alternatives(host, name)), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return pem, certificate.public_bytes(serialization.Encoding.DER)


def _moment(seconds: int) -> dt.datetime:
    return dt.datetime.fromtimestamp(seconds, tz=dt.UTC)


def _alternatives(host: str, party: str) -> list[x509.GeneralName]:
    """Where the door is, from outside and from its own machine, and whose it is."""
    names = (host, "127.0.0.1", "localhost", party)
    return [_alternative(name) for name in dict.fromkeys(names) if name.isascii()]


def _alternative(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(host))
    except ValueError:
        return x509.DNSName(host)
