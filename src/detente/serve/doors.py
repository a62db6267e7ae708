"""The two doors as uvicorn servers: the line's with TLS 1.3 and the own certificate, the desk's on loopback."""

from __future__ import annotations

import os
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import uvicorn

LOOPBACK = "127.0.0.1"
GRACE_SECONDS = 2


class Door(uvicorn.Server):
    """A server that leaves signals to whoever runs the house."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Do nothing: one handler serves both doors."""
        yield


def _config(app: Any, port: int) -> uvicorn.Config:
    return uvicorn.Config(
        app, host=LOOPBACK, port=port, log_config=None, access_log=False, server_header=False, lifespan="off",
        timeout_graceful_shutdown=GRACE_SECONDS, timeout_keep_alive=300, proxy_headers=False, ws="none",
    )  # fmt: skip


def desk_door(app: Any, port: int) -> Door:
    """The people's door, plain HTTP on loopback; a ministry puts its own TLS front before it."""
    return Door(_config(app, port))


def line_door(app: Any, port: int, key_pem: bytes, certificate_pem: str) -> Door:
    """The machines' door, TLS 1.3 only."""
    config = _config(app, port)
    config.load()
    config.ssl = _context(key_pem, certificate_pem.encode())
    return Door(config)


def _context(key_pem: bytes, certificate_pem: bytes) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    # OpenSSL reads keys from files only; an anonymous one keeps the private key off the disk
    handle = os.memfd_create("line", os.MFD_CLOEXEC)
    try:
        os.write(handle, certificate_pem + key_pem)
        context.load_cert_chain(f"/proc/self/fd/{handle}")
    finally:
        os.close(handle)
    return context
