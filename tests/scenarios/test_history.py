"""The history of 2021-10 … 2022-02 as data: whole, exact, and refused as soon as a row does not hold."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from detente.errors import OursError, WorldError
from detente.testing.chronicle.record import History
from detente.testing.chronicle.rows import Sourced
from detente.testing.history import HISTORY, read_history

END = date(2022, 2, 24)


@pytest.fixture(scope="module")
def history() -> History:
    return read_history()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the history that a test may spoil."""
    return Path(shutil.copytree(HISTORY, tmp_path / "history"))


def sourced(history: History) -> list[Sourced]:
    """Every row that has a mark, with the rows inside rows."""
    rows: list[Sourced] = [
        *history.events, *history.drafts, *history.points, *history.responses, *history.tallies,
        *history.disagreements, *history.unanswered, *history.latencies, *history.situations, *history.one_sided,
    ]  # fmt: skip
    for draft in history.drafts:
        rows += [draft.preamble, *draft.article]
    rows += [response.view for response in history.responses if response.view]
    return rows + [reading for row in history.disagreements for reading in row.reading]


def test_seventy_eight_events_in_order_of_their_dates(history: History) -> None:
    ids = {f"E{number:02}" for number in range(1, 78)} | {"E30a"}
    assert {event.id for event in history.events} == ids
    assert len(history.events) == 78
    dates = [event.date for event in history.events]
    assert dates == sorted(dates)
    assert (dates[0], dates[-1]) == (date(2021, 10, 6), END)


def test_every_link_goes_back_and_says_who_claims_it(history: History) -> None:
    order = {event.id: place for place, event in enumerate(history.events)}
    linked = [event for event in history.events if event.in_reply_to]
    assert len(linked) == 53
    for event in linked:
        assert order[event.in_reply_to] < order[event.id]
        assert event.claimed_by == "chronicle" or event.claimed_by in event.sender


def test_the_letter_repeats_for_one_side_and_answers_badly_for_the_other(history: History) -> None:
    letter = history.event("E45")
    assert (letter.date, letter.channel, letter.sender, letter.to) == (date(2022, 2, 10), "letter", ("NATO",), ("RF",))
    assert (letter.in_reply_to, letter.claimed_by) == ("E29", "NATO")
    assert [(other.event, other.by) for other in letter.also_read_as] == [("E35", "RF")]
    assert letter.status == "unanswered"


def test_an_hour_is_there_only_where_the_record_gives_one(history: History) -> None:
    hours = {event.id: (event.time_utc, event.time_status) for event in history.events if event.time_utc}
    assert hours == {
        "E01": ("by 15:43Z", "first_report"), "E05": ("by 16:16Z", "first_report"), "E07": ("15:50Z", "stated"),
        "E10": ("12:25Z", "page_stamp"), "E11": ("15:07Z-17:08Z", "from_memory"), "E15": ("10:26Z", "page_stamp"),
        "E19": ("20:35Z-21:25Z", "stated"), "E24": ("09:07Z", "stated"), "E29": ("by 14:05Z", "first_report"),
        "E30": ("10:00Z", "stated"), "E31": ("16:30Z", "stated"), "E32": ("18:00Z", "stated"),
        "E42": ("16:15Z", "stated"), "E45": ("before 11:04Z", "conditional"), "E51": ("16:04Z-17:06Z", "from_memory"),
        "E61": ("by 12:48Z", "stated"), "E62": ("by 15:12Z", "first_report"), "E73": ("about 16:04Z", "approximate"),
        "E75": ("about 02:50Z", "from_memory"), "E77": ("by 10:24Z", "first_report"),
    }  # fmt: skip


def test_what_is_from_memory_is_named(history: History) -> None:
    partly = {event.id for event in history.events if event.memory}
    assert partly == {"E11", "E51", "E60", "E63", "E75"}
    assert {event.id for event in history.events if event.status_mark == "verified, except…"} == partly
    from_memory = {point.id for point in history.points if point.status_mark == "from memory"}
    assert from_memory == {"N23", "N24", "N25", "U15"}
    articles = {row.id: row.status_mark for draft in history.drafts for row in draft.article}
    assert {id_ for id_, mark in articles.items() if mark == "from memory"} == {"US.8", "NATO.8", "NATO.9"}
    assert {id_ for id_, mark in articles.items() if "except" in mark} == {"US.5", "NATO.3", "NATO.4", "NATO.7"}


def test_every_row_has_a_mark_and_a_source_unless_from_memory(history: History) -> None:
    rows = sourced(history)
    assert len(rows) == 245
    for row in rows:
        assert (row.status_mark == "from memory") == (not row.sources)


def test_thirty_allies_and_thirty_one_members_of_the_council(history: History) -> None:
    allies, council = set(history.party("NATO").members), set(history.party("NRC").members)
    assert len(allies) == 30
    assert council - allies == {"RF"}
    assert allies < council
    assert all(history.party(code).kind == "state" for code in council)


def test_who_is_not_known_is_a_number(history: History) -> None:
    addressees = history.party("ADDRESSEES")
    assert (addressees.count, addressees.members) == (37, ())


def test_points_and_articles_are_all_there(history: History) -> None:
    assert [point.id for point in history.points] == [f"N{n}" for n in range(1, 26)] + [f"U{n}" for n in range(1, 16)]
    assert {draft.id: len(draft.article) for draft in history.drafts} == {"US": 8, "NATO": 9}
    assert all(draft.package and draft.package_said_by == "RF" for draft in history.drafts)


