"""The tags every page uses; they are built in, `{% load %}` is not needed. What they show is made in `desk.showing`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any
from zoneinfo import ZoneInfo

from django import template
from django.forms import BaseForm
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from detente.desk.known import known_parties
from detente.desk.saying import Said, say, say_error
from detente.desk.showing import handed, matters, members, texts, times, values, words
from detente.desk.showing.headings import HEADINGS, Heading
from detente.desk.showing.life import shown_life
from detente.errors import DetenteError
from detente.kernel import DispatchId, Instant, Precedence, Traffic
from detente.station.views import DispatchRow, Draft, LifeFact

register = template.Library()


@register.simple_tag(takes_context=True)
def instant(context: Context, at: Instant | None, short: bool = False) -> SafeString:
    """Show a measured time: UTC first, the reader's zone beside it."""
    return times.both_times(at, context.get("zone") or ZoneInfo("UTC"), short=short)


@register.simple_tag(takes_context=True)
def local_clock(context: Context, at: Instant) -> str:
    """Show the reader's local time and its city, for the clock of the strip."""
    zone = context.get("zone") or ZoneInfo("UTC")
    return f"{at.moment.astimezone(zone):%H:%M} {times.place(zone)}"


@register.simple_tag
def declared(text: str | None) -> SafeString:
    """Show a declared date."""
    return times.declared_date(text)


@register.simple_tag(takes_context=True)
def party(context: Context, name: str, short: bool = False) -> SafeString:
    """Show a party by its own name in the reader's language, with its code in a plain box."""
    # what a draft or another party names may be no party name at all
    view = next((known for known in known_parties(context["request"]).values() if known.name == name), None)
    if view is None:
        return format_html('<span class="party">{}</span>', name)
    own = view.named(get_language() or "en")
    if short:
        return format_html('<abbr class="code" title="{}">{}</abbr>', own, view.code)
    return format_html('<span class="party">{} <span class="code">{}</span></span>', own, view.code)


@register.simple_tag(takes_context=True)
def handed_mark(context: Context, draft: Draft) -> SafeString:
    """Show how many sections of a draft are with the reader or with colleagues."""
    officer = context.get("officer")
    return handed.handed_mark(draft, officer.login if officer else "")


@register.simple_tag
def word(state: str, big: bool = False) -> SafeString:
    """Show a state word."""
    return words.state_word(state, big=big)


@register.simple_tag
def matter_word(kind: str, state: str, label: str, big: bool = False) -> SafeString:
    """Show the state word of a matter."""
    return matters.matter_word(kind, state, label, big=big)


@register.simple_tag
def remaining(due: Instant, now: Instant) -> str:
    """Show the time until an instant."""
    return matters.remaining(due, now)


@register.inclusion_tag("desk/_value.html", takes_context=True, name="value")
def shown_value(context: Context, value: Any) -> dict[str, Any]:
    """Show a value of an act or of a matter by its type."""
    how = values.how_of(value)
    kind = str(context.get("kind_shown") or getattr(context.get("line"), "kind", ""))
    told = values.members_of(value).items() if how == "members" else ()
    named = [(members.member_label(kind, name), member) for name, member in told if values.says(member)]
    shown = {"value": value, "how": how, "members": named, "kind_shown": kind}
    return shown | {"request": context["request"], "zone": context.get("zone")}


@register.simple_tag
def line_word(state: str) -> SafeString:
    """Show the state of a line."""
    return words.line_word(state)


@register.simple_tag(name="traffic")
def traffic_tag(kind: Traffic | str | None) -> SafeString:
    """Show the mark of traffic that is not live."""
    return words.traffic_mark(kind)


@register.simple_tag(name="precedence")
def precedence_tag(value: Precedence | str) -> SafeString:
    """Show a precedence."""
    return words.precedence_word(value)


@register.simple_tag
def fingerprint(digest: str, whole: bool = False) -> SafeString:
    """Show a digest in groups of four."""
    return format_html('<code class="fingerprint">{}</code>', texts.grouped(str(digest or ""), whole=whole))


@register.simple_tag
def paragraphs(text: str | None, language: str | None = None, prefix: str = "p") -> SafeString:
    """Show the text of a party as a document."""
    return texts.document(text, language, prefix)


@register.filter
def label(value: str | Enum | None, vocabulary: str = "") -> str:
    """Show a council value by its label."""
    return words.label_of(value, vocabulary)


@register.filter
def act_label(kind: str | None) -> str:
    """Show the type of an act by its label."""
    return words.act_label(kind)


@register.filter
def slug(dispatch_id: str) -> str:
    """Return the form of a dispatch id used in addresses."""
    return DispatchId(dispatch_id).slug


@register.inclusion_tag("desk/_said.html", name="say")
def say_problem(problem: DetenteError) -> dict[str, Said]:
    """Show an error's sentence and hint."""
    return {"said": say_error(problem)}


@register.inclusion_tag("desk/_said.html")
def say_code(code: str, fields: Mapping[str, Any] | Iterable[tuple[str, Any]] = (), peer: str = "") -> dict[str, Said]:
    """Show the sentence of a remark, or of a problem that a line or a step met with `peer`."""
    known = {"peer": peer, "party": peer} if peer else {}
    return {"said": say(code, known | dict(fields))}


@register.inclusion_tag("desk/_life.html", takes_context=True)
def life(context: Context, facts: tuple[LifeFact, ...]) -> dict[str, Any]:
    """Show the life line."""
    return {"facts": shown_life(facts), "request": context["request"], "zone": context.get("zone")}


@register.inclusion_tag("desk/_dispatch_table.html", takes_context=True)
def dispatch_table(
    context: Context, rows: Iterable[DispatchRow], caption: str = "", headings: Iterable[Heading] = HEADINGS
) -> dict[str, Any]:
    """Show a list of dispatches; `headings` with addresses let the reader choose its order."""
    shown = {"rows": rows, "caption": caption, "headings": headings}
    return shown | {"request": context["request"], "zone": context.get("zone")}


@register.inclusion_tag("desk/_error_summary.html")
def error_summary(form: BaseForm | None = None, error: DetenteError | None = None) -> dict[str, Any]:
    """Show what must be mended, with links to the fields."""
    return {"form": form if form is not None and form.errors else None, "said": say_error(error) if error else None}
