"""The story: a history replayed, its letter followed step by step, what stood unanswered, the evidence proved."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from detente.cli.demo.cast import Cast, Station
from detente.cli.demo.ending import owed, unanswered
from detente.cli.demo.proof import prove
from detente.cli.demo.rows import Deed, Scene, Spoken
from detente.cli.demo.script import Script
from detente.cli.demo.stage import Stage
from detente.cli.demo.writing import DEMONSTRATION, answer_to, fields_of
from detente.cli.output import when
from detente.kernel import DispatchId, PartyName
from detente.station.commands.save_draft import save_draft
from detente.station.commands.sign_in import make_link
from detente.station.queries.dispatches import dispatch
from detente.station.queries.evidence import evidence
from detente.station.queries.ledger import ledger
from detente.station.views import LifeFact

MARK = "DEMO"  # in the place of an event, where there is none
OFFER = "rules_agreement"
NO_AGREEMENT = "no such agreement on rules is on record"
NO_HISTORY = "no reply of Moscow to this letter is on record: the reply below is a demonstration"


class Story:
    """Tells one script on one cast."""

    def __init__(self, cast: Cast, script: Script) -> None:
        self._cast = cast
        self._script = script
        self._stage = Stage(cast, script)

    def begin(self) -> None:
        """Replay everything before the letter."""
        click.echo(f"\n{self._script.title}\n")
        self._tell(self._script.until(self._script.letter))
        self._cast.clock.set(self._script.starts(self._letter))

    def prepare_letter(self) -> None:
        """Leave the letter as a draft on the sender's desk."""
        letter = self._letter
        sender = self._cast.stations[letter.sender]
        save_draft(sender.house, self._stage.author(letter.sender), fields_of(self._script, letter, self._stage.ids))

    def tell_letter(self) -> None:
        """Release the letter and follow it to the other side and back."""
        letter, place = self._letter, self._script.scenes.index(self._letter)
        click.echo(f"\nthe letter ({letter.event}), {self._script.day(letter)}: {self._subject(letter)}")
        self._stage.play(letter, tell=True)
        self._stage.settle()
        self._facts(("received", "opened"))
        click.echo("")
        self._tell(self._script.scenes[place + 1 :])

    def tell_end(self) -> None:
        """Say what stood unanswered, as the stations' own records have it."""
        self._stage.settle()
        day = self._cast.clock.now().iso[:10]
        click.echo(f"\nunanswered on {day}, by the record of the stations:")
        for line in unanswered(self._script, self._cast, self._stage.ids, day):
            click.echo(f"  {line}")
        for agreed in (scene for scene in self._script.scenes if isinstance(scene, Deed) and scene.type == OFFER):
            self._tell_owed(agreed)

    def _tell_owed(self, agreed: Deed) -> None:
        """Say what the rules of an agreement find at the station that offered it."""
        mark = f"{MARK}  {NO_AGREEMENT}; " if agreed.shown else ""
        click.echo(f"\n{mark}{self._subject(agreed)}, as the station of {agreed.sender} computes it:")
        for line in owed(self._cast, agreed):
            click.echo(f"  {line}")

    def tell_demonstration(self) -> None:
        """Show how an answer would look, marked as no history, and the whole life of the letter."""
        click.echo(f"\n{NO_HISTORY}")
        letter = self._letter
        sender = letter.to[0]
        self._stage.send(sender, DEMONSTRATION, answer_to(self._script, letter, self._stage.ids))
        self._stage.settle()
        click.echo(f"  DEMONSTRATION  {sender} → {letter.sender}  reply (hold): {self._subject(letter)}")
        self._stage.wait(lambda: not self._missing(), "witness")
        self._stage.wait(self._all_witnessed, "witness")
        addressee = PartyName(self._script.name(sender))
        rows = {row.member: row.state for row in dispatch(self._sender.house, self._id).replies}
        click.echo(f"\nthe life of the letter: {rows[addressee]} by {addressee}, as a demonstration")
        self._facts(())

    def _tell(self, scenes: Iterable[Scene]) -> None:
        for scene in scenes:
            self._stage.play(scene)
            told = self._sent(scene) if isinstance(scene, Deed) else _said(scene)
            event = MARK if isinstance(scene, Deed) and scene.shown else scene.event
            click.echo(f"  {self._script.day(scene)}  {event:4} {told}")

    def _sent(self, deed: Deed) -> str:
        kind = deed.body.get("step") or deed.body.get("kind")
        what = f"{deed.type.replace('_', ' ')}{f' ({kind})' if kind else ''}"
        mark = "[DEMONSTRATION] " if deed.shown else ""
        return f"{deed.sender} → {' '.join(deed.to)}  {mark}{what}: {self._subject(deed)}"

    @property
    def _letter(self) -> Deed:
        deeds = (scene for scene in self._script.scenes if isinstance(scene, Deed))
        return next(deed for deed in deeds if deed.name == self._script.letter)

    @property
    def _sender(self) -> Station:
        return self._cast.stations[self._letter.sender]

    @property
    def _id(self) -> DispatchId:
        return self._stage.ids[self._letter.name]

    def _subject(self, deed: Deed) -> str:
        return deed.subject or self._script.events[deed.event].title

    def _missing(self) -> list[LifeFact]:
        return [fact for fact in dispatch(self._sender.house, self._id).life if fact.at is None]

    def _all_witnessed(self) -> bool:
        """Whether every entry of the sender's ledger stands under a cosigned head."""
        seen = ledger(self._sender.house)
        return seen.witnessed_size == seen.size

    def _facts(self, steps: tuple[str, ...]) -> None:
        """Print facts of the letter's life; all where none is named."""
        for fact in dispatch(self._sender.house, self._id).life:
            if not steps or fact.step in steps:
                proof = f"  proof {fact.proof[:16]}…" if fact.proof else ""
                who = " ".join(part for part in (fact.peer or "", fact.detail) if part)
                click.echo(f"  {fact.step:10} {when(fact.at)}  {who}{proof}")

    def write_evidence(self, output: Path) -> Path:
        """Write the evidence bundle of the letter and its answer."""
        output.mkdir(parents=True, exist_ok=True)
        bundle = output / "letter-2022-02-10.evidence.zip"
        bundle.write_bytes(evidence(self._sender.house, self._id))
        click.echo(f"\nevidence bundle  {bundle}  {bundle.stat().st_size} bytes")
        return bundle

    def prove(self, bundle: Path) -> None:
        """With every station stopped, verify the bundle as a third party would; then alter one byte and be refused."""
        prove(bundle)

    def invite(self) -> None:
        """Print where to sign in, and with what to sign."""
        letter = self._letter
        where = f"the letter lies as a draft on the desk of {letter.sender}"
        click.echo(f"\nit is the morning of {self._script.day(letter)}; {where}\n")
        for station in self._cast:
            click.echo(f"{station.row.code}  {station.desk}   public page {station.desk}/public")
            for login, passphrase in station.passphrases.items():
                link = f"{station.desk}/sign-in/link/{make_link(station.house, login)}"
                click.echo(f"  one-time link {link}")
                click.echo(f"  {'':13} login {login}, passphrase {passphrase}")
        click.echo("\nstays up until Ctrl-C")


def _said(said: Spoken) -> str:
    return (
        f"in public, recorded by {' '.join(said.recorded_by)}  {said.kind.replace('_', ' ')}: {said.by or said.party}"
    )
