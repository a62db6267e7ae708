"""The event stream of the desk: that something changed, never what it says (server-sent events).

A reader resumes with `Last-Event-ID`; when the changes in between are no longer kept, `reload` asks for a fresh page.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from detente.app import check_ticket
from detente.gate.pulse import Pulse
from detente.seal import canonical
from detente.station.house import House
from detente.station.queries.changes import change_range, changes_since
from detente.station.views import Change

HEARTBEAT_SECONDS = 15.0
BATCH = 200


def event_stream(house: House, pulse: Pulse) -> object:
    """Return the handler of GET /events?ticket=…; 403 without a valid ticket."""

    async def handler(request: Request) -> Response:
        if check_ticket(house, request.query_params.get("ticket", "")) is None:
            return Response(status_code=403)
        last = request.headers.get("last-event-id") or request.query_params.get("after", "")
        return StreamingResponse(
            _events(house, pulse, last),
            media_type="text/event-stream",
            headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
        )

    return handler


async def _events(house: House, pulse: Pulse, last: str) -> AsyncIterator[str]:
    first, newest = await asyncio.to_thread(change_range, house)
    seen = int(last) if last.isdigit() and len(last) < 19 else newest  # noqa: PLR2004  (more digits than any id has)
    yield f"retry: 2000\nid: {seen}\nevent: hello\ndata: {{}}\n\n"
    if seen > newest or seen < first - 1:
        yield f"id: {newest}\nevent: reload\ndata: {{}}\n\n"
        seen = newest
    while not pulse.stopping:
        waiting = asyncio.ensure_future(pulse.wait(HEARTBEAT_SECONDS))
        changes = await asyncio.to_thread(changes_since, house, seen, BATCH)
        for change in changes:
            seen = change.id
            yield _line(change)
        await waiting
        if not changes:
            yield ": still here\n\n"


def _line(change: Change) -> str:
    data = {"area": change.area, "id": change.id, "kind": change.kind, "ref": change.ref}
    return f"id: {change.id}\nevent: change\ndata: {canonical.encode(data).decode()}\n\n"
