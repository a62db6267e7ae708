"""The application other stations talk to, over TLS with a pinned certificate."""

from __future__ import annotations

import asyncio
import hashlib

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from detente.errors import DetenteError
from detente.gate.problems import problem_response, read_limited
from detente.seal import canonical
from detente.station.commands.carry import heard_from
from detente.station.commands.cosign import cosign
from detente.station.commands.receive_consignment import Taken, receive_consignment
from detente.station.commands.receive_receipts import receive_receipts
from detente.station.house import House
from detente.station.queries.publication import keyset_file, witnessed_checkpoint

RECEIPTS = "application/vnd.detente.receipts.v1"
PARCEL_LIMIT = 16 << 20  # reference § 18
RECEIPT_LIMIT = 1 << 20
WITNESS_LIMIT = 128 << 10
REFUSED_STATUS = 409
TILE_CACHE = "public, max-age=31536000, immutable"


class Machines:
    """One handler per resource, each a thin skin over one use case."""

    def __init__(self, house: House) -> None:
        self._house = house

    async def consignments(self, request: Request) -> Response:
        """POST /line/consignments: a parcel with its ciphertext; answered with signed receipts."""
        taken = await asyncio.to_thread(self._take, await read_limited(request, PARCEL_LIMIT))
        headers = {"Detente-Code": taken.code} if taken.code else {}
        return Response(taken.receipts, REFUSED_STATUS if taken.code else 200, headers, RECEIPTS)

    def _take(self, data: bytes) -> Taken:
        taken = receive_consignment(self._house, data)
        heard_from(self._house, taken.sender)
        return taken

    async def receipts(self, request: Request) -> Response:
        """POST /line/receipts: receipts for parcels of this station."""
        await asyncio.to_thread(self._note, await read_limited(request, RECEIPT_LIMIT))
        return Response(status_code=204)

    def _note(self, data: bytes) -> None:
        for sender in receive_receipts(self._house, data):
            heard_from(self._house, sender)

    async def hello(self, _: Request) -> Response:
        """GET /line/hello: who answers here; the sign of life of a line test."""
        body = canonical.encode({"keyset": self._house.keyset, "party": self._house.party})
        return Response(body, media_type="application/json")

    async def keyset(self, _: Request) -> Response:
        """GET /keyset: the public keyset, to be trusted only after its fingerprint was compared."""
        return Response(await asyncio.to_thread(keyset_file, self._house), media_type="application/json")

    async def add_checkpoint(self, request: Request) -> Response:
        """POST /witness/add-checkpoint (C2SP tlog-witness)."""
        answer = await asyncio.to_thread(cosign, self._house, await read_limited(request, WITNESS_LIMIT))
        return Response(answer.body, answer.status, media_type=answer.content_type)

    async def monitoring(self, request: Request) -> Response:
        """GET /witness/<hex SHA-256 of origin>/checkpoint: the last head cosigned here for that log."""
        note = await asyncio.to_thread(witnessed_checkpoint, self._house, request.path_params["origin"])
        return Response(note or b"", 200 if note else 404, media_type="text/plain; charset=utf-8")

    async def ledger(self, request: Request) -> Response:
        """GET /ledger/checkpoint and /ledger/tile/…: the public files of the log (C2SP tlog-tiles)."""
        path = request.path_params["path"]
        data = await asyncio.to_thread(self._house.tiles.read, path)
        if data is None:
            return Response(status_code=404)
        if path == "checkpoint":
            return Response(data, headers={"Cache-Control": "no-cache"}, media_type="text/plain; charset=utf-8")
        headers = {"Cache-Control": TILE_CACHE, "ETag": f'"{hashlib.sha256(data).hexdigest()[:32]}"'}
        return Response(data, headers=headers, media_type="application/octet-stream")


async def _on_error(_: Request, problem: Exception) -> Response:
    assert isinstance(problem, DetenteError)
    return problem_response(problem)


def machine_app(house: House) -> Starlette:
    """Build the ASGI application of the line's door."""
    at = Machines(house)
    routes = [
        Route("/line/consignments", at.consignments, methods=["POST"]),
        Route("/line/receipts", at.receipts, methods=["POST"]),
        Route("/line/hello", at.hello),
        Route("/keyset", at.keyset),
        Route("/witness/add-checkpoint", at.add_checkpoint, methods=["POST"]),
        Route("/witness/{origin}/checkpoint", at.monitoring),
        Route("/ledger/{path:path}", at.ledger),
    ]
    return Starlette(routes=routes, exception_handlers={DetenteError: _on_error})
