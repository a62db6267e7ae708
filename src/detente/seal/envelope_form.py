"""The one byte form of an envelope: read in one go, and explained member by member when it is not that form.

Most envelopes are good, so the form is decoded by its type and written again: bytes that come back are canonical, have
no member more or less and one spelling of base64. Only what does not come back is taken apart to say what is wrong.
"""

from __future__ import annotations

import re
from typing import Any

import msgspec

from detente.errors import TheirsError
from detente.seal import canonical
from detente.seal.keys import read_base64

MAX_ENVELOPE = canonical.MAX_PAYLOAD * 2  # base64 of the largest payload, two signatures, names
_KEYID = re.compile(r"[0-9a-f]{32}")
_SIGNATURES = 2


class Signature(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A raw signature and the name of the key that is said to have made it."""

    keyid: str
    sig: bytes


class Form(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The members in canonical order; msgspec writes bytes as standard base64."""

    payload: bytes
    payloadType: str  # noqa: N815  (DSSE's own name)
    signatures: tuple[Signature, Signature]


_READER = msgspec.json.Decoder(Form)


def write_form(form: Form) -> bytes:
    """Return the canonical bytes."""
    return msgspec.json.encode(form)


def read_form(data: bytes) -> Form:
    """Read an envelope's members; raise `seal.*` for anything but the one byte form."""
    if len(data) > MAX_ENVELOPE:
        raise TheirsError("seal.too_large", limit=MAX_ENVELOPE)
    try:
        form = _READER.decode(data)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        raise _explain(data) from None
    if write_form(form) != data:
        raise _explain(data)
    first, second = form.signatures
    for signature in form.signatures:
        _check_keyid(signature.keyid)
    if first.keyid >= second.keyid:
        raise TheirsError("seal.two_signatures")
    return form


def _check_keyid(value: Any) -> None:
    if not isinstance(value, str) or not _KEYID.fullmatch(value):
        raise TheirsError("seal.not_an_envelope", what="keyid")


def _explain(data: bytes) -> TheirsError:
    """Say what is wrong with bytes that are not the form."""
    try:
        value = canonical.decode(data, limit=MAX_ENVELOPE)
        if not isinstance(value, dict) or set(value) != {"payload", "payloadType", "signatures"}:
            return TheirsError("seal.not_an_envelope", what="members")
        if not isinstance(value["payloadType"], str):
            return TheirsError("seal.not_an_envelope", what="payloadType")
        read_base64(value["payload"], "payload")
        _explain_signatures(value["signatures"])
    except TheirsError as problem:
        return problem
    return TheirsError("seal.not_canonical", what="form")


def _explain_signatures(value: Any) -> None:
    if not isinstance(value, list) or len(value) != _SIGNATURES:
        raise TheirsError("seal.two_signatures")
    for entry in value:
        if not isinstance(entry, dict) or set(entry) != {"keyid", "sig"}:
            raise TheirsError("seal.not_an_envelope", what="signatures")
        _check_keyid(entry["keyid"])
        read_base64(entry["sig"], "sig")
