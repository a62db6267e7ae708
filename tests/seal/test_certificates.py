"""The certificate of a door: the only thing a peer trusts, and enough for a TLS 1.3 handshake."""

import ssl
import time
from pathlib import Path

import pytest
from cryptography import x509

from detente.seal.certificates import make_certificate

NOW = int(time.time())


def server(folder: Path, name: str) -> tuple[ssl.SSLContext, bytes]:
    key, certificate = make_certificate(name, NOW - 60, NOW + 3600)
    (folder / name).write_text(key.decode() + ssl.DER_cert_to_PEM_cert(certificate))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / name)
    return context, certificate


def client(certificate: bytes, *, check: bool = False) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    context.check_hostname = check
    context.load_verify_locations(cadata=certificate)
    return context


def handshake(ours: ssl.SSLContext, theirs: ssl.SSLContext, host: str | None = None) -> str | None:
    """Both ends in memory, until the client is done."""
    up, down = ssl.MemoryBIO(), ssl.MemoryBIO()
    near = ours.wrap_bio(down, up, server_hostname=host)
    far = theirs.wrap_bio(up, down, server_side=True)
    for end in (near, far, near):
        try:
            end.do_handshake()
        except ssl.SSLWantReadError:
            continue
    return near.version()


def test_the_certificate_is_all_a_peer_needs(tmp_path: Path) -> None:
    door, certificate = server(tmp_path, "a.example")
    assert handshake(client(certificate), door) == "TLSv1.3"


def test_another_certificate_of_the_same_name_is_refused(tmp_path: Path) -> None:
    door, _ = server(tmp_path, "a.example")
    _, other = make_certificate("a.example", NOW - 60, NOW + 3600)
    with pytest.raises(ssl.SSLCertVerificationError):
        handshake(client(other), door)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "a.example"])
def test_names_of_the_door(tmp_path: Path, host: str) -> None:
    door, certificate = server(tmp_path, "a.example")
    assert handshake(client(certificate, check=True), door, host) == "TLSv1.3"


def test_times_and_use() -> None:
    _, der = make_certificate("a" * 80, NOW, NOW + 5, host="10.0.0.7")
    certificate = x509.load_der_x509_certificate(der)
    assert int(certificate.not_valid_before_utc.timestamp()) == NOW
    assert int(certificate.not_valid_after_utc.timestamp()) == NOW + 5
    assert not certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
