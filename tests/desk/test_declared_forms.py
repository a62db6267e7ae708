"""Every declared act has its form: what is typed is read back, each step shows its own parts and no others."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from tests.desk.conftest import HOSTILE, Desk
from tests.desk.test_line_forms import typed

from detente.council.acts import FORMS, Form
from detente.council.acts.form import ALWAYS
from detente.council.acts.labelled import Labelled
from detente.council.acts.parts import Part, Shape
from detente.kernel import Instant, PartyName
from detente.station.views import DraftFields
from detente.testing.written import write_body

if TYPE_CHECKING:
    from django.test import Client

STEPS = [(form, step) for form in FORMS.values() for step in form.steps]
OPENINGS = [form for form in FORMS.values() if not form.steps]
PARTIES = (PartyName("a.example"), PartyName("b.example"), PartyName("unknown.example"))
NOW = Instant.parse("2026-02-10T08:00:00Z")
named = {"ids": lambda value: getattr(value, "type", None) or getattr(value, "value", None)}


def written(form: Form, step: Labelled | None = None) -> dict[str, Any]:
    return write_body(form, Random(form.type), PARTIES, NOW, step)


def draft_of(form: Form, body: dict[str, Any]) -> DraftFields:
    return DraftFields(form.type, "Ours", (("b.example", "Ministry"),), "Subject", body=body)


@pytest.mark.parametrize("form", OPENINGS, **named)
def test_a_full_body_is_read_back_as_it_was_shown(desk: Desk, form: Form) -> None:
    fields = draft_of(form, written(form))
    assert typed(fields) == fields
    assert desk.a.house.code == "AA"


@pytest.mark.parametrize(("form", "step"), STEPS, **named)
def test_a_step_is_read_back_and_shows_exactly_its_parts(desk: Desk, form: Form, step: Labelled) -> None:
    from detente.desk.forms.convert import form_of

    fields = draft_of(form, written(form, step))
    assert typed(fields) == fields
    shown = form_of(replace(fields, body={"step": step.value})).labels()
    takes = form.steps[step]
    expected = {name for name in (*ALWAYS, *takes.required, *takes.optional) if name in {p.name for p in form.parts}}
    found = {name.split(".")[1] for name in shown if name.startswith("body.")}
    assert found == expected
    assert desk.a.house.code == "AA"


@pytest.mark.parametrize("form", FORMS.values(), **named)
@pytest.mark.parametrize("odd", [7, 0, None, True, "x", [], [1, None], {}, {"a": 1}, [{"a": [1]}], HOSTILE])
def test_a_body_of_any_shape_is_shown(desk: Desk, form: Form, odd: Any) -> None:
    typed(draft_of(form, {part.name: odd for part in form.parts}))
    assert desk.a.house.code == "AA"


def test_what_another_step_had_stays_until_it_is_emptied(desk: Desk) -> None:
    from detente.desk.forms.convert import form_of

    fields = draft_of(FORMS["decision_step"], {"step": "object", "ends": "2026-03-01T12:00:00Z", "grounds": "No."})
    (_, own), (title, left) = form_of(fields).sections()
    assert [field.name for field in own] == ["body.text", "body.grounds"]
    assert "Left over" in title
    assert [field.name for field in left] == ["body.ends"]
    assert typed(fields) == fields
    assert desk.a.house.code == "AA"


def begun(client: Client, desk: Desk, form: Form, body: dict[str, Any]) -> str:
    from detente.station.commands.save_draft import save_draft
    from detente.testing import officer_of

    assert client.session
    return f"/line/draft/{save_draft(desk.a.house, officer_of(desk.a), draft_of(form, body)).id}"


@pytest.mark.parametrize("form", FORMS.values(), **named)
def test_the_page_of_each_form_is_whole(officer: Client, desk: Desk, form: Form) -> None:
    step = next(iter(form.steps), None)
    body = written(form, step) | ({"text": HOSTILE} if any(part.name == "text" for part in form.parts) else {})
    address = begun(officer, desk, form, body)
    for path in ("", "/check"):
        page = officer.get(address + path).content.decode()
        assert "<script>alert" not in page
        assert "{{ 7" in unescape(page) or "text" not in body
        for part in form.parts:
            if part.name in body and not path:
                assert f'="body.{part.name}' in page, part.name


def post_of(page: str) -> dict[str, list[str]]:
    """What a browser would send for the form of a page: text fields, areas, chosen options, ticked boxes."""
    found: dict[str, list[str]] = {}
    for tag in re.findall(r"<input[^>]*>", page):
        name = re.search(r'name="([^"]+)"', tag)
        kind = re.search(r'type="([^"]+)"', tag)
        value = re.search(r'value="([^"]*)"', tag)
        if name and (kind is None or kind[1] not in ("checkbox", "radio") or " checked" in tag):
            found.setdefault(unescape(name[1]), []).append(
                unescape(value[1]) if value else "on" if " checked" in tag else ""
            )
    for name, inside in re.findall(r'<textarea name="([^"]+)"[^>]*>\n?(.*?)</textarea>', page, re.DOTALL):
        found.setdefault(unescape(name), []).append(unescape(inside))
    for name, inside in re.findall(r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', page, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)"[^>]*selected', inside)
        found.setdefault(unescape(name), []).append(unescape(chosen[1]) if chosen else "")
    return found


def rows_of(part: Part) -> bool:
    return part.shape is Shape.ROWS


@pytest.mark.parametrize(
    ("form", "step"),
    [*[(form, None) for form in OPENINGS], *[(form, next(iter(form.steps))) for form in FORMS.values() if form.steps]],
    **named,
)
def test_a_browser_sends_back_what_the_page_showed(
    officer: Client, desk: Desk, form: Form, step: Labelled | None
) -> None:
    from detente.station.queries.drafts import draft

    body = written(form, step)
    address = begun(officer, desk, form, body)
    page = officer.get(address).content.decode().split('<form class="form"')[1].split("</form>")[0]
    assert officer.post(address, post_of(page) | {"next": "save"}).status_code == 303
    assert draft(desk.a.house, address.rsplit("/", 1)[1]).fields.body == body


def test_more_rows_come_without_script_and_an_emptied_row_goes(officer: Client, desk: Desk) -> None:
    from detente.station.queries.drafts import draft

    form, part = next((form, part) for form in OPENINGS for part in form.parts if rows_of(part))
    key = part.key
    body = written(form)
    address = begun(officer, desk, form, body)
    post = post_of(officer.get(address).content.decode().split('<form class="form"')[1].split("</form>")[0])
    emptied = {name: values for name, values in post.items() if not name.startswith(f"body.{part.name}.1.")}
    answer = officer.post(address, emptied | {"next": f"more:body.{part.name}"})
    assert answer["Location"] == f"{address}?more=body.{part.name}#f-body.{part.name}"
    kept = draft(desk.a.house, address.rsplit("/", 1)[1]).fields.body[part.name]
    assert [row[key] for row in kept] == [row[key] for index, row in enumerate(body[part.name]) if index != 1]
    plain, more = (officer.get(address + query).content.decode() for query in ("", f"?more=body.{part.name}"))
    assert more.count('class="row-of"') == plain.count('class="row-of"') + 3


def test_a_remark_stands_at_its_part_and_at_the_top(officer: Client, desk: Desk) -> None:
    body = {"step": "start", "zone": "Europe/Vienna", "ends": "soon", "words": "x"}
    address = begun(officer, desk, FORMS["decision_step"], body)
    page = officer.get(f"{address}?marked=1").content.decode()
    assert '<a href="#f-body.ends">' in page
    assert 'value="soon"' in page
    assert 'aria-invalid="true"' in page.split('id="f-body.ends"')[0][-200:] + page.split('id="f-body.ends"')[1][:200]
