"""Duties: one state each at a moment, for every form a duty can have."""

from __future__ import annotations

import pytest
from tests.regimes.time.worlds import SMALL, activity, message, record, request, second, small_pack

from detente.errors import TheirsError
from detente.regimes.time import Record, duties, read_record

DAY = 86_400


def state(row_of, items, messages, as_of, pack=SMALL, **more):
    """The one row of a duty, and its state."""
    name, by = row_of if isinstance(row_of, tuple) else (row_of, None)
    rows = duties(pack, record(items, messages, **more), second(as_of), all_rows=True)
    (row,) = [row for row in rows if row.duty == name and by in {None, row.by}]
    return row.state.value, row


def notified(at, as_of, **more):
    return state("notification", [activity(**more)], [message("N-1", at)] if at else [], as_of)


@pytest.mark.parametrize(
    ("at", "as_of", "expected"),
    [
        (None, "2021-12-29", "coming"),
        (None, "2021-12-30", "due"),
        (None, "2021-12-30T23:59:59Z", "due"),
        (None, "2021-12-31T00:00:00Z", "missed"),
        ("2021-12-30", "2022-03-01", "done"),
        ("2021-12-30T23:59:59Z", "2022-03-01", "done"),
        ("2021-12-31T00:00:00Z", "2022-03-01", "late"),
        ("2021-12-31", "2021-12-30T12:00:00Z", "due"),
    ],
)
def test_a_day_ends_with_its_last_second_and_later_messages_are_not_seen(at, as_of, expected):
    assert notified(at, as_of)[0] == expected


def test_what_is_not_owed_is_left_out_and_what_cannot_be_told_says_why():
    assert notified(None, "2022-01-01", troops=8_999)[0] == "not owed"
    rows = duties(SMALL, record([activity(troops=8_999)]), second("2022-01-01"))
    assert "notification" not in {row.duty for row in rows}
    told, row = notified(None, "2022-01-01", troops=None)
    assert (told, row.missing) == ("cannot tell", ("activity.troops",))
    told, row = notified("2021-12-01", "2022-01-01", start=None)
    assert (told, row.missing) == ("cannot tell", ("activity.start",))
    assert notified(None, "2022-01-01", start="2011-11-30")[0] == "not owed"


def test_nobody_named_to_owe_cannot_be_told():
    told, row = state("notification", [activity(state=None)], [], "2022-01-01")
    assert (told, row.missing, row.by) == ("cannot tell", ("activity.state",), "")


def test_hours_run_through_nights_and_weekends_to_the_second():
    asked = request(sent="2022-02-11T10:00:00Z")  # a Friday

    def replied(at, as_of="2022-03-01"):
        return state("reply", [asked], [message("R-2", at, to=["BB"], item="R")] if at else [], as_of)

    assert replied("2022-02-13T10:00:00Z")[0] == "done"
    told, row = replied("2022-02-13T10:00:01Z")
    assert (told, row.delay) == ("late", 1)
    assert replied(None, "2022-02-13T10:00:00Z")[0] == "due"
    assert replied(None, "2022-02-12T23:59:59Z")[0] == "coming"
    told, row = replied(None, "2022-02-13T10:00:01Z")
    assert (told, row.delay, row.left) == ("missed", 1, None)
    assert replied(None, "2022-02-13T09:00:00Z")[1].left == 3_600


def test_a_day_alone_is_consistent_and_no_more():
    asked = request(sent="2022-02-09T10:00:00Z")
    told, row = state("reply", [asked], [message("R-2", "2022-02-11", to=["BB"], item="R")], "2022-03-01")
    assert (told, row.consistent, row.discharged_by, row.missing) == ("cannot tell", True, "R-2 2022-02-11", ())
    assert state("reply", [asked], [message("R-2", "2022-02-10", to=["BB"], item="R")], "2022-03-01")[0] == "done"
    assert state("reply", [asked], [message("R-2", "2022-02-12", to=["BB"], item="R")], "2022-03-01")[0] == "late"


def test_a_request_known_by_its_day_began_with_the_message_that_opened_it():
    asked, opening = request(sent=None), message("R-1", "2022-02-09", "BB", ["AA"], "R")
    told, row = state("reply", [asked], [opening, message("R-2", "2022-02-11", to=["BB"], item="R")], "2022-03-01")
    assert (told, row.consistent, row.due.text) == ("cannot tell", True, "2022-02-11")
    assert state("reply", [asked], [opening], "2022-02-11")[0] == "due"
    assert state("reply", [asked], [opening], "2022-02-12")[0] == "missed"
    told, row = state("reply", [asked], [], "2022-02-12")
    assert (told, row.missing) == ("cannot tell", ("request.sent",))
    exact = message("R-1", "2022-02-09T10:00:00Z", "BB", ["AA"], "R")
    assert state("reply", [asked], [exact], "2022-02-10")[1].due.text == "2022-02-11T10:00:00Z"