def test_the_tally_by_main_code(history: History) -> None:
    assert history.main_codes("US") == {"REJ": (4,), "CP": (3, 5), "AFD": (1, 6), "NA": (2, 7, 8)}
    assert history.main_codes("NATO") == {"REJ": (4, 6, 7), "AFD": (1, 2, 3, 5), "NA": (8, 9)}
    assert {response.mapping_by for response in history.responses} == {"chronicle"}


def test_unanswered_days_are_those_of_the_calendar(history: History) -> None:
    assert history.as_of == END
    days = {item.id: item.days for item in history.unanswered}
    assert list(days.values()) == [37, 29, 43, 27, 13, 42, 3, None]
    for item in history.unanswered:
        assert item.days in {(END - item.asked).days, None}
    assert [row.days for row in history.latencies] == [42, 42, 22, 13, 2]


def test_situations_and_disagreements(history: History) -> None:
    assert [row.id for row in history.situations] == [f"R{n}" for n in range(1, 19)]
    assert len(history.disagreements) == 13
    assert {row.who for row in history.one_sided} == {"NATO", "US", "RF"}


def test_files_stay_small() -> None:
    assert all(path.stat().st_size < 150 * 1024 for path in HISTORY.iterdir())


SPOILT = {
    "a member nobody declared": ("events.toml", 'id = "E01"', 'id = "E01"\nmood = "cold"', "mood"),
    "a member of a point": ("points.toml", 'id = "N1"', 'id = "N1"\nweight = 1', "weight"),
    "a party that is not there": ("events.toml", 'from = ["NATO"]', 'from = ["ATO"]', "“ATO”"),
    "a channel that is none": ("events.toml", 'channel = "press"', 'channel = "rumour"', "rumour"),
    "an hour that is none": ("events.toml", '"by 15:43Z"', '"by 25:43Z"', "$.event[0].time_utc"),
    "an hour and nothing said of it": ("events.toml", '"first_report"', '"unknown"', "its status"),
    "a day that is none": ("events.toml", '"2021-10-06"', '"2021-02-30"', "$.event[0].date"),
    "a day out of order": ("events.toml", '"2021-10-06"', '"2021-10-09"', "E02 stands after E01"),
    "an end before the beginning": ("events.toml", '"2022-02-14"\ndate_note', '"2022-02-10"\ndate_note', "before it"),
    "a link into nothing": ("events.toml", 'in_reply_to = "E01"', 'in_reply_to = "E99"', "“E99”"),
    "a link forward": ("events.toml", 'in_reply_to = "E01"', 'in_reply_to = "E77"', "“E77”"),
    "a link nobody claims": ("events.toml", 'claimed_by = "NATO"\n', "", "who claims"),
    "a text that names what is not there": ("events.toml", "missions (E03)", "missions (E93)", "“E93”"),
    "an event twice": ("events.toml", 'id = "E02"', 'id = "E01"', "2 times"),
    "a mark without a source": ("points.toml", 'status_mark = "from memory"', 'status_mark = "verified"', "the mark"),
    "a mark that is none": ("points.toml", 'status_mark = "verified"', 'status_mark = "sure"', "sure"),
    "a source that is none": ("points.toml", "https://www.memri.org", "memri.org", "$.point[0].sources[0]"),
    "one ally fewer": ("parties.toml", '  "AL",\n', "", "the count"),
    "an ally that is no party": ("parties.toml", '  "AL",\n', '  "XX",\n', "“XX”"),
    "a zone that is none": ("parties.toml", "Europe/Moscow", "Europe/Atlantis", "Atlantis"),
    "a name left out": ("parties.toml", ', fr = "Fédération de Russie"', "", "seven languages"),
    "an article left out": ("drafts.toml", "count = 8", "count = 9", "1 to 9"),
    "handed on another day": ("drafts.toml", 'handed = "2021-12-15"', 'handed = "2021-12-16"', "different dates"),
    "a point of the other paper": ("responses.toml", 'points = ["U5"]', 'points = ["N5"]', "“N5”"),
    "a point from nobody": ("points.toml", 'author = "US"', 'author = "RF"', "U1 is not from"),
    "an article answered twice": ("responses.toml", 'article = "US.2"', 'article = "US.1"', "2 times"),
    "another main code": ("responses.toml", 'codes = ["CP"]', 'codes = ["REJ"]', "the tally of US"),
    "a miscount of days": ("unanswered.toml", "days = 37", "days = 38", "calendar"),
    "a miscount between two events": ("unanswered.toml", "days = 22", "days = 21", "E31 to E61"),
    "a situation of no event": ("situations.toml", 'events = ["E24"]', 'events = ["E88"]', "“E88”"),
    "a matter of no event": ("disagreements.toml", '"E58"', '"E88"', "“E88”"),
    "a side that is none": ("one_sided.toml", 'who = "US"', 'who = "SU"', "“SU”"),
    "no TOML": ("events.toml", "[[event]]", "[[event", "line"),
    "brackets without end": ("events.toml", "sources = [", "sources = " + "[" * 5000, "recursion"),
}


@pytest.mark.parametrize("name", SPOILT)
def test_a_row_that_does_not_hold_is_refused_with_its_place(folder: Path, name: str) -> None:
    file, old, new, told = SPOILT[name]
    text = (folder / file).read_text("utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(OursError) as refused:
        read_history(folder)
    assert refused.value.code == "testing.bad_history"
    assert refused.value.fields["file"] == file
    assert told in str(refused.value)


def test_a_file_in_another_encoding_is_refused(folder: Path) -> None:
    (folder / "points.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(OursError, match=r"points\.toml"):
        read_history(folder)


def test_a_file_that_is_missing_is_named(folder: Path) -> None:
    (folder / "situations.toml").unlink()
    with pytest.raises(WorldError, match=r"situations\.toml"):
        read_history(folder)
