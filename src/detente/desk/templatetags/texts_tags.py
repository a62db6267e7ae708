"""Tags of texts and positions: the word on an article, the word on an item, what is attached to a text."""

from __future__ import annotations

from django import template
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from detente.council.acts.forms.programme import ItemWord
from detente.council.matters.attached import Attached
from detente.council.texts import Disposition
from detente.desk.known import known_parties
from detente.station.queries.texts import attached_to

register = template.Library()

# The shape and the class of each word; the shape and the word say it, the colour only repeats it.
DISPOSITIONS: dict[Disposition, tuple[str, str]] = {
    Disposition.ACCEPTED: ("●", "done"),
    Disposition.ACCEPTED_FOR_DISCUSSION: ("◔", "moving"),
    Disposition.ACCEPTED_IF: ("◕", "moving"),
    Disposition.COUNTER_PROPOSAL: ("⇄", "moving"),
    Disposition.REJECTED: ("✕", "failed"),
    Disposition.REFERRED_ELSEWHERE: ("↗", "open"),
    Disposition.RESERVED_POSITION: ("◧", "waits"),
    Disposition.NOT_ADDRESSED: ("○", "waits"),
}
ITEM_WORDS: dict[ItemWord, tuple[str, str]] = {
    ItemWord.PROPOSED: ("○", "open"),
    ItemWord.HELD: ("◐", "moving"),
    ItemWord.ACCEPTED_FOR_DISCUSSION: ("◔", "moving"),
    ItemWord.COUNTERED: ("⇄", "moving"),
    ItemWord.REJECTED: ("✕", "failed"),
    ItemWord.AGREED: ("●", "done"),
    ItemWord.IN_FORCE: ("◉", "done"),
}


@register.simple_tag
def disposition_word(value: Disposition) -> SafeString:
    """Show what is said of an article."""
    return _word(gettext(value.label), *DISPOSITIONS[value])


@register.simple_tag
def item_word(value: ItemWord | None) -> SafeString:
    """Show where an item stands; a party that has not spoken has not consented."""
    if value is None:
        return format_html('<span class="quiet">{}</span>', gettext("has not spoken"))
    return _word(gettext(value.label), *ITEM_WORDS[value])


@register.simple_tag(takes_context=True)
def party_name(context: Context, name: str) -> str:
    """Return the own name of a party where no markup can stand; the machine name of one that is not known."""
    known = known_parties(context["request"])
    view = next((view for party, view in known.items() if party == name), None)
    return view.named(get_language() or "en") if view else name


def _word(text: str, shape: str, kind: str) -> SafeString:
    return format_html(
        '<span class="word word--{}"><span class="word__shape" aria-hidden="true">{}</span>{}</span>',
        kind, shape, text.upper(),
    )  # fmt: skip


@register.simple_tag(takes_context=True)
def attached(context: Context, target: str) -> Attached | None:
    """Return the statements attached to a text, with its digest without and with them."""
    return attached_to(context["request"].house, target)
