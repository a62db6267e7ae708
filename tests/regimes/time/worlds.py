"""A small regime with every form of duty, and random records under it."""

from __future__ import annotations

from random import Random

from detente.regimes.pack import load
from detente.regimes.time import Record, read_record

HEADER = """
pack = "small"
title = "A small regime"
source = "None"
profile = "treaty-cel/1"
clock = "UTC"
counts = "{counts}"
warning = ""
parties = ["AA", "BB", "CC"]
[in_force]
from = 2011-12-01
[chapter.I]
heading = "All"
"""

KINDS = """
[kind.activity]
label = "Activity"
[kind.activity.attribute]
state  = { type = "party", label = "State" }
start  = { type = "date", label = "Start" }
end    = { type = "date", label = "End" }
alert  = { type = "yes/no", label = "Without advance notice" }
force_majeure = { type = "yes/no", label = "Force majeure" }
troops = { type = "count", unit = "persons", label = "Troops" }
[kind.request]
label = "Request"
[kind.request.attribute]
asker = { type = "party", label = "From" }
asked = { type = "party", label = "To" }
sent  = { type = "instant", label = "Sent" }
"""

RULES = """
[limit.notify_troops]
chapter = "I"
cite = "40.1"
basis = "verified"
unit = "persons"
label = "Troops"
from = { 2011-12-01 = 9000 }
[limit.lead]
chapter = "I"
cite = "38"
basis = "ancestor"
unit = "days"
label = "Days before"
from = { 2011-12-01 = 42 }
[limit.reply_hours]
chapter = "I"
cite = "16"
basis = "secondary"
unit = "hours"
label = "Hours"
from = { 2011-12-01 = 48 }
[limit.half_year]
chapter = "I"
cite = "9"
basis = "memory"
unit = "months"
label = "Months"
from = { 2011-12-01 = 6 }
[limit.most]
chapter = "I"
cite = "67"
basis = "doubtful"
unit = "activities"
label = "Most"
from = { 2011-12-01 = 1 }

[fact.notifiable]
chapter = "I"
cite = "40"
basis = "memory"
about = "activity"
on = "start"
label = "Notifiable"
text = "Notifiable."
when = "activity.troops >= limit.notify_troops"

[quota.large]
chapter = "I"
cite = "67"
basis = "memory"
label = "Large"
text = "Large."
count = "activity"
where = "is.notifiable"
of = ["state"]
on = "start"
years = 1
at_most = "limit.most"

[duty.notification]
chapter = "I"
cite = "38"
basis = "verified"
label = "Notification"
text = "T."
about = "activity"
on = "start"
when = "is.notifiable && !activity.alert"
by = "state"
to = "all"
acts = ["N-1", "N-2"]
due = "activity.start - limit.lead"
excused = "activity.force_majeure"
then = "report"

[duty.report]
chapter = "I"
cite = "39"
basis = "memory"
label = "Report"
text = "T."
about = "activity"
on = "start"
by = "state"
to = "all"
acts = ["N-3"]
due = "activity.end"
months = "half_year"

[duty.observers]
chapter = "I"
cite = "50"
basis = "memory"
label = "Observers"
text = "T."
about = "activity"
on = "start"
by = "state"
to = "all"
acts = ["N-4"]
beside = "notification"

[duty.at_once]
chapter = "I"
cite = "41"
basis = "memory"
label = "At once"
text = "T."
about = "activity"
on = "start"
when = "is.notifiable && activity.alert"
by = "state"
to = "all"
acts = ["N-1"]
at_once = true
since = "activity.start"

[duty.visit]
chapter = "I"
cite = "51"
basis = "memory"
label = "Answer of each"
text = "T."
about = "activity"
on = "start"
when = "is.notifiable"
by = "each party"
to = "state"
acts = ["N-5"]
due = "activity.start - 21"

[duty.wish]
chapter = "I"
cite = "52"
basis = "memory"
label = "Each may ask to come"
text = "T."
about = "activity"
on = "start"
when = "is.notifiable"
by = "each party"
to = "state"
acts = ["N-6"]
due = "activity.start - 7"
may = true

[duty.reply]
chapter = "I"
cite = "16"
basis = "verified"
label = "Reply"
text = "T."
about = "request"
on = "sent"
by = "asked"
to = "asker"
acts = ["R-2"]
due = "request.sent + hours(limit.reply_hours)"
otherwise = "meeting"

[duty.meeting]
chapter = "I"
cite = "16.2"
basis = "memory"
label = "May ask for a meeting"
text = "T."
about = "request"
on = "sent"
by = "asker"
to = "asked"
acts = ["R-3"]
may = true
at_once = true

[duty.calendar]
chapter = "I"
cite = "61"
basis = "verified"
label = "Calendar"
text = "T."
by = "each party"
to = "all"
acts = ["Y-1"]
every = { month = 11, day = 15, covers = 1 }

[duty.half_yearly]
chapter = "I"
cite = "63"
basis = "verified"
label = "Every half-year"
text = "T."
by = "each party"
to = "all"
acts = ["Y-3"]
every = { months = 6, first = 2011-08-31 }
"""

