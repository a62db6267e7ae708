"""Draw the page of declared forms from their tables: what each act holds, each step takes, and who may take it."""

from __future__ import annotations

from collections.abc import Iterator

from detente.council.acts import FORMS, Form
from detente.council.acts.parts import Part, Shape
from detente.council.matters import KINDS

PAGE = """\
# Declared forms

The acts that are declared as a table of parts: one table serves the reader, the form on the desk, the paper, this page
and the tests. `docs/spec/acts.md` says how a body is read and describes the acts that are not declared (letters,
proposals, replies). Where an act opens a *matter*, its state table is in `docs/machines`; the steps in it are acts of
their own, each with exactly one reference `matter` to the opening dispatch.

A step that is not legal in the present state, that is not its sender's to take, or that comes too late is kept and
changes nothing (`council.not_now`, `council.not_yours`, `council.period_over`, …). The check before release says so
beforehand. Steps are put in the order in which the chair of the matter heard them, by its signed receipts.

Drawn from `detente.council.acts.FORMS` and `detente.council.matters.KINDS` by `tools/forms.py`; edit the tables, not
this page.
{forms}"""
FORM = """
## `{type}`

{label}. {meaning}

{refs}

{parts}
{steps}"""
STEPS = """
| step | says | needs | may have | who |
|---|---|---|---|---|
{rows}
"""


def forms_page() -> str:
    """Every declared form with its parts, its references and its steps."""
    return PAGE.format(forms="".join(_form(form) for form in FORMS.values()))


def _form(form: Form) -> str:
    return FORM.format(
        type=form.type,
        label=_cell(form.label),
        meaning=_cell(form.meaning),
        refs=_refs(form),
        parts="\n".join(_parts(form.parts)),
        steps=STEPS.format(rows="\n".join(_steps(form))) if form.steps else "",
    )


def _refs(form: Form) -> str:
    once = [f"exactly one `{rel.value}`" for rel in form.refs.once]
    free = [f"any `{rel.value}`" for rel in form.refs.free]
    return "References: " + ("; ".join([*once, *free]) or "none") + "."


def _parts(parts: tuple[Part, ...], above: str = "") -> Iterator[str]:
    if not above:
        yield "| part | label | shape | |"
        yield "|---|---|---|---|"
    for part in parts:
        need = "required" if part.required else ""
        yield f"| `{above}{part.name}` | {_cell(part.label)} | {_shape(part)} | {need} |"
        yield from _parts(part.parts, f"{above}{part.name}.")


def _shape(part: Part) -> str:
    if part.choices is not None:
        kind = "one of" if part.shape is Shape.CHOICE else "any of"
        return f"{kind} {', '.join(f'`{choice.value}`' for choice in part.choices)}"
    if part.shape is Shape.COUNT:
        return f"whole number {part.low} to {part.high}"
    if part.shape is Shape.ROWS:
        return f"at most {part.limit} rows, told apart by `{part.key}`"
    return f"{part.shape.value}, at most {part.limit}" if part.limit else part.shape.value


def _steps(form: Form) -> Iterator[str]:
    kinds = [kind for kind in KINDS.values() if kind.takes == form.type]
    for step, takes in form.steps.items():
        needs, may = (", ".join(f"`{name}`" for name in names) for names in (takes.required, takes.optional))
        who = next((kind.rules[step].by.label for kind in kinds if step in kind.rules), "")
        yield f"| `{step.value}` | {_cell(step.label)} | {needs} | {may} | {_cell(who)} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;").replace("\n", " ")
