"""What arrives may be anything: the pages stay calm and say what is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.conftest import Pair
from tests.desk.conftest import HOSTILE, Desk
from tests.desk.line_kit import text_of
from tests.station.test_opening import deliver, sealed

from detente.desk.wsgi import HOUSE_KEY
from detente.seal import canonical
from detente.seal.envelope import seal
from detente.testing import PASSPHRASE, send_letter

if TYPE_CHECKING:
    from django.test import Client


@pytest.fixture
def theirs(desk: Desk, pair: Pair) -> Client:
    """A browser at the addressee of the pair."""
    from django.test import Client

    assert desk.a.house.party == "a.example"  # Django is configured from this house
    client = Client(SERVER_NAME="127.0.0.1", **{HOUSE_KEY: pair.b.house})
    assert client.post("/sign-in", {"login": "desk", "passphrase": PASSPHRASE}).status_code == 303
    return client


def slug_of(dispatch_id: str) -> str:
    from detente.kernel import DispatchId

    return DispatchId(dispatch_id).slug


def test_what_cannot_be_read_is_shown_calmly(theirs: Client, pair: Pair) -> None:
    slug = slug_of(deliver(pair, b"rubbish", bytes(32)))
    assert theirs.post(f"/line/{slug}/open").status_code == 303
    page = text_of(theirs.get(f"/line/{slug}"))
    assert "CANNOT READ" in page
    assert "What arrived could not be read." in page
    assert "Open and acknowledge" not in page
    assert "Dispatch that cannot be read" in page
    assert theirs.get(f"/line/{slug}/thread").status_code == 404
    assert theirs.get("/line/?state=CANNOT+READ").content.decode().count(slug) == 1


@pytest.mark.parametrize(
    "body",
    [
        {"lines": 14, HOSTILE: HOSTILE},
        {"text": HOSTILE, "points": [HOSTILE], "themes": [{"title": HOSTILE, "points": [HOSTILE]}], "level": HOSTILE},
        {"text": 7, "themes": {"a": 1}, "items": [1], "kind": None, "changed_fields": [], "on_behalf_of": [HOSTILE]},
    ],
)
@pytest.mark.parametrize("kind", ["sonnet", "letter", "reply"])
def test_an_act_of_any_shape_is_shown_as_it_was_sent(
    theirs: Client, pair: Pair, kind: str, body: dict[str, object]
) -> None:
    letter = send_letter(pair.a, pair.b)
    with pair.a.house.store.read() as tx:
        payload = canonical.decode(tx.dispatch(letter).inner)
    payload |= {"type": kind, "body": body, "releases": []}
    inside, content = sealed(pair, seal("notification", payload, pair.a.house.keys.statements).data)
    slug = slug_of(deliver(pair, inside, content, id=letter))
    assert theirs.post(f"/line/{slug}/open").status_code == 303
    for path in (f"/line/{slug}", f"/line/{slug}/life", f"/line/{slug}/thread", f"/line/new?reply_to={slug}", "/line/"):
        answer = theirs.get(path)
        assert answer.status_code == 200, path
        assert "<script>alert" not in answer.content.decode(), path
