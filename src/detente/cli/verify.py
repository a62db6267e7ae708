"""`detente verify`: check an evidence bundle without station or network."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from detente.cli.output import as_json, emit, translate
from detente.errors import OursError
from detente.ledger.evidence import verify as verify_bundle
from detente.ledger.findings import Finding, Phrase, Verdict
from detente.seal.archive import read_zip

LIMIT = 64 << 20  # a bundle of one thread has some hundred kilobytes


@click.command()
@click.argument("bundle", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--trust", "trusted", multiple=True, metavar="PARTY=FINGERPRINT",
    help="A fingerprint you compared over another channel; may be repeated.",
)  # fmt: skip
@as_json
def verify(bundle: Path, trusted: tuple[str, ...], *, json_: bool) -> None:
    """Verify an evidence bundle and say claim by claim what follows from it.

    Needs the file only. Exits with 4 when anything in it was altered or does not stand up. Without --trust the keysets
    in the bundle are taken as they are, and their fingerprints are printed for you to compare.
    """
    if bundle.stat().st_size > LIMIT:
        raise OursError("seal.too_large", limit=LIMIT)
    known = {party: "".join(fingerprint.split()) for party, _, fingerprint in (t.partition("=") for t in trusted)}
    verdict = verify_bundle(read_zip(bundle.read_bytes()), known or None)
    if json_:
        emit(asdict(verdict) | {"sound": verdict.is_sound})
    else:
        _tell(verdict)
    verdict.require_sound()


def _tell(verdict: Verdict) -> None:
    click.echo(f"bundle made by {verdict.maker}")
    for finding in verdict.findings:
        click.echo("\n".join(_lines(finding)))
    for failure in verdict.failures:
        click.echo(f"✘ {failure.file}: {failure} [{failure.code}]")
    click.echo("every file stands up" if verdict.is_sound else "THE BUNDLE DOES NOT STAND UP")


def _lines(finding: Finding) -> list[str]:
    mark = "✔" if finding.holds else "?"
    grounds = [f"    {_say(ground)}" for ground in finding.grounds]
    return [f"{mark} {_say(finding.claim)}", *grounds, *(f"    – {_say(missing)}" for missing in finding.missing)]


def _say(phrase: Phrase) -> str:
    return translate()(phrase.text).format_map(dict(phrase.fields))