FORMAT = """
[format.{code}]
chapter = "I"
cite = "1"
heading = "{code}"
text = "T."
precedence = "routine"
about = "{about}"
does = "{does}"
[[format.{code}.section]]
name = "general"
heading = "General"
[[format.{code}.question]]
name = "remarks"
paragraph = "1"
section = "general"
heading = "Remarks"
type = "text"
basis = "memory"
"""

FORMATS = [
    ("N-1", "activity", "opens"), ("N-2", "activity", "changes"), ("N-3", "activity", "changes"),
    ("N-4", "activity", "changes"), ("N-5", "activity", "answers"), ("N-6", "activity", "answers"), ("R-1", "request", "opens"),
    ("R-2", "request", "answers"), ("R-3", "request", "answers"), ("Y-1", "", "opens"), ("Y-2", "", "opens"),
    ("Y-3", "", "opens"),
]  # fmt: skip
YEARLY = ("Y-1", "Y-2", "Y-3")


def small_text(counts="sent"):
    forms = "".join(FORMAT.format(code=code, about=about, does=does) for code, about, does in FORMATS)
    return HEADER.format(counts=counts) + KINDS + RULES + forms.replace('about = ""\ndoes = "opens"\n', "")


def small_pack(counts="sent"):
    return load({"pack.toml": small_text(counts).encode()})


SMALL = small_pack()
PARTIES = ("AA", "BB", "CC")


def record(items=(), messages=(), parties=PARTIES, **more):
    read = read_record(SMALL, items, messages)
    return Record(read.items, read.messages, parties, **more)


def second(text):
    from detente.regimes.time import read_moment

    return read_moment(text).last


def activity(id_="A", **values):
    known = {"state": "AA", "start": "2022-02-10", "end": "2022-02-20", "troops": 9000, "alert": False}
    return {
        "about": "activity",
        "id": id_,
        **{name: value for name, value in (known | values).items() if value is not None},
    }


def request(id_="R", **values):
    known = {"asker": "BB", "asked": "AA", "sent": "2022-02-11T10:00:00Z"}
    return {
        "about": "request",
        "id": id_,
        **{name: value for name, value in (known | values).items() if value is not None},
    }


def message(format_, at, by="AA", to=("all",), item="A", id_="", **more):
    return {"id": id_ or f"{format_} {at}", "format": format_, "by": by, "to": list(to), "item": item, "at": at, **more}


def random_record(seed: int, size: int = 6) -> Record:
    """Items with gaps and messages round their due moments, as days and as instants."""
    random = Random(seed)
    items = [_random_item(random, number) for number in range(size)]
    messages = [_random_message(random, number, items) for number in range(size * 3)]
    suspended = {"BB": (19_000, "We suspend.")} if random.random() < 0.3 else {}
    return record(items, messages, PARTIES if random.random() < 0.7 else (), suspended=suspended)


def _random_item(random, number):
    day = f"2022-0{random.randrange(1, 6)}-{random.randrange(10, 28)}"
    if random.random() < 0.4:
        values = {"sent": f"{day}T{random.randrange(10, 24)}:00:00Z", "asked": "AA", "asker": random.choice("BC") * 2}
        return request(f"i{number}", **_gappy(random, values))
    values = {
        "state": random.choice(PARTIES), "start": day, "end": "2022-07-01", "troops": random.choice([8999, 9000]),
        "alert": random.random() < 0.3, "force_majeure": True if random.random() < 0.2 else None,
    }  # fmt: skip
    return activity(f"i{number}", **_gappy(random, values))


def _gappy(random, values):
    return {name: value if random.random() > 0.12 else None for name, value in values.items()}


def _random_message(random, number, items):
    item, format_ = random.choice(items), random.choice(FORMATS)[0]
    day = f"202{random.randrange(1, 3)}-{random.randrange(1, 13):02}-{random.randrange(1, 28):02}"
    at = day if random.random() < 0.4 else f"{day}T{random.randrange(10, 24)}:00:00Z"
    to = ["all"] if random.random() < 0.5 else random.sample(PARTIES, random.randrange(1, 3))
    more = {"contests": True} if random.random() < 0.15 else {}
    more |= {"year": random.randrange(2021, 2024)} if format_ in YEARLY and random.random() < 0.6 else {}
    named = "" if format_ in YEARLY else item["id"]
    return message(format_, at, random.choice(PARTIES), to, named, f"m{number:03}", **more)
