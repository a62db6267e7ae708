"""Write docs/spec/vectors/rules.json anew: `python -m tests.regimes.time.make_vectors`. Differences are read, then kept."""

from __future__ import annotations

import json
from pathlib import Path

from tests.regimes.time.worlds import PARTIES, SMALL, activity, message, request, second, small_text

from detente.regimes.time import Record, findings, read_record

FILE = Path(__file__).parents[3] / "docs/spec/vectors/rules.json"

NOTIFIED = message("N-1", "2021-12-31", id_="notice")
ASKED = request(sent="2022-02-09T10:00:00Z")
REPLIED = message("R-2", "2022-02-11", to=["BB"], item="R", id_="reply")
CASES = [
    ("nothing at all", [], [], {}),
    ("one day late", [activity()], [NOTIFIED], {}),
    ("sent to one, then to the other", [activity()], [message("N-1", "2021-12-01", to=["BB"], id_="1"), message("N-2", "2021-12-30", to=["CC"], id_="2")], {}),
    ("a figure withheld", [activity(troops=None) | {"missing": {"troops": "withheld"}}], [], {}),
    ("a day alone does not prove 48 hours", [ASKED], [REPLIED], {}),
    ("a request known by its day", [request(sent=None)], [message("R-1", "2022-02-09", "BB", ["AA"], "R", "ask"), REPLIED], {}),
    ("no reply, so a meeting may be asked for", [ASKED], [], {}),
    ("contested", [ASKED], [message("R-2", "2022-02-10", to=["BB"], item="R", id_="no", contests=True)], {}),
    ("suspended", [activity()], [], {"suspended": {"AA": (second("2021-12-30") // 86_400, "We suspend.")}}),
    ("bound from a day", [activity()], [], {"accepted": {"AA": second("2021-12-31") // 86_400, "BB": 0}}),
    ("one over the quota, one that may be", [activity("1"), activity("2", start="2022-03-01"), activity("3", start="2022-04-01", troops=None)], [], {}),
    ("returns with and without their year", [], [message("Y-1", "2021-11-15", item="", id_="1", year=2022), message("Y-1", "2020-11-20", "BB", item="", id_="2"), message("Y-1", "2021-01-05", "CC", item="", id_="3", year=2021, nil=True)], {}),
    ("a later message is not seen", [activity()], [NOTIFIED, message("N-4", "2022-02-15", id_="later")], {}),
]  # fmt: skip


def vector(why, items, messages, more, as_of="2022-02-14T12:00:00Z"):
    read = read_record(SMALL, items, messages)
    found = findings(SMALL, Record(read.items, read.messages, PARTIES, **more), second(as_of))
    return {
        "why": why,
        "items": items,
        "messages": messages,
        "suspended": {party: list(said) for party, said in more.get("suspended", {}).items()},
        "accepted": more.get("accepted", {}),
        "as_of": second(as_of),
        "digest": found.digest,
        "document": found.document,
    }


def document():
    about = "A pack and records; `findings` of each at `as_of` (seconds) is `document`, whose canonical SHA-256 is `digest`. Days of `suspended` and `accepted` are days since 1970-01-01. docs/spec/rules.md § 9."
    return {
        "about": about,
        "pack": {"pack.toml": small_text()},
        "parties": list(PARTIES),
        "records": [vector(*case) for case in CASES],
    }


if __name__ == "__main__":
    FILE.write_text(json.dumps(document(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
