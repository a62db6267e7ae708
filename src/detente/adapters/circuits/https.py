"""The HTTPS circuit: TLS 1.3, the peer's certificate pinned by its keyset, connections kept alive.

The certificate in the keyset is the only trust anchor of the connection; no public authority is asked and no host name
matters. Content security does not depend on it (docs/spec/line.md § circuits).
"""

from __future__ import annotations

import asyncio
import io
import ssl
from typing import Any

import aiohttp

from detente.errors import TheirsError, WorldError
from detente.kernel import Digest
from detente.seal.keyset import Endpoint
from detente.seal.problems import read_problem

TIMEOUT_SECONDS = 10
STREAMED = 1 << 19
HANG_UP_SECONDS = 0.1  # TLS connections end in the turns of the loop after they were closed
ANSWER_LIMIT = 1 << 20  # receipts and cosignatures; nothing larger is ever an answer


class HttpsCircuit:
    """Implements `station.ports.Circuit`; one session per pinned certificate."""

    def __init__(self) -> None:
        self._sessions: dict[str, aiohttp.ClientSession] = {}

    def _session(self, endpoint: Endpoint) -> aiohttp.ClientSession:
        pin = Digest.of(endpoint.certificate)
        if pin not in self._sessions:
            connector = aiohttp.TCPConnector(ssl=_pinned(endpoint.certificate), limit=8, keepalive_timeout=300)
            self._sessions[pin] = aiohttp.ClientSession(
                connector=connector,
                timeout=aiohttp.ClientTimeout(total=TIMEOUT_SECONDS),
                trust_env=False,
                auto_decompress=False,
                skip_auto_headers=("User-Agent",),
            )
        return self._sessions[pin]

    async def deliver(self, endpoint: Endpoint, path: str, content: bytes, media_type: str) -> bytes:
        """POST and return the body of the answer; see the port for errors."""
        # large bodies are streamed, so that sending one does not hold up the others
        data = io.BytesIO(content) if len(content) > STREAMED else content
        return await self._ask(endpoint, "POST", path, data=data, headers={"Content-Type": media_type})

    async def fetch(self, endpoint: Endpoint, path: str) -> bytes:
        """GET a public file."""
        return await self._ask(endpoint, "GET", path)

    async def _ask(self, endpoint: Endpoint, method: str, path: str, **more: Any) -> bytes:
        url = endpoint.url.rstrip("/") + path
        try:
            async with self._session(endpoint).request(method, url, allow_redirects=False, **more) as answer:
                body = await _read_whole(answer.content)
                return _checked(endpoint, answer.status, answer.headers, body)
        except (ssl.SSLError, aiohttp.ClientConnectorCertificateError, aiohttp.ClientConnectorSSLError) as problem:
            raise WorldError("adapters.not_the_peer", peer=endpoint.url) from problem
        except (aiohttp.ClientError, TimeoutError, OSError) as problem:
            raise WorldError("adapters.unreachable", peer=endpoint.url) from problem

    async def close(self) -> None:
        """Hang up every connection."""
        await asyncio.gather(*(session.close() for session in self._sessions.values()))
        self._sessions.clear()
        await asyncio.sleep(HANG_UP_SECONDS)


async def _read_whole(content: aiohttp.StreamReader) -> bytes:
    """Read to the end, or just past the limit: one read may return less than there is."""
    chunks, size = [], 0
    async for chunk in content.iter_any():
        chunks.append(chunk)
        size += len(chunk)
        if size > ANSWER_LIMIT:
            break
    return b"".join(chunks)


def _checked(endpoint: Endpoint, status: int, headers: Any, body: bytes) -> bytes:
    """Pass on what is an answer of the protocol: success, or a problem that carries signed receipts or a size."""
    carries = headers.get("Content-Type", "").split(";")[0]
    if len(body) > ANSWER_LIMIT:
        raise TheirsError("line.refused_by_peer", party=endpoint.url, code="adapters.too_large")
    if status in range(200, 300) or carries in ("application/vnd.detente.receipts.v1", "text/x.tlog.size"):
        return body
    code, numbers = read_problem(body)
    next_ = {"next": numbers["next"]} if "next" in numbers else {}
    raise TheirsError("line.refused_by_peer", party=endpoint.url, code=code or f"HTTP {status}", **next_)


def _pinned(certificate: bytes) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    context.check_hostname = False
    context.verify_mode = ssl.CERT_REQUIRED
    context.load_verify_locations(cadata=ssl.DER_cert_to_PEM_cert(certificate))
    return context
