"""The doors of running stations: TLS 1.3 with the pinned key only, limits, problems, tiles, witness, events."""

from __future__ import annotations

import asyncio
import hashlib
import http.client
import json
import socket
import ssl
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from tests.serve.running import Running, eventually, found_running

from detente.adapters.circuits.https import HttpsCircuit
from detente.app import event_ticket
from detente.errors import TheirsError, WorldError
from detente.ledger.tiles import TileReader
from detente.seal.certificates import make_certificate
from detente.seal.checkpoints import read_head
from detente.seal.keyset import Endpoint, parse_keyset
from detente.station.commands.open_dispatch import open_dispatch
from detente.station.commands.save_draft import save_draft
from detente.station.queries.dispatches import dispatch, dispatches
from detente.station.queries.ledger import ledger
from detente.station.queries.lines import lines
from detente.station.views import DraftFields
from detente.testing import officer_of, send_letter, send_reply


@pytest.fixture(scope="module")
def trio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Running]]:
    running = found_running(tmp_path_factory.mktemp("trio"), "a.example", "b.example", "c.example")
    for station in running:
        station.start()
    yield running
    for station in running:
        station.close()


def endpoint(running: Running) -> Endpoint:
    return running.station.keyset.endpoints[0]


async def ask(work):
    circuit = HttpsCircuit()
    try:
        return await work(circuit)
    finally:
        await circuit.close()


def test_a_letter_crosses_the_line_and_is_answered(trio: list[Running]) -> None:
    a, b, c = trio
    letter = send_letter(a.station, b.station)
    eventually(lambda: dispatch(a.house, letter).row.state == "RECEIVED")
    open_dispatch(b.house, officer_of(b.station), letter)
    eventually(lambda: dispatch(a.house, letter).row.state == "UNANSWERED")
    reply = send_reply(b.station, a.station, letter)
    eventually(lambda: any(row.id == reply for row in dispatches(a.house)))
    open_dispatch(a.house, officer_of(a.station), reply)
    assert dispatch(a.house, letter).row.state == "HELD"
    eventually(lambda: all(fact.at is not None for fact in dispatch(a.house, letter).life), "witnessed by C")
    eventually(lambda: ledger(a.house).witnessed_size == ledger(a.house).size)
    eventually(lambda: {line.state for line in lines(a.house)} == {"good"})
    assert ledger(c.house).refusals == ()


def test_only_tls_1_3_with_the_pinned_certificate(trio: list[Running]) -> None:
    host, port = urlsplit(trio[0].addresses["line"]).netloc.split(":")
    old = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    old.check_hostname, old.verify_mode, old.maximum_version = False, ssl.CERT_NONE, ssl.TLSVersion.TLSv1_2
    with socket.create_connection((host, int(port))) as plain, pytest.raises(ssl.SSLError):
        old.wrap_socket(plain)
    _, another = make_certificate("a.example", 1, 4102444800)
    with pytest.raises(WorldError, match=r"adapters\.not_the_peer"):
        asyncio.run(
            ask(lambda circuit: circuit.fetch(Endpoint("https", endpoint(trio[0]).url, another), "/line/hello"))
        )


def test_nobody_there(trio: list[Running]) -> None:
    silent = Endpoint("https", "https://127.0.0.1:9", endpoint(trio[0]).certificate)
    with pytest.raises(WorldError, match=r"adapters\.unreachable"):
        asyncio.run(ask(lambda circuit: circuit.fetch(silent, "/line/hello")))


@pytest.mark.parametrize(
    ("path", "content", "code"),
    [
        ("/line/consignments", b"nonsense", "seal.bad_frames"),
        ("/line/consignments", b"x" * ((16 << 20) + 1), "adapters.too_large"),
        ("/line/receipts", b"nonsense", "seal.bad_frames"),
        ("/line/receipts", b"x" * ((1 << 20) + 1), "adapters.too_large"),
        ("/witness/add-checkpoint", b"nonsense", "HTTP 400"),
        ("/nowhere", b"", "HTTP 404"),
    ],
)
def test_a_peer_gets_a_stable_code(trio: list[Running], path: str, content: bytes, code: str) -> None:
    with pytest.raises((TheirsError, WorldError)) as caught:
        asyncio.run(ask(lambda circuit: circuit.deliver(endpoint(trio[1]), path, content, "application/octet-stream")))
    assert caught.value.fields.get("code", caught.value.code) in (code, "adapters.unreachable")
    assert caught.value.fields.get("code") == code or len(content) > 1 << 20, "a huge upload may be cut off instead"


