"""The stage: scenes played on stations that run as processes of their own, over their real lines.

A dispatch is released at its sender's station; that station's process carries it; when the addressee's process has it,
an officer there opens it. Whoever sends next first reads what has come in; what it refers to is with everybody before,
and the clock moves when everything has arrived: so each acts on what it could know, and all read one order.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

import click

from detente.cli.demo.cast import Cast, Station
from detente.cli.demo.rows import Deed, Scene, Spoken
from detente.cli.demo.script import Script
from detente.cli.demo.writing import fields_of, public_event_of
from detente.errors import WorldError
from detente.kernel import DispatchId, Officer
from detente.station.commands.freeze_draft import freeze_draft
from detente.station.commands.open_dispatch import open_dispatch
from detente.station.commands.record_event import record_event
from detente.station.commands.release import release_with
from detente.station.commands.save_draft import save_draft
from detente.station.views import DraftFields

PATIENCE_SECONDS = 60
PAUSE_SECONDS = 0.02


class Coming(NamedTuple):
    """A dispatch on its way to a station; `named` are itself and what it refers to."""

    code: str
    id: DispatchId
    named: frozenset[str]


class Stage:
    """`ids` are the dispatches sent so far, by key."""

    def __init__(self, cast: Cast, script: Script) -> None:
        self.ids: dict[str, DispatchId] = {}
        self._cast = cast
        self._script = script
        self._keys = {code: station.keys() for code, station in cast.stations.items()}
        self._coming: list[Coming] = []
        self._sent: list[tuple[str, DispatchId, str]] = []

    def author(self, code: str) -> Officer:
        """The officer who drafts and opens at a station."""
        return self._keys[code][0][0]

    def play(self, scene: Scene, *, tell: bool = False) -> None:
        """Play one scene on its day."""
        if self._script.starts(scene) > self._cast.clock.now():
            self._arrive(lambda _: True)
            self._cast.clock.set(self._script.starts(scene))
        if isinstance(scene, Deed):
            fields = fields_of(self._script, scene, self.ids)
            about = {id_ for _, id_ in fields.refs}
            self._arrive(lambda coming: coming.code == scene.sender or bool(coming.named & about))
            self.send(scene.sender, scene.name, fields, tell=tell)
        else:
            self._arrive(lambda coming: coming.code in scene.recorded_by)
            self._enter(scene)

    def send(self, code: str, key: str, fields: DraftFields, *, tell: bool = False) -> None:
        """Release a dispatch; it is carried and opened while others act."""
        id_ = self.ids[key] = self._release(self._cast.stations[code], code, fields, tell=tell)
        names = {station.party.name: station.row.code for station in self._cast}
        for party, _ in fields.to:
            self._coming.append(Coming(names[party], id_, frozenset({id_, *(ref for _, ref in fields.refs)})))
            self._sent.append((code, id_, party))

    def settle(self) -> None:
        """Wait until everything sent is open and its senders hold the receipts."""
        self._arrive(lambda _: True)
        self.wait(self._all_receipted, "receipt of opening")

    def _release(self, station: Station, code: str, fields: DraftFields, *, tell: bool) -> DispatchId:
        author = self.author(code)
        draft = freeze_draft(station.house, author, save_draft(station.house, author, fields).id)
        for officer, key in self._keys[code]:
            outcome = release_with(station.house, officer, draft.id, draft.fingerprint or "", key)
            if tell:
                click.echo(f"  released by {officer.name}: {outcome.signed} of {outcome.needed}")
            if outcome.dispatch:
                return outcome.dispatch
        raise WorldError("adapters.store_failed", problem=f"{draft.needed} signatures needed")

    def _enter(self, said: Spoken) -> None:
        for code in said.recorded_by:
            event = public_event_of(self._script, said, self.ids, code)
            record_event(self._cast.stations[code].house, self.author(code), event)

    def _arrive(self, wanted: Callable[[Coming], bool]) -> None:
        """Wait for what is on its way, as far as it is wanted, and let the addressee's officer open it."""
        for coming in [coming for coming in self._coming if wanted(coming)]:
            self.wait(partial(self._has, coming), "delivery")
            open_dispatch(self._cast.stations[coming.code].house, self.author(coming.code), coming.id)
            self._coming.remove(coming)

    def _has(self, coming: Coming) -> bool:
        with self._cast.stations[coming.code].house.store.read() as tx:
            return tx.dispatch(coming.id) is not None

    def _all_receipted(self) -> bool:
        return all(self._receipted(code) for code in self._cast.stations)

    def _receipted(self, code: str) -> bool:
        """Whether a station holds the receipt of opening for everything it sent, from every addressee."""
        wanted = {(id_, party) for sender, id_, party in self._sent if sender == code}
        with self._cast.stations[code].house.store.read() as tx:
            facts = tx.facts(sorted({id_ for id_, _ in wanted}))
        return wanted <= {(fact.dispatch, fact.peer) for fact in facts if fact.step == "opened"}

    def wait(self, condition: Callable[[], bool], what: str) -> None:
        """Wait for a fact to appear in the record; raise when it does not."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not condition():
            if time.monotonic() > deadline:
                raise WorldError("adapters.store_failed", problem=f"no {what} within {PATIENCE_SECONDS} s")
            time.sleep(PAUSE_SECONDS)
