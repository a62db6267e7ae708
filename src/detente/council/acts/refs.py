"""References from one dispatch to others, and which kind of act may or must carry which."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from detente.council.acts import limits
from detente.council.acts.choices import Rel
from detente.council.acts.fields import shown
from detente.council.acts.forms import FORMS
from detente.council.acts.rules import RefRule
from detente.errors import OursError
from detente.kernel import DispatchId

_LOOSE = (Rel.CONTINUES, Rel.CITES)


@dataclass(frozen=True, slots=True)
class Ref:
    """This dispatch refers to dispatch `id` by `rel`."""

    rel: Rel
    id: DispatchId


_TYPED: dict[str, RefRule] = {
    "letter": RefRule(free=(Rel.IN_REPLY_TO, Rel.REPEATS, Rel.ABOUT, *_LOOSE)),
    "meeting_proposal": RefRule(free=(Rel.IN_REPLY_TO, Rel.REPEATS, Rel.ABOUT, Rel.PART_OF, *_LOOSE)),
    "reply": RefRule(once=(Rel.IN_REPLY_TO,), free=(Rel.AWAITS, *_LOOSE)),
    "recognition": RefRule(once=(Rel.RECOGNISES, Rel.AS_REPLY_TO), free=(Rel.CITES,)),
    "repetition": RefRule(once=(Rel.REPEATS,), free=_LOOSE),
    "publication": RefRule(once=(Rel.ABOUT,)),
}
REF_RULES: dict[str, RefRule] = _TYPED | {form.type: form.refs for form in FORMS.values()}


def read_refs(act: str, pairs: Iterable[tuple[str, str]]) -> tuple[Ref, ...]:
    """Read (rel, id) pairs for an act of type `act`; raise `council.*` for what the act does not take or lacks."""
    refs = tuple(_read(act, rel, of) for rel, of in pairs)
    if len(refs) > limits.REFS:
        raise OursError("council.too_many", act=act, field="refs", limit=limits.REFS)
    if len(set(refs)) != len(refs):
        raise OursError("council.repeated", act=act, field="refs")
    for rel in REF_RULES[act].once:
        if sum(ref.rel is rel for ref in refs) != 1:
            raise OursError("council.needs_one_ref", act=act, rel=rel.value)
    return refs


def _read(act: str, rel: object, of: object) -> Ref:
    rule = REF_RULES[act]
    for known in (*rule.once, *rule.free):
        if known.value == rel:
            return Ref(known, _dispatch(act, of))
    raise OursError("council.unknown_ref", act=act, rel=shown(rel))


def _dispatch(act: str, of: object) -> DispatchId:
    if not isinstance(of, str):
        raise OursError("council.not_text", act=act, field="refs")
    try:
        return DispatchId(of)
    except OursError:
        raise OursError("council.not_a_dispatch", act=act, field="refs") from None
