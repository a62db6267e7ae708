"""The vectors of docs/spec/vectors that belong to the seal, walked member by member so that none is left out."""

import base64
import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from detente.errors import DetenteError
from detente.seal import age, package, passphrase
from detente.seal.checkpoints import (
    Checkpoint,
    cosign,
    line_verifies,
    parse_checkpoint,
    read_head,
    sign_checkpoint,
    subtree_message,
    time_message,
    verify_cosignatures,
)
from detente.seal.encryption_keys import DecryptionKey
from detente.seal.log_keys import LogKeys, WitnessKeys
from detente.seal.notes import SignatureLine, parse_line, parse_note, parse_vkey, verified

FOLDER = Path(__file__).parents[2] / "docs/spec/vectors"


def load(name: str) -> dict[str, Any]:
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


NOTES, HEADS, ENCRYPTION = load("notes"), load("checkpoints"), load("encryption")


def code_of(step: Callable[[], object]) -> str | None:
    try:
        step()
    except DetenteError as refusal:
        return refusal.code
    return None


def lines(texts: list[str]) -> list[SignatureLine]:
    return [parse_line(text.removesuffix("\n")) for text in texts]


def test_nothing_is_left_out() -> None:
    assert set(NOTES) == {"about", "vkeys", "verify", "malformed", "bad_vkeys"}
    assert set(HEADS) == {"about", "head", "log", "witness", "uncounted", "malformed"}
    assert set(ENCRYPTION) == {"about", "key", "files", "packages", "passphrase_files"}


@pytest.mark.parametrize("case", NOTES["verify"], ids=lambda case: case["why"])
def test_notes(case: dict[str, Any]) -> None:
    keys = [parse_vkey(text) for text in case["vkeys"]]
    assert code_of(lambda: verified(parse_note(case["note"].encode()), keys, line_verifies)) == case["code"]


def test_notes_and_vkeys_that_are_refused() -> None:
    assert {code_of(lambda t=text: parse_note(t.encode())) for text in NOTES["malformed"]} == {"seal.bad_note"}
    assert {code_of(lambda t=text: parse_vkey(t)) for text in NOTES["bad_vkeys"]} == {"seal.bad_vkey"}
    assert [str(parse_vkey(text)) for text in NOTES["vkeys"]] == NOTES["vkeys"]


def head() -> Checkpoint:
    given = HEADS["head"]
    return Checkpoint(given["origin"], given["size"], base64.b64decode(given["root"]))


def test_heads() -> None:
    given = HEADS["log"]
    keys = LogKeys.from_seeds(*(bytes.fromhex(seed) for seed in given["seeds"]))
    assert parse_checkpoint(HEADS["head"]["text"]) == head()
    assert list(keys.vkeys(head().origin)) == given["vkeys"]
    assert read_head(given["note"].encode(), head().origin, given["vkeys"]) == head()
    assert given["ed25519_line"] in sign_checkpoint(head(), keys).decode().split("\n")
    assert {code_of(lambda t=text: parse_checkpoint(t)) for text in HEADS["malformed"]} == {"seal.bad_checkpoint"}


def test_cosignatures() -> None:
    given = HEADS["witness"]
    keys = WitnessKeys.from_seeds(*(bytes.fromhex(seed) for seed in given["seeds"]))
    name, at, vkeys = given["name"], given["time"], given["vkeys"]
    assert list(keys.vkeys(name)) == vkeys
    assert time_message(at, head().text).decode() == given["signed_0x04"]
    assert subtree_message(name, at, head()).hex() == given["signed_0x06"]
    assert cosign(head(), keys, name, at)[1] == given["ed25519_line"] + "\n"
    assert verify_cosignatures(head(), lines(given["lines"]), name, vkeys) == at
    for case in HEADS["uncounted"]:
        assert verify_cosignatures(head(), lines(case["lines"]), name, vkeys) is None


def key() -> DecryptionKey:
    return DecryptionKey.from_seed(bytes.fromhex(ENCRYPTION["key"]["seed"]))


def test_keys() -> None:
    given = ENCRYPTION["key"]
    assert hashlib.sha256(key().public.raw).hexdigest() == given["sha256"]
    assert key().public.text == given["recipient"]
    assert DecryptionKey.from_text(given["identity"]) == key()


def check(case: dict[str, Any], step: Callable[[], bytes]) -> None:
    if case["code"] is None:
        assert step().decode() == case["text"]
        return
    with pytest.raises(DetenteError) as refusal:
        step()
    assert refusal.value.code == case["code"]


@pytest.mark.parametrize("case", ENCRYPTION["files"], ids=lambda case: case["why"])
def test_files(case: dict[str, Any]) -> None:
    check(case, lambda: age.decrypt(base64.b64decode(case["data"]), key()))


@pytest.mark.parametrize("case", ENCRYPTION["passphrase_files"], ids=lambda case: case["why"])
def test_passphrase_files(case: dict[str, Any]) -> None:
    check(case, lambda: passphrase.unlock(base64.b64decode(case["data"]), case["passphrase"]))


def test_packages() -> None:
    for case in ENCRYPTION["packages"]:
        salt, envelope = bytes.fromhex(case["salt"]), case["envelope"].encode()
        packed = package.pack(salt, envelope)
        assert (len(packed), hashlib.sha256(packed).hexdigest()) == (case["size"], case["sha256"])
        assert base64.b64encode(package.content(salt, envelope)).decode() == case["content"]
