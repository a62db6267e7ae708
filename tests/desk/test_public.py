"""The public record: pages, addresses, embargo, corrections, refusals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event
from tests.desk.conftest import HOSTILE
from tests.desk.line_kit import begin, freeze, text_of, write
from tests.desk.public_kit import ALL

from detente.kernel import DESK_LANGUAGES, DispatchId, Instant
from detente.station.commands.rebuild import rebuild
from detente.station.queries import public as asked

if TYPE_CHECKING:
    from tests.desk.public_kit import Two

NOWHERE = "A" * 22
NOON = "2026-02-10T12:00:00Z"


def steady(page: str) -> str:
    """A page without its clock."""
    return re.sub(r"\d\d:\d\d(:\d\d)?Z?|\d{4}-\d\d-\d\dT[\d:]+Z", "", page)


def test_an_entry_shows_what_was_agreed_at_an_address_that_stays(two: Two) -> None:
    letter = two.publish(two.letter(subject=HOSTILE, text=f"Sir,\n\n{HOSTILE}", language="uk", declared="2026-02-09"))
    for station in (two.a, two.b):
        page = two.browser(station.house).get(f"/public/{letter.slug}").content.decode()
        assert '<div class="document" lang="uk"' in page
        assert 'id="p2"' in page
        assert "Ukrainian" in page, "the language of the authentic text is named"
        assert "9 Feb 2026" in page
        assert "<script>alert" not in page
        assert "Public since" in page
    assert f"/public/{letter.slug}" in two.browser().get("/public").content.decode()


def test_the_subject_alone_shows_the_subject_alone(two: Two) -> None:
    letter = two.letter(text="Secret words.", declared="2026-02-09")
    two.publish(letter, {"items": ["subject"]})
    page = two.browser().get(f"/public/{letter.slug}").content.decode()
    assert "On exercises" in page
    assert "Secret words." not in page
    assert "9 Feb" not in page
    assert "UNANSWERED" not in page


def test_under_embargo_nothing_shows_anywhere_until_the_very_second(two: Two) -> None:
    letter = two.letter()
    client, embargoed = two.browser(), ALL | {"embargo_until": NOON}
    empty = {path: steady(text_of(client.get(path))) for path in ("/public", "/public/feed.json", "/public/feed.atom")}
    two.publish(letter, embargoed)
    two.clock.move(hours=3, minutes=59, seconds=59)
    for path, before in empty.items():
        assert steady(text_of(client.get(path))) == before, path
    hidden, none = (client.get(f"/public/{slug}") for slug in (letter.slug, NOWHERE))
    assert (hidden.status_code, none.status_code) == (404, 404)
    assert steady(hidden.content.decode()) == steady(none.content.decode())
    assert "<option" not in client.get("/public?party=b.example").content.decode(), "no choice tells of it"
    two.clock.move(seconds=1)
    for station in (two.a, two.b):
        assert two.browser(station.house).get(f"/public/{letter.slug}").status_code == 200
        (entry,) = asked.public_record(station.house)
        assert entry.since == Instant.parse(NOON), "the same second for all"
    assert letter.slug in client.get("/public/feed.json").content.decode()


def test_officers_see_what_waits_and_who_refused_and_the_public_does_not(two: Two) -> None:
    letter = two.letter()
    two.say(two.a, letter, ALL | {"embargo_until": NOON})
    two.say(two.b, letter, {"items": ["subject"]})
    client = two.officer()
    page = text_of(client.get(f"/line/{letter.slug}"))
    assert "Under embargo until" in page
    assert "10 Feb 2026, 12:00:00 UTC" in page
    two.say(two.b, letter, {"items": [], "mode": "refused"})
    page = text_of(client.get(f"/line/{letter.slug}"))
    assert "Refuses" in page
    assert "Under embargo until" not in page
    two.clock.move(hours=5)
    assert "Nothing of it is public" in text_of(client.get(f"/line/{letter.slug}"))
    answer = two.browser().get(f"/public/{letter.slug}")
    assert answer.status_code == 404
    for path in ("/public", "/public/feed.json", f"/public/{letter.slug}"):
        assert "efuse" not in text_of(two.browser().get(path)), path


def test_a_party_that_has_not_spoken_is_named_to_officers(two: Two) -> None:
    letter = two.letter()
    assert text_of(two.officer().get(f"/line/{letter.slug}")).count("has not spoken") == 2


def test_the_sense_is_told_under_the_name_of_who_tells_it(two: Two) -> None:
    letter = two.letter(text="Exact words.")
    two.say(two.a, letter, {"items": ["subject"], "mode": "substance_only", "substance": "Talks were <b>offered</b>."})
    two.say(two.b, letter, {"items": ["letter", "subject"]})
    page = two.browser().get(f"/public/{letter.slug}").content.decode()
    assert "Talks were &lt;b&gt;offered&lt;/b&gt;." in page
    assert "Exact words." not in page
    assert "Party A" in page.split("The sense, as told by")[1][:200]


def test_a_correction_leaves_what_stood_before_with_its_date(two: Two) -> None:
    letter = two.letter()
    two.say(two.b, letter, {"items": ["letter"]})
    two.say(two.a, letter, {"items": [], "mode": "substance_only", "substance": "Two meetings."})
    two.clock.move(days=1)
    two.say(
        two.a, letter,
        {"items": [], "mode": "substance_only", "substance": "A series.", "corrects": "The number is open."},
    )  # fmt: skip
    page = text_of(two.browser().get(f"/public/{letter.slug}"))
    sense, corrections = page.split("Corrected on")
    assert "A series." in sense
    assert "Two meetings." not in sense
    assert "11 Feb 2026" in corrections
    assert "The number is open." in corrections
    assert "Two meetings." in corrections
    assert "10 Feb 2026" in corrections
    assert "Corrected" in text_of(two.browser().get("/public"))
    two.say(two.b, letter, {"items": [], "mode": "asked_not_to_publish"})
    assert two.browser().get(f"/public/{letter.slug}").status_code == 404


def test_the_list_has_pages_and_filters_in_its_address(two: Two) -> None:
    letters = [two.publish(two.letter(subject=f"Number {number}"), {"items": ["subject"]}) for number in range(3)]
    two.clock.move(days=400)
    letters.append(two.publish(two.letter(subject="A year later"), {"items": ["subject"]}))
    client = two.browser()
    page = client.get("/public").content.decode()
    assert page.index("A year later") < page.index("Number")
    assert "A year later" not in client.get("/public?year=2026").content.decode()
    assert "Number 1" in client.get("/public?year=2026&party=b.example").content.decode()
    assert "Number 1" not in client.get("/public?party=c.example").content.decode()
    for odd in (
        "?year=99999999",
        "?year=x",
        "?page=-1",
        "?page=999999999",
        "?page=٣",
        "?party=%00",
        "?party=" + "x" * 999,
    ):
        assert client.get(f"/public{odd}").status_code == 200, odd


def test_a_long_record_is_turned_over_page_by_page(two: Two) -> None:
    letter = two.publish(two.letter(), {"items": ["subject"]})
    copies(two, letter, 60)
    client, seen = two.browser(), set()
    for number in (1, 2, 3):
        page = client.get(f"/public?page={number}&lang=de").content.decode()
        found = re.findall(r'href="/public/([\w-]{22})\?lang=de"', page)
        assert len(found) == (25 if number < 3 else 11)
        seen |= set(found)
        assert ('rel="next"' in page, 'rel="prev"' in page) == (number < 3, number > 1)
    assert len(seen) == 61


def test_a_page_asks_the_store_no_more_when_the_record_is_long(two: Two) -> None:
    letter = two.publish(two.letter(), ALL)
    copies(two, letter, 30)
    few = statements(two)
    copies(two, letter, 300, start=100)
    assert statements(two) == few


def copies(two: Two, letter: DispatchId, number: int, start: int = 1) -> None:
    """Put more public dispatches on record, as copies of one and of the words on it."""
    from dataclasses import replace

    from detente.station.projections.publicity import fold_one

    with two.a.house.store.write() as tx:
        row = tx.dispatch(letter)
        words = tx.dispatches_of([source for source, rel in tx.references_to(letter) if rel == "about"])
        for place in range(start, start + number):
            id_ = made(place, 0)
            tx.put_dispatch(replace(row, id=id_, thread=id_, index=row.index + 1000 * place))
            for offset, word in enumerate(words, 1):
                source = made(place, offset)
                inner = word.inner.replace(letter.encode(), id_.encode()).replace(word.id.encode(), source.encode())
                tx.put_dispatch(replace(word, id=source, thread=id_, inner=inner, index=word.index + 1000 * place))
                tx.put_reference(source, "about", id_)
            fold_one(tx, id_)


def made(place: int, offset: int) -> DispatchId:
    import base64

    return DispatchId(base64.b64encode((1_000_000 + 10 * place + offset).to_bytes(16, "big")).decode())


def statements(two: Two) -> int:
    seen: list[str] = []
    engine = two.a.house.store._engine

    def count(_c, _cursor, statement, *_: object) -> None:
        seen.append(statement)

    event.listen(engine, "before_cursor_execute", count)
    assert two.browser().get("/public").status_code == 200
    event.remove(engine, "before_cursor_execute", count)
    return len(seen)


@pytest.mark.parametrize("language", [code for code, _ in DESK_LANGUAGES])
def test_an_address_can_name_its_language_over_the_cookie(two: Two, language: str) -> None:
    letter = two.publish(two.letter(language="ru"))
    client = two.browser()
    client.post("/settings", {"language": "fr"})
    for path in ("/public", f"/public/{letter.slug}"):
        assert '<html lang="fr"' in client.get(path).content.decode()
        answer = client.get(f"{path}?lang={language}")
        assert f'<html lang="{language}"' in answer.content.decode()
        assert answer["Content-Language"] == language
        assert f'hreflang="{language}"' in answer.content.decode()
    page = client.get(f"/public/{letter.slug}?lang={language}").content.decode()
    assert '<div class="document" lang="ru"' in page, "the authentic text keeps its own"
    assert '<html lang="fr"' in client.get("/public?lang=xx").content.decode()


def test_a_demonstration_is_marked_on_every_public_page(two: Two) -> None:
    letter = two.letter(traffic="demonstration")
    two.publish(letter, traffic="demonstration")
    for path in ("/public", f"/public/{letter.slug}"):
        assert "DEMONSTRATION" in text_of(two.browser().get(path))


def test_a_page_is_kept_only_where_nobody_signed_in(two: Two) -> None:
    letter = two.publish(two.letter())
    officer = two.officer()
    for path in ("/public", f"/public/{letter.slug}"):
        assert two.browser().get(path)["Cache-Control"] == "public, max-age=60"
        assert officer.get(path)["Cache-Control"] == "no-store"
    assert two.browser().get(f"/public/{NOWHERE}")["Cache-Control"] == "no-store"
    assert "Cookie" in two.browser().get("/public")["Vary"]


def test_a_store_of_an_older_program_learns_what_is_public(two: Two) -> None:
    letter = two.publish(two.letter())
    with two.b.house.store.write() as tx:
        rows = tx.dispatches(direction=None, party=None, traffic=None, limit=100, before=None)
        tx.clear_projections()
        for row in rows:
            tx.put_dispatch(row)
        tx.note_views(0)
    with two.b.reopened().house.store.read() as tx:
        assert tx.publicity(letter).since is not None


def test_a_refusal_can_never_be_published_itself(two: Two) -> None:
    letter = two.letter()
    two.say(two.b, letter, {"items": [], "mode": "refused"})
    with two.a.house.store.read() as tx:
        ((refusal, _),) = [ref for ref in tx.references_to(letter) if ref[1] == "about"]
    two.publish(DispatchId(refusal), {"items": ["subject"]})
    assert two.browser().get(f"/public/{DispatchId(refusal).slug}").status_code == 404
    assert asked.public_record(two.a.house) == ()


def test_the_record_folded_again_gives_the_same(two: Two) -> None:
    letter = two.letter()
    two.say(two.b, letter, ALL)
    two.say(two.a, letter, ALL | {"embargo_until": NOON})
    two.say(two.b, letter, ALL | {"corrects": "A date."})
    with two.a.house.store.read() as tx:
        before = tx.publicity(letter)
    assert before is not None
    assert before.since == Instant.parse(NOON)
    for station in (two.a, two.b):
        assert rebuild(station.house) > 0
    with two.a.house.store.read() as tx:
        assert tx.publicity(letter) == before


def test_an_officer_writes_a_word_on_publishing_with_all_it_can_say(two: Two) -> None:
    letter, client = two.letter(), two.officer()
    draft = begin(client, "publication", publish=letter.slug)
    said = {
        "mode": "substance_only", "items": ["subject"], "substance": "Talks were offered.", "text": "",
        "embargo_until": "2026-02-10T12:00", "corrects": "A date was wrong.",
    }  # fmt: skip
    assert write(client, draft, **said).status_code == 303
    page = text_of(client.get(f"{draft}/check"))
    for words in (
        "The sense may be told, not the text",
        "Talks were offered.",
        "10 Feb 2026, 12:00:00 UTC",
        "A date was",
    ):
        assert words in page
    assert freeze(client, draft).status_code == 303


def test_a_word_that_contradicts_itself_is_told_at_the_check(two: Two) -> None:
    letter, client = two.letter(), two.officer()
    draft = begin(client, "publication", publish=letter.slug)
    write(client, draft, mode="refused", items=["subject"], text="")
    assert "does not take “items”" in text_of(freeze(client, draft))
