"""Remarks on a draft, before an officer releases it.

A remark blocks only what is malformed or not the sender's to do; everything else warns and explains, since practice
does such things and the program never decides. Each remark's code has its sentence in the table of errors.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from detente.council.acts import Act, MeetingProposal, Rel, Reply, read_act
from detente.council.acts.choices import Commitment, Paper
from detente.council.acts.letter import Letter
from detente.council.acts.repetition import Repetition
from detente.council.deeds import Deed
from detente.council.matters import Matter, attempt, fold_matter, matter_of
from detente.errors import OursError
from detente.kernel import DeclaredDate, DispatchId, Instant, PartyName, Traffic

Level = Literal["blocks", "warns"]

_NOT_SENT = DispatchId(base64.b64encode(bytes(16)).decode())
_REPEATABLE = (MeetingProposal, Letter, Repetition)


@dataclass(frozen=True, slots=True)
class Remark:
    """`code` is `council.…`; `field` is the member or part of the header it is about; `fields` fill the sentence."""

    level: Level
    code: str
    field: str
    fields: tuple[tuple[str, str | int], ...] = ()


@dataclass(frozen=True, slots=True)
class Sketch:
    """A draft as typed: who would send it to whom, and what. `body` is JSON, `refs` are (rel, dispatch id) pairs."""

    sender: PartyName
    addressees: tuple[PartyName, ...]
    subject: str
    type: str
    body: Mapping[str, Any]
    refs: tuple[tuple[str, str], ...] = ()
    traffic: Traffic = Traffic.LIVE


def check(sketch: Sketch, deeds: Iterable[Deed], now: Instant) -> tuple[Remark, ...]:
    """The remarks on `sketch`, given the deeds on record; those that block come first. Raises nothing for bad input."""
    remarks = list(_header(sketch))
    try:
        act = read_act(sketch.type, sketch.body, sketch.refs)
    except OursError as error:
        field = str(error.fields.get("field", error.fields.get("rel", sketch.type)))
        remarks.append(Remark("blocks", error.code, field, tuple(error.fields.items())))
    else:
        known = {deed.id: deed for deed in deeds}
        remarks += [*_dates(act, now), *_weight(act), *_refs(sketch, act, known), *_step(sketch, act, known, now)]
    return tuple(sorted(remarks, key=lambda remark: remark.level))


def _header(sketch: Sketch) -> Iterable[Remark]:
    if not sketch.addressees:
        yield Remark("blocks", "council.no_addressee", "to")
    if not sketch.subject.strip():
        yield Remark("blocks", "council.no_subject", "subject")
    if sketch.sender in sketch.addressees:
        yield Remark("blocks", "council.addressed_to_oneself", "to")


def _dates(act: Act, now: Instant) -> Iterable[Remark]:
    """Dates that are over: allowed, since a replay or a late paper may name them, and said."""
    body = act.body
    asked = body.asked.by if isinstance(body, Letter | MeetingProposal) else None
    asked = body.reply_requested_by if isinstance(body, Repetition) else asked
    if asked is not None and asked < now:
        yield Remark("warns", "council.reply_date_past", "reply_requested_by", (("at", asked.iso),))
    if isinstance(body, MeetingProposal) and _is_past(body.window.end, now):
        yield Remark("warns", "council.window_past", "window_to", (("at", str(body.window.end)),))
    if isinstance(body, Reply) and _is_past(body.until, now):
        yield Remark("warns", "council.until_past", "until", (("at", str(body.until)),))


def _step(sketch: Sketch, act: Act, known: Mapping[DispatchId, Deed], now: Instant) -> Iterable[Remark]:
    """Take the step beforehand, as the fold of every party will; what it would refuse is not sent."""
    deed = Deed(
        _NOT_SENT, sketch.sender, sketch.addressees, sketch.subject, act, now, traffic=sketch.traffic, entered=now,
        sent=now,
    )  # fmt: skip
    root = matter_of(deed)
    if root is None or root == deed.id or root not in known:
        return
    matter = fold_matter(root, known.values())
    if matter is None:
        yield Remark("blocks", "council.no_matter", "matter")
        return
    yield from _all_told(sketch, matter)
    try:
        attempt(matter, deed)
    except OursError as error:
        yield Remark("blocks", error.code, "step", tuple(error.fields.items()))


def _all_told(sketch: Sketch, matter: Matter) -> Iterable[Remark]:
    """A step that not every party to the matter is sent leaves their records apart."""
    missing = [party for party in matter.parties if party not in (sketch.sender, *sketch.addressees)]
    if missing:
        yield Remark("warns", "council.not_all_told", "to", (("parties", ", ".join(missing)),))


def _is_past(date: DeclaredDate | None, now: Instant) -> bool:
    return date is not None and date.day < now.moment.date()


def _weight(act: Act) -> Iterable[Remark]:
    body = act.body
    if isinstance(body, MeetingProposal) and not body.themes:
        yield Remark("warns", "council.no_themes", "themes")
    if isinstance(body, Letter) and body.paper is Paper.NON_PAPER and body.commits_sender is Commitment.YES:
        yield Remark("warns", "council.non_paper_commits", "commits_sender")


def _refs(sketch: Sketch, act: Act, known: Mapping[DispatchId, Deed]) -> Iterable[Remark]:
    for ref in act.refs:
        other = known.get(ref.id)
        if other is None:
            yield Remark("warns", "council.ref_not_on_record", ref.rel.value, (("id", ref.id),))
        else:
            yield from _RULES.get(ref.rel, _nothing)(sketch, act, other)


def _in_reply_to(sketch: Sketch, act: Act, other: Deed) -> Iterable[Remark]:
    if sketch.sender == other.sender:
        yield Remark("blocks", "council.replies_to_oneself", "in_reply_to")
        return
    if sketch.sender not in other.addressees:
        yield Remark("warns", "council.not_addressed", "in_reply_to", (("sender", other.sender),))
    if other.sender not in sketch.addressees:
        yield Remark("warns", "council.reply_goes_elsewhere", "to", (("sender", other.sender),))
    for member in getattr(act.body, "on_behalf_of", ()):
        if member in other.addressees:
            yield Remark("warns", "council.answers_for_another", "on_behalf_of", (("member", member),))
    yield from _themes(act, other)
    yield from _reality(sketch, other)


def _themes(act: Act, other: Deed) -> Iterable[Remark]:
    if not isinstance(act.body, Reply) or not isinstance(other.act.body, MeetingProposal):
        return
    proposed = {theme.title for theme in other.act.body.themes}
    for title in act.body.themes:
        if title not in proposed:
            yield Remark("warns", "council.theme_not_proposed", "themes", (("theme", title),))


def _reality(sketch: Sketch, other: Deed) -> Iterable[Remark]:
    if sketch.traffic.is_real is not other.traffic.is_real:
        kinds = (("ours", sketch.traffic.value), ("theirs", other.traffic.value))
        yield Remark("warns", "council.other_traffic", "traffic", kinds)


def _repeats(sketch: Sketch, act: Act, other: Deed) -> Iterable[Remark]:
    if sketch.sender != other.sender:
        yield Remark("blocks", "council.repeats_anothers", "repeats", (("sender", other.sender),))
    repeatable = isinstance(other.act.body, _REPEATABLE)
    if not repeatable:
        level: Level = "blocks" if isinstance(act.body, Repetition) else "warns"
        yield Remark(level, "council.repeats_no_proposal", "repeats")
    yield from _reality(sketch, other)


def _as_reply_to(sketch: Sketch, _act: Act, other: Deed) -> Iterable[Remark]:
    if sketch.sender != other.sender:
        yield Remark("blocks", "council.judges_for_another", "as_reply_to", (("sender", other.sender),))


def _recognises(sketch: Sketch, _act: Act, other: Deed) -> Iterable[Remark]:
    if sketch.sender == other.sender:
        yield Remark("blocks", "council.judges_oneself", "recognises")


def _about(sketch: Sketch, act: Act, other: Deed) -> Iterable[Remark]:
    if act.type == "publication" and sketch.sender not in (other.sender, *other.addressees):
        yield Remark("blocks", "council.not_ours_to_publish", "about")
    if act.type == "refusal_to_take" and sketch.sender not in other.addressees:
        yield Remark("blocks", "council.not_ours_to_refuse", "about")


def _changes_own(sketch: Sketch, act: Act, other: Deed) -> Iterable[Remark]:
    """A correction or withdrawal is its first sender's, and goes to all who had the first paper."""
    rel = Rel.SUPERSEDES.value if act.type == "correction" else Rel.WITHDRAWS.value
    if sketch.sender != other.sender:
        yield Remark("blocks", "council.changes_anothers", rel, (("sender", other.sender),))
    for member in other.addressees:
        if member not in sketch.addressees:
            yield Remark("warns", "council.change_misses", "to", (("member", member),))
    yield from _reality(sketch, other)


def _nothing(_sketch: Sketch, _act: Act, _other: Deed) -> Iterable[Remark]:
    return ()


_RULES = {
    Rel.IN_REPLY_TO: _in_reply_to,
    Rel.REPEATS: _repeats,
    Rel.AS_REPLY_TO: _as_reply_to,
    Rel.RECOGNISES: _recognises,
    Rel.ABOUT: _about,
    Rel.SUPERSEDES: _changes_own,
    Rel.WITHDRAWS: _changes_own,
}
