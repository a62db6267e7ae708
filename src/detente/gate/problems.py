"""Errors for machines: problem documents (RFC 9457) with a stable code; and bodies read within a limit."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from detente.errors import DetenteError, TheirsError
from detente.seal import canonical

PROBLEM = "application/problem+json"


def problem_response(problem: DetenteError) -> Response:
    """Say what was refused: status, code and fields; the sentence in English for a log."""
    body = canonical.encode(
        {
            "code": problem.code,
            "detail": problem.sentence.hint.format_map(problem.fields),
            "fields": dict(problem.fields),
            "status": problem.status,
            "title": problem.sentence.message.format_map(problem.fields),
            "type": "about:blank",
        }
    )
    return Response(body, problem.status, {"Detente-Code": problem.code}, PROBLEM)


async def read_limited(request: Request, limit: int) -> bytes:
    """Read the whole body; raise `adapters.too_large` as soon as it grows beyond `limit` bytes."""
    declared = request.headers.get("content-length", "0")
    if declared.isdigit() and int(declared) > limit:
        raise TheirsError("adapters.too_large", limit=limit)
    chunks, size = [], 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > limit:
            raise TheirsError("adapters.too_large", limit=limit)
        chunks.append(chunk)
    return b"".join(chunks)
