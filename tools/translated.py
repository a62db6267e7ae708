"""Whether a translation fits its message: there, undoubted, with the same placeholders and no marks of its own."""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Iterator

from babel.messages.catalog import Catalog, Message

Msgid = str | tuple[str, ...] | list[str]
_PLACEHOLDER = re.compile(r"\{[a-z_]*\}|%\([a-z_]+\)[sd]")
_FORMS_OF_ONE_AND_MANY = 2


def problems(held: Catalog, template: Catalog) -> Iterator[str]:
    """Say what is wrong with a catalogue, message by message."""
    for message in entries(template):
        found = held.get(message.id, message.context)
        for problem in ["is missing"] if found is None else _faults(found, held.num_plurals):
            yield f"“{_first(message.id)[:60]}” {problem}"


def _faults(message: Message, plurals: int) -> Iterator[str]:
    if message.fuzzy:
        yield "is marked as doubtful"
    given = forms(message)
    if not all(given):
        yield "is not translated"
    elif message.pluralizable and len(given) != plurals:
        yield f"needs {plurals} forms"
    else:
        yield from (fault for form in given for fault in _misfits(message.id, form, plurals))


def _misfits(msgid: Msgid, form: str, plurals: int) -> Iterator[str]:
    """Say why a translation does not fit: other placeholders, broken braces, marks of its own, lost line ends."""
    ids = (msgid,) if isinstance(msgid, str) else tuple(msgid)
    # a form that serves 1, 21 and 31 must name the number even where the English singular does not
    allowed = [_placeholders(text) for text in (ids if plurals == _FORMS_OF_ONE_AND_MANY else ids[-1:])]
    if _placeholders(form) not in allowed:
        yield f"has other placeholders in its translation: “{form[:60]}”"
    if any("{" in text for text in ids) and not _parses(form):
        yield f"has a stray brace in its translation: “{form[:60]}”"
    if "<" in form and not any("<" in text for text in ids):
        yield f"has markup in its translation: “{form[:60]}”"
    if form.strip() != form and ids[0].strip() == ids[0]:
        yield "has spaces around its translation"


def _placeholders(text: str) -> list[str]:
    return sorted(set(_PLACEHOLDER.findall(text)))


def _parses(text: str) -> bool:
    try:
        list(string.Formatter().parse(text))
    except ValueError:
        return False
    return True


def entries(held: Catalog) -> Iterable[Message]:
    """Every message but the header."""
    return (message for message in held if message.id)


def forms(message: Message) -> tuple[str, ...]:
    """The translation as its plural forms; one where there is no plural."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ("",))


def _first(msgid: Msgid) -> str:
    return msgid if isinstance(msgid, str) else msgid[0]