def test_to_all_is_done_when_the_last_has_been_sent_one():
    early, later = message("N-1", "2021-12-01", to=["BB"]), message("N-1", "2021-12-31", to=["CC"])
    told, row = state("notification", [activity()], [early], "2022-01-10")
    assert (told, row.lacking) == ("missed", ("CC",))
    told, row = state("notification", [activity()], [early, later], "2022-01-10")
    assert (told, row.discharged_by, row.lacking) == ("late", "N-1 2021-12-31", ())
    other = message("N-2", "2021-12-02", to=["CC"])
    assert state("notification", [activity()], [early, later, other], "2022-01-10")[0] == "done"
    assert state("notification", [activity()], [message("N-1", "2021-12-01", by="BB")], "2022-01-10")[0] == "missed"


def test_excuses_contests_and_suspensions():
    assert notified(None, "2022-01-10", force_majeure=True)[0] == "excused"
    contest = message("N-1", "2022-01-05", contests=True)
    assert state("notification", [activity()], [contest], "2022-01-10")[0] == "contested"
    done = message("N-1", "2021-12-05")
    assert state("notification", [activity()], [contest, done], "2022-01-10")[0] == "done"
    late = message("N-1", "2022-01-06")
    told, row = state("notification", [activity()], [contest, late], "2022-01-10")
    assert (told, row.discharged_by) == ("contested", "N-1 2022-01-06")
    since = {"AA": (second("2021-12-30") // DAY, "We suspend.")}
    told, row = state("notification", [activity()], [], "2022-01-10", suspended=since)
    assert (told, row.statement) == ("excused", "We suspend.")
    after = {"AA": (second("2021-12-31") // DAY, "We suspend.")}
    assert state("notification", [activity()], [], "2022-01-10", suspended=after)[0] == "missed"
    assert (
        state("notification", [activity()], [message("N-1", "2021-12-05")], "2022-01-10", suspended=since)[0] == "done"
    )


def test_the_regime_binds_from_the_day_on_which_a_party_accepted_it():
    def told(**accepted):
        return state(
            "notification", [activity()], [], "2022-01-10", accepted={k: second(v) // DAY for k, v in accepted.items()}
        )[0]

    assert told(AA="2021-12-30") == "missed"
    assert told(AA="2021-12-31") == "not owed"
    assert told(BB="2021-01-01") == "not owed"


def test_at_once_is_never_late_and_tells_what_elapsed():
    item = [activity(alert=True)]
    assert state("at_once", item, [], "2022-02-09")[0] == "coming"
    told, row = state("at_once", item, [], "2022-02-11T00:00:00Z")
    assert (told, row.delay, row.due) == ("due", DAY, None)
    told, row = state("at_once", item, [message("N-1", "2022-02-12T00:00:00Z")], "2022-03-01")
    assert (told, row.delay) == ("done", 2 * DAY)


def test_months_keep_the_day_or_take_the_last():
    done = message("N-1", "2021-12-01")
    told, row = state("report", [activity(end="2022-08-31")], [done], "2022-09-01")
    assert (told, row.due.text) == ("coming", "2023-02-28")


def test_what_follows_is_owed_when_the_first_is_done_or_missed():
    assert state("report", [activity()], [], "2022-03-01")[0] == "not owed"
    assert state("report", [activity()], [message("N-1", "2021-12-01")], "2022-03-01")[0] == "coming"
    assert state("report", [activity(troops=None)], [], "2022-03-01")[0] == "cannot tell"
    asked = [request()]
    assert state("meeting", asked, [], "2022-02-13T10:00:00Z")[0] == "not owed"
    told, row = state("meeting", asked, [], "2022-02-13T10:00:01Z")
    assert (told, row.may, row.begins) == ("due", True, second("2022-02-13T10:00:01Z"))
    late = message("R-2", "2022-02-14T00:00:00Z", to=["BB"], item="R")
    assert state("meeting", asked, [late], "2022-02-15")[0] == "due"
    in_time = message("R-2", "2022-02-12T00:00:00Z", to=["BB"], item="R")
    assert state("meeting", asked, [in_time], "2022-02-15")[0] == "not owed"
    used = message("R-3", "2022-02-14T00:00:00Z", "BB", ["AA"], "R")
    assert state("meeting", asked, [used], "2022-02-15")[0] == "done"


def test_beside_another_it_has_its_moment():
    told, row = state("observers", [activity()], [message("N-4", "2021-12-31")], "2022-03-01")
    assert (told, row.due.text) == ("late", "2021-12-30")
    assert state("observers", [activity(troops=1)], [], "2022-03-01")[0] == "not owed"


def test_each_party_answers_the_one_that_asked():
    rows = duties(SMALL, record([activity()], [message("N-5", "2022-01-20", "BB", ["AA"])]), second("2022-03-01"))
    assert {row.by: row.state.value for row in rows if row.duty == "visit"} == {"BB": "done", "CC": "missed"}


def test_a_right_is_listed_while_it_may_be_used_and_after_that_for_those_who_did():
    def told(as_of, *messages, **more):
        rows = duties(SMALL, record([activity()], messages), second(as_of), **more)
        return {row.by: row.state.value for row in rows if row.duty == "wish"}

    assert told("2022-02-02") == {"BB": "coming", "CC": "coming"}
    assert told("2022-02-03") == {"BB": "due", "CC": "due"}
    assert told("2022-02-04") == {}
    used = message("N-6", "2022-02-01", "BB", ["AA"]), message("N-6", "2022-02-05", "CC", ["AA"])
    assert told("2022-02-06", *used) == {"BB": "done", "CC": "late"}
    assert told("2022-02-06", used[0], all_rows=True) == {"BB": "done", "": "not owed"}


def test_what_follows_something_open_is_open_for_the_same_figures():
    told, row = state("report", [activity(troops=None)], [], "2022-03-01")
    assert (told, row.missing) == ("cannot tell", ("activity.troops",))


def yearly(messages, as_of="2022-06-01", **more):
    rows = duties(SMALL, record([], messages), second(as_of), **more)
    return {row.year: row.state.value for row in rows if (row.duty, row.by) == ("calendar", "AA")}


def test_each_year_has_its_return_and_a_nil_return_is_one():
    assert yearly([]) == {2021: "missed", 2022: "missed", 2023: "coming", 2024: "coming"}
    given = [
        message("Y-1", "2021-11-15", item="", year=2022, nil=True),
        message("Y-1", "2021-01-05", item="", year=2021),
    ]
    assert yearly(given) == {2021: "late", 2022: "done", 2023: "coming", 2024: "coming"}
    assert yearly([message("Y-1", "2021-11-20", item="")])[2022] == "late"  # without a year: the nearest date
    assert yearly([], years=range(2011, 2013)) == {2013: "missed"}  # nothing before the regime was in force
    assert yearly([message("Y-1", "2020-11-10", item="")], years=range(2021, 2022)) == {2022: "missed"}


def test_what_recurs_by_months_is_owed_once_in_every_stretch():
    def told(*days):
        given = [message("Y-3", day, item="") for day in days]
        rows = duties(SMALL, record([], given), second("2022-09-01"), years=range(2021, 2023))
        return [(row.due.text, row.state.value) for row in rows if (row.duty, row.by) == ("half_yearly", "AA")]

    days = ["2021-02-28", "2021-08-31", "2022-02-28", "2022-08-31"]
    assert told() == [(day, "missed") for day in days]
    assert told("2021-03-01") == list(zip(days, ["missed", "done", "missed", "missed"], strict=True))
    assert told("2022-02-28", "2022-03-01") == list(zip(days, ["missed", "missed", "done", "done"], strict=True))


def test_receipt_may_be_what_counts():
    pack = small_pack("received")
    sent = message("N-1", "2021-12-30T10:00:00Z", to=["BB", "CC"])
    read = read_record(pack, [activity()], [sent])
    parties = ("AA", "BB", "CC")

    def told(at="", as_of="2022-03-01"):
        messages = read_record(pack, [], [sent | {"received": at}]).messages if at else read.messages
        rows = duties(pack, Record(read.items, messages, parties), second(as_of))
        (row,) = [row for row in rows if row.duty == "notification"]
        return row.state.value, row.consistent

    assert told("2021-12-30T23:59:59Z") == ("done", False)
    assert told("2021-12-31T00:00:00Z") == ("late", False)
    assert told("2022-01-05T00:00:00Z", "2022-01-04") == ("cannot tell", True)  # no receipt by then
    assert told() == ("cannot tell", True)


def test_without_parties_of_its_own_a_record_has_those_it_names():
    rows = duties(SMALL, record([activity()], [message("N-1", "2021-12-01", to=["BB"])], ()), second("2022-01-10"))
    assert {row.by for row in rows if row.duty == "calendar"} == {"AA", "BB"}
    assert [row.state.value for row in rows if row.duty == "notification"] == ["done"]


def test_two_items_of_one_identifier_are_refused():
    items = record([activity()]).items
    with pytest.raises(TheirsError, match="item_twice"):
        duties(SMALL, Record(items + items), 0)
