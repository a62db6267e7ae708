"""The story: acts replayed, the letter followed step by step, the evidence proved."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import click

from detente.cli.demo.cast import Cast, Station
from detente.cli.demo.scenario import Deed, Script, Spoken
from detente.cli.output import when
from detente.errors import WorldError
from detente.kernel import DispatchId
from detente.seal.archive import read_zip, write_zip
from detente.station.commands.announce import announce
from detente.station.commands.freeze_draft import freeze_draft
from detente.station.commands.open_dispatch import open_dispatch
from detente.station.commands.release import release_with
from detente.station.commands.save_draft import save_draft
from detente.station.commands.sign_in import make_link
from detente.station.queries.dispatches import dispatch
from detente.station.queries.evidence import evidence
from detente.station.queries.ledger import ledger
from detente.station.views import Draft, DraftFields, LifeFact

PATIENCE_SECONDS = 30
PAUSE_SECONDS = 0.05
ALTERED = "items/1/inner.json"
NO_HISTORY = "no reply of Moscow to this letter is on record: the reply below is a demonstration"


class Story:
    """Tells one scenario on one cast."""

    def __init__(self, cast: Cast, script: Script) -> None:
        self._cast = cast
        self._script = script
        self._ids: dict[str, DispatchId] = {}
        self._keys = {name: station.keys() for name, station in cast.stations.items()}

    def begin(self) -> None:
        """Replay everything before the letter."""
        click.echo(f"\n{self._script.title}\n")
        for deed in self._script.before_letter():
            self._play(deed)
            click.echo(
                f"  {deed.declared}  {deed.event:9} {self._code(deed.sender):4} → {self._code(deed.to):4} {_what(deed)}"
            )
            self._speak(deed.event)

    def prepare_letter(self) -> None:
        """Leave the letter as a draft on the sender's desk."""
        letter = self._script.the_letter()
        station = self._cast.stations[letter.sender]
        save_draft(station.house, self._keys[letter.sender][0][0], self._fields(letter))

    def tell_letter(self) -> None:
        """Release the letter, follow it to the other side and back, and show its life as dated facts."""
        letter = self._script.the_letter()
        click.echo(f"\nthe letter ({letter.event}), {letter.declared}: {letter.subject}")
        self._play(letter, tell=True)
        self._speak(letter.event)
        click.echo(f"\n{NO_HISTORY}")
        for deed in self._script.after_letter():
            self._play(deed)
            click.echo(f"  {deed.traffic.upper()}  {self._code(deed.sender)} → {self._code(deed.to)}  {_what(deed)}")
        self._await(lambda: not self._missing(letter.event), "witness")
        self._await(self._all_witnessed, "witness")
        self._show(letter.event)

    def _play(self, deed: Deed, *, tell: bool = False) -> None:
        """Let officers release an act, wait for the receipt, let an officer of the other side open it."""
        sender, addressee = self._cast.stations[deed.sender], self._cast.stations[deed.to]
        id_ = self._release(sender, deed, tell=tell)
        self._ids[deed.event] = id_
        self._await(lambda: self._has(sender, id_, "received"), "receipt")
        open_dispatch(addressee.house, self._keys[deed.to][0][0], id_)
        self._await(lambda: self._has(sender, id_, "opened"), "receipt of opening")

    def _release(self, station: Station, deed: Deed, *, tell: bool) -> DispatchId:
        keys = self._keys[deed.sender]
        first = keys[0][0]
        draft = freeze_draft(station.house, first, save_draft(station.house, first, self._fields(deed)).id)
        for officer, key in keys:
            outcome = release_with(station.house, officer, draft.id, draft.fingerprint or "", key)
            if tell:
                click.echo(f"  released by {officer.name}: {outcome.signed} of {outcome.needed}")
            if outcome.dispatch:
                return outcome.dispatch
        raise WorldError("adapters.store_failed", problem=_unsigned(draft))

    def _fields(self, deed: Deed) -> DraftFields:
        office = self._cast.stations[deed.to].player.office
        return DraftFields(
            type=deed.type, office=self._cast.stations[deed.sender].player.office, to=((deed.to, office),),
            subject=deed.subject, precedence=deed.precedence, traffic=deed.traffic, declared=deed.declared,
            body=deed.body, refs=tuple((rel, self._ids[event]) for rel, event in deed.refs),
        )  # fmt: skip

    def _speak(self, event: str) -> None:
        """Record what was said in public about an act."""
        for said in self._script.announcement:
            if said.about == event:
                self._record(said)

    def _record(self, said: Spoken) -> None:
        station = self._cast.stations[said.recorded_by]
        announce(
            station.house, self._keys[said.recorded_by][0][0], self._ids[said.about], by=said.by, where=said.where,
            declared=said.declared, quote=said.quote, source=said.source, mode=said.mode,
        )  # fmt: skip
        click.echo(f"  {said.declared}  said in public by {self._code(said.by)}: {said.where}")

    def _life(self, station: Station, id_: DispatchId) -> tuple[LifeFact, ...]:
        return dispatch(station.house, id_).life

    def _has(self, station: Station, id_: DispatchId, step: str) -> bool:
        return any(fact.step == step and fact.at is not None for fact in self._life(station, id_))

    def _missing(self, event: str) -> list[str]:
        sender = self._cast.stations[self._script.the_letter().sender]
        return [fact.step for fact in self._life(sender, self._ids[event]) if fact.at is None]

    def _all_witnessed(self) -> bool:
        """Whether every entry of the sender's ledger stands under a cosigned head."""
        seen = ledger(self._cast.stations[self._script.the_letter().sender].house)
        return seen.witnessed_size == seen.size

    def _show(self, event: str) -> None:
        sender = self._cast.stations[self._script.the_letter().sender]
        view = dispatch(sender.house, self._ids[event])
        click.echo(f"\nthe life of the letter: {view.row.state}")
        for fact in view.life:
            proof = f"  proof {fact.proof[:16]}…" if fact.proof else ""
            click.echo(f"  {fact.step:10} {when(fact.at)}  {_who(fact)}{proof}")

    def write_evidence(self, output: Path) -> Path:
        """Write the evidence bundle of the letter and its answer."""
        letter = self._script.the_letter()
        output.mkdir(parents=True, exist_ok=True)
        bundle = output / "letter-2022-02-10.evidence.zip"
        bundle.write_bytes(evidence(self._cast.stations[letter.sender].house, self._ids[letter.event]))
        click.echo(f"\nevidence bundle  {bundle}  {bundle.stat().st_size} bytes")
        return bundle

    def prove(self, bundle: Path) -> None:
        """With every station stopped, verify the bundle as a third party would; then alter one byte and be refused."""
        click.echo("all stations stopped\n\n$ detente verify BUNDLE")
        if _verify(bundle) != 0:
            raise WorldError("adapters.store_failed", problem="the bundle did not verify")
        altered = bundle.with_name("altered.evidence.zip")
        files = read_zip(bundle.read_bytes())
        files[ALTERED] = bytes([*files[ALTERED][:-3], files[ALTERED][-3] ^ 1, *files[ALTERED][-2:]])
        altered.write_bytes(write_zip(files))
        click.echo(f"\none byte of {ALTERED} changed\n\n$ detente verify ALTERED")
        code = _verify(altered)
        if code == 0:
            raise WorldError("adapters.store_failed", problem="an altered bundle verified")
        click.echo(f"refused, exit code {code}")

    def invite(self) -> None:
        """Print where to sign in, and with what to sign."""
        letter = self._script.the_letter()
        where = f"the letter lies as a draft on the desk of {self._code(letter.sender)}"
        click.echo(f"\nit is the morning of {letter.declared}; {where}\n")
        for station in self._cast.stations.values():
            click.echo(f"{station.player.code}  {station.desk}   public page {station.desk}/public")
            for officer, _ in self._keys[station.player.name]:
                link = f"{station.desk}/sign-in/link/{make_link(station.house, officer.login)}"
                click.echo(f"  {officer.name:13} one-time link {link}")
                click.echo(f"  {'':13} login {officer.login}, passphrase {station.passphrases[officer.login]}")
        click.echo("\nstays up until Ctrl-C")

    def _code(self, party: str) -> str:
        return self._cast.stations[party].player.code

    def _await(self, condition: Callable[[], bool], what: str) -> None:
        """Wait for a fact to appear in the record; raise when it does not."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not condition():
            if time.monotonic() > deadline:
                raise WorldError("adapters.store_failed", problem=f"no {what} within {PATIENCE_SECONDS} s")
            time.sleep(PAUSE_SECONDS)


def _verify(bundle: Path) -> int:
    command = [sys.executable, "-m", "detente", "verify", str(bundle)]
    return subprocess.run(command, check=False).returncode  # noqa: S603  (our own program)


def _what(deed: Deed) -> str:
    kind = deed.body.get("kind")
    return f"{deed.type.replace('_', ' ')}{f' ({kind})' if kind else ''}: {deed.subject}"


def _who(fact: LifeFact) -> str:
    return " ".join(part for part in (fact.peer or "", fact.detail) if part)


def _unsigned(draft: Draft) -> str:
    return f"{draft.needed} signatures needed"
