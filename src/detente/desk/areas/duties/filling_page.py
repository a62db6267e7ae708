"""What the page of a form shows: its sections with their fields, who has which, what others wrote meanwhile."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.utils.translation import get_language, gettext

from detente.desk.access import signed_in
from detente.desk.areas.duties.showing import show
from detente.desk.forms.notices import NoticeForm, Part
from detente.desk.requests import DeskRequest
from detente.documents.filled_forms import SectionRead, read_form
from detente.documents.findings import Speaker
from detente.documents.papers.answers import Cells
from detente.errors import DetenteError
from detente.regimes.formats import REST, FieldProblem, Flat, Parts, Typed, joined, print_of, read_answers
from detente.regimes.pack.values import Format, Pack
from detente.station.filling import HEAD, Filling
from detente.station.views import Draft, Handed
from detente.station.views.notices import FormDraft


@dataclass(frozen=True, slots=True)
class Filled:
    """A section on the page: its fields, the print of what stands in it, who has it, what stands where it clashed."""

    part: Part
    seen: str
    handed: Handed | None
    can_take: bool
    is_own: bool
    theirs: SectionRead | None


def speaker_for(filling: Filling) -> Speaker:
    """Return what says the words of the form to the reader."""
    return Speaker(filling.pack, get_language() or "en")


def heading_of(filling: Filling, name: str) -> str:
    """Return the heading of a part in the reader's language; raise `station.no_section`."""
    if name == HEAD:
        return gettext("What it is about")
    path = f"format.{filling.form.code}.section.{name}.heading"
    return speaker_for(filling).word(path, filling.section(name).heading)


def form_context(found: FormDraft) -> dict[str, Any]:
    """Return what every page about a form shows of it."""
    filling, speaker = found.filling, speaker_for(found.filling)
    pack, form = filling.pack, filling.form
    return {
        "draft": found.draft, "pack": pack, "form": form,
        "form_heading": speaker.word(f"format.{form.code}.heading", form.heading),
        "text": speaker.word(f"format.{form.code}.text", form.text), "headings": _headings(pack, form),
    }  # fmt: skip


def _headings(pack: Pack, form: Format) -> list[tuple[str, str]]:
    """The heading of the form in every language the pack has it in."""
    path = f"format.{form.code}.heading"
    found = [(language, words[path]) for language, words in sorted(pack.words.items()) if path in words]
    return [("en", form.heading), *found]


def show_form(
    request: DeskRequest, found: FormDraft, *, only: str = "", typed: Parts | None = None,
    clashes: tuple[str, ...] = (), is_marked: bool = False, pasted: DetenteError | None = None, status: int = 200,
) -> HttpResponse:  # fmt: skip
    """Show a form, or its section `only`; `typed` are parts that are shown as they were typed and not as they stand."""
    filling = found.filling
    stand = filling.parts
    shown: dict[str, Flat] = {**stand, **(typed or {})}
    flat = joined(filling.form, shown)
    _, problems = read_answers(filling.form, flat, filling.pack.parties)
    told = _about(filling.form, problems, only) if is_marked else ()
    parts = list(_filled(request, found, NoticeForm(filling.pack, filling.form, flat, speaker_for(filling), told),
                         stand, clashes))  # fmt: skip
    context = form_context(found) | {
        "parts": parts, "problems": told, "pasted": pasted, "head": shown[HEAD], "head_seen": print_of(stand[HEAD]),
        "head_clash": HEAD in clashes, "head_stands": stand[HEAD], "only": only,
        "one": next((one for one in parts if one.part.name == only), None),
        "clashes": [(f"s-{name}", heading_of(filling, name)) for name in clashes],
    }  # fmt: skip
    response = show(request, "notice_section.html" if only else "notice.html", context)
    response.status_code = status
    return response


def _about(form: Format, problems: tuple[FieldProblem, ...], only: str) -> tuple[FieldProblem, ...]:
    """The problems of the section that is shown, all where the whole form is."""
    names = {question.name for question in form.questions if question.section == only}
    return tuple(one for one in problems if not only or one.path.partition(".")[0] in names)


def _filled(
    request: DeskRequest, found: FormDraft, fields: NoticeForm, stand: Mapping[str, Flat], clashes: tuple[str, ...]
) -> Iterator[Filled]:
    login, author = signed_in(request).login, found.draft.author
    theirs = _theirs(found.filling) if clashes else {}
    for part in fields.parts():
        handed = found.handed(part.name)
        is_open = handed is not None and handed.is_open
        yield Filled(
            part,
            print_of(stand[part.name]),
            handed,
            can_take=handed is not None and is_open and login in (author, handed.given_by[0]),
            is_own=handed is not None and is_open and login == handed.holder[0],
            theirs=theirs[part.name] if part.name in clashes else None,
        )


def _theirs(filling: Filling) -> dict[str, SectionRead]:
    read = read_form(filling.form, Cells(speaker_for(filling), filling.flat))
    return {section.name: section for section in read.sections}


def seen_after(filling: Filling, saved: Draft, given: Mapping[str, Typed]) -> list[tuple[str, str]]:
    """Return the prints that the page goes on with: of the parts that now stand as its reader typed them."""
    stand = Filling(filling.pack, filling.form, saved.fields.body).parts
    kept = {name: part.answers for name, part in given.items() if name != REST and part.answers == stand.get(name)}
    return [(name, print_of(part)) for name, part in kept.items()]