def test_anybody_may_read_the_public_ledger(trio: list[Running]) -> None:
    a = trio[0]
    eventually(lambda: a.house.tiles.read("checkpoint") is not None)
    note = asyncio.run(ask(lambda circuit: circuit.fetch(endpoint(a), "/ledger/checkpoint")))
    head = read_head(note, a.house.origin, a.station.keyset.log_keys)

    def read(path: str) -> bytes | None:
        try:
            return asyncio.run(ask(lambda circuit: circuit.fetch(endpoint(a), f"/ledger/{path}")))
        except TheirsError:
            return None

    assert TileReader(head.size, read).root() == head.root
    assert read("../station.toml") is None
    assert read("tile/0/x001") is None
    data = asyncio.run(ask(lambda circuit: circuit.fetch(endpoint(a), "/keyset")))
    assert parse_keyset(data).statement == a.station.keyset.statement


def test_a_witness_publishes_what_it_cosigned(trio: list[Running]) -> None:
    a, c = trio[0], trio[2]
    place = f"/witness/{hashlib.sha256(a.house.origin.encode()).hexdigest()}/checkpoint"
    eventually(lambda: ledger(a.house).witnessed_size > 0)
    note = asyncio.run(ask(lambda circuit: circuit.fetch(endpoint(c), place)))
    assert read_head(note, a.house.origin, a.station.keyset.log_keys).size > 0
    with pytest.raises(TheirsError):
        asyncio.run(ask(lambda circuit: circuit.fetch(endpoint(c), f"/witness/{'0' * 64}/checkpoint")))


def read_events(running: Running, path: str, count: int) -> list[str]:
    """Open the event stream and read some events."""
    connection = http.client.HTTPConnection(urlsplit(running.addresses["desk"]).netloc, timeout=10)
    connection.request("GET", path)
    answer = connection.getresponse()
    assert answer.status == 200
    assert answer.headers["Content-Type"].startswith("text/event-stream")
    events, lines_ = [], []
    while len(events) < count:
        line = answer.readline().decode().rstrip("\n")
        if line:
            lines_.append(line)
        elif lines_:
            events.append("\n".join(lines_))
            lines_ = []
    connection.close()
    return events


def test_live_pages_hear_that_something_changed_and_not_what(trio: list[Running]) -> None:
    a = trio[0]
    ticket = event_ticket(a.house, "desk")
    with a.house.store.read() as tx:
        last = tx.change_range()[1]
    secret = "Subject that must not travel"
    fields = DraftFields(type="letter", subject=secret)
    save_draft(a.house, officer_of(a.station), fields)
    hello, change = read_events(a, f"/events?ticket={ticket}&after={last}", 2)
    assert "event: hello" in hello
    data = json.loads(change.split("data: ", 1)[1])
    assert (data["area"], data["kind"]) == ("line", "draft")
    assert secret not in change


def test_the_stream_needs_a_ticket(trio: list[Running]) -> None:
    for ticket in ("", "desk.9999999999.forged", event_ticket(trio[1].house, "desk")):
        connection = http.client.HTTPConnection(urlsplit(trio[0].addresses["desk"]).netloc, timeout=10)
        connection.request("GET", f"/events?ticket={ticket}")
        assert connection.getresponse().status == 403
        connection.close()


def test_a_dead_line_is_known_and_comes_back(tmp_path: Path) -> None:
    a, b = found_running(tmp_path, "a.example", "b.example")
    try:
        a.start()
        letter = send_letter(a.station, b.station, precedence="FLASH")
        eventually(lambda: lines(a.house)[0].state == "down")
        assert dispatch(a.house, letter).row.state == "NOT DELIVERED"
        b.start()
        eventually(lambda: dispatch(a.house, letter).row.state == "RECEIVED")
        eventually(lambda: lines(a.house)[0].state == "good")
        assert a.stop() == 0, "told to stop, it stops in order"
    finally:
        a.close()
        b.close()
