"""`detente send|release|open|reply|announce|evidence`: acts of officers from a terminal."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from detente.app import open_house
from detente.cli.output import as_json, emit, explain, home_option
from detente.cli.people import read_passphrase
from detente.cli.reading import read_id
from detente.council.acts import REPLY_KINDS, ReplyKind
from detente.errors import OursError
from detente.kernel import Precedence, Traffic
from detente.station.actors import find_officer
from detente.station.commands.announce import announce as record_announcement
from detente.station.commands.freeze_draft import freeze_draft
from detente.station.commands.open_dispatch import open_dispatch
from detente.station.commands.release import release
from detente.station.commands.save_draft import discard_draft, save_draft
from detente.station.house import House
from detente.station.queries.dispatches import dispatch
from detente.station.queries.drafts import remarks
from detente.station.queries.evidence import evidence as evidence_bundle
from detente.station.views import DraftFields, Released

as_option = click.option("--as", "login", required=True, help="The officer who acts.")
passphrase_option = click.option(
    "--passphrase-file", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="Else it is asked for."
)
also_option = click.option(
    "--also", "others", multiple=True, metavar="LOGIN=FILE", help="Another officer who signs, with a passphrase file."
)
precedence_option = click.option(
    "--precedence", type=click.Choice([p.value for p in Precedence]), default="ROUTINE", show_default=True
)
traffic_option = click.option(
    "--traffic", type=click.Choice([t.value for t in Traffic]), default="live", show_default=True
)


@click.command()
@home_option
@as_option
@passphrase_option
@also_option
@click.option("--to", "addressees", multiple=True, metavar="PARTY=OFFICE", help="Addressee; may be repeated.")
@click.option("--subject", default="")
@click.option("--text", type=click.File("r", encoding="utf-8"), help="File with the text, - for standard input.")
@click.option("--language", default="en", show_default=True)
@click.option("--declared", default="", help="The date on the paper.")
@click.option("--repeats", help="Dispatch id of a proposal that this letter repeats.")
@click.option("--in-reply-to", help="Dispatch id this letter claims to answer.")
@precedence_option
@traffic_option
@as_json
def send(
    home: Path, login: str, passphrase_file: Path | None, others: tuple[str, ...], addressees: tuple[str, ...],
    subject: str, text: Any, language: str, declared: str, repeats: str | None, in_reply_to: str | None,
    precedence: str, traffic: str, *, json_: bool,
) -> None:  # fmt: skip
    """Write a letter and release it; it leaves when enough officers have signed."""
    house = open_house(home)
    refs = [(rel, read_id(id_)) for rel, id_ in (("repeats", repeats), ("in_reply_to", in_reply_to)) if id_]
    fields = DraftFields(
        type="letter", office=find_officer(house, login).office, to=_addressees(addressees), subject=subject,
        language=language, precedence=precedence, traffic=traffic, declared=declared,
        body={"paper": "letter", "text": text.read() if text else ""}, refs=tuple(refs),
    )  # fmt: skip
    sign_all(house, fields, login, passphrase_file, others, json_=json_)


def _addressees(pairs: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    split = [pair.partition("=") for pair in pairs]
    return tuple((party, office) for party, _, office in split)


def sign_all(
    house: House, fields: DraftFields, login: str, file: Path | None, others: tuple[str, ...], *, json_: bool
) -> None:
    """Save, check and release a draft with every officer named; say what was remarked, also when it is refused."""
    officer = find_officer(house, login)
    saved = save_draft(house, officer, fields)
    try:
        draft = freeze_draft(house, officer, saved.id)
    except OursError:
        explain(remarks(house, saved.id), json_=json_)
        discard_draft(house, officer, saved.id)
        raise
    if not json_:
        explain(remarks(house, saved.id), json_=False)
    fingerprint = draft.fingerprint or ""
    outcome = release(house, officer, draft.id, fingerprint, read_passphrase(file, login))
    for other in others:
        name, _, path = other.partition("=")
        outcome = release(house, find_officer(house, name), draft.id, fingerprint, read_passphrase(Path(path), name))
    _report(outcome, draft.id, fingerprint, json_=json_)


def _report(outcome: Released, draft_id: str, fingerprint: str, *, json_: bool) -> None:
    if json_:
        emit({
            "dispatch": outcome.dispatch, "draft": None if outcome.dispatch else draft_id, "fingerprint": fingerprint,
            "needed": outcome.needed, "signed": outcome.signed,
        })  # fmt: skip
    elif outcome.dispatch:
        click.echo(f"released and logged: {outcome.dispatch}")
    else:
        click.echo(
            f"signed {outcome.signed} of {outcome.needed}; not sent yet\ndraft {draft_id}\nfingerprint {fingerprint}"
        )


@click.command("release")
@home_option
@as_option
@passphrase_option
@click.argument("draft_id")
@click.argument("fingerprint")
@as_json
def release_(
    home: Path, login: str, passphrase_file: Path | None, draft_id: str, fingerprint: str, *, json_: bool
) -> None:
    """Sign a draft another officer has signed, after reading it."""
    house = open_house(home)
    outcome = release(house, find_officer(house, login), draft_id, fingerprint, read_passphrase(passphrase_file, login))
    _report(outcome, draft_id, fingerprint, json_=json_)


@click.command("open")
@home_option
@as_option
@click.argument("id_", metavar="ID")
@as_json
def open_(home: Path, login: str, id_: str, *, json_: bool) -> None:
    """Open a dispatch that arrived; the sender gets a signed receipt."""
    house = open_house(home)
    opened = open_dispatch(house, find_officer(house, login), read_id(id_))
    if json_:
        emit({"outcome": opened.outcome, "code": opened.code})
    else:
        click.echo(opened.outcome + (f" ({opened.code})" if opened.code else ""))


@click.command()
@home_option
@as_option
@passphrase_option
@also_option
@click.argument("id_", metavar="ID")
@click.option("--kind", required=True, type=click.Choice([k.value for k in ReplyKind]))
@click.option("--text", default="", help="The text of the reply.")
@click.option("--member", "members", multiple=True, metavar="NAME=VALUE", help="What the kind needs, as hold_reason=…")
@click.option("--declared", default="")
@precedence_option
@traffic_option
@as_json
def reply(
    home: Path, login: str, passphrase_file: Path | None, others: tuple[str, ...], id_: str, kind: str, text: str,
    members: tuple[str, ...], declared: str, precedence: str, traffic: str, *, json_: bool,
) -> None:  # fmt: skip
    """Reply to a dispatch: accept, hold, counter, decline and the other kinds."""
    house = open_house(home)
    answered = dispatch(house, read_id(id_))
    body: dict[str, Any] = {"kind": kind, **{name: value for name, _, value in (m.partition("=") for m in members)}}
    body |= {"text": text} if text else {}
    fields = DraftFields(
        type="reply", office=find_officer(house, login).office, to=((answered.row.sender, answered.office or ""),),
        subject=answered.row.subject or "", language=answered.language or "en", precedence=precedence,
        traffic=traffic, declared=declared, body=_typed(kind, body), refs=(("in_reply_to", answered.row.id),),
    )  # fmt: skip
    sign_all(house, fields, login, passphrase_file, others, json_=json_)


def _typed(kind: str, body: dict[str, Any]) -> dict[str, Any]:
    """Questions are a list and changes an object; on a command line both are written as text."""
    required = REPLY_KINDS[ReplyKind(kind)].required
    if "questions" in required and isinstance(body.get("questions"), str):
        body["questions"] = [line.strip() for line in body["questions"].split(";") if line.strip()]
    if "changed_fields" in required and isinstance(body.get("changed_fields"), str):
        pairs = (part.partition(":") for part in body["changed_fields"].split(";") if part.strip())
        body["changed_fields"] = {name.strip(): value.strip() for name, _, value in pairs}
    return body


@click.command()
@home_option
@as_option
@click.argument("id_", metavar="ID")
@click.option("--by", required=True, help="The party that spoke.")
@click.option("--where", required=True)
@click.option("--declared", required=True)
@click.option("--quote", default="")
@click.option("--source", required=True)
@click.option("--mode", default="press_statement", show_default=True)
def announce(
    home: Path, login: str, id_: str, by: str, where: str, declared: str, quote: str, source: str, mode: str
) -> None:
    """Record what was said in public about a dispatch."""
    house = open_house(home)
    record_announcement(
        house, find_officer(house, login), read_id(id_), by=by, where=where, declared=declared, quote=quote,
        source=source, mode=mode,
    )  # fmt: skip
    click.echo("recorded")


@click.command()
@home_option
@click.argument("id_", metavar="ID")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), required=True)
def evidence(home: Path, id_: str, output: Path) -> None:
    """Write the evidence bundle of a dispatch and its answers, to be verified by anybody without a network."""
    data = evidence_bundle(open_house(home), read_id(id_))
    output.write_bytes(data)
    click.echo(f"{output}  {len(data)} bytes")
