"""What if, in the desk: a question in the address, its answer, its files; a table of one's own; every refusal."""

from __future__ import annotations

import csv
import io
import re
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
from tests.desk.conftest import Desk
from tests.desk.line_kit import text_of

from detente.adapters.packs import Shelf
from detente.analysis.asking import Question
from detente.analysis.engine import connected
from detente.analysis.histories import shipped_history
from detente.analysis.judging import compare, judge, sweep
from detente.analysis.simulating import Plan
from detente.analysis.worlds import world
from detente.desk.areas.duties.whatif import bench
from detente.desk.areas.duties.whatif.bench import Bench
from detente.errors import DetenteError
from detente.station.queries.changes import last_change

if TYPE_CHECKING:
    from django.test import Client

NAME = "vienna-document-2011"
SHELF = Shelf()
PACK = SHELF.pack(NAME)
HISTORY = shipped_history(PACK)
BASE = world(PACK, always=True)
LOWER = world(PACK, SHELF.variants(NAME)["wi-5000"], always=True)
WORLDS = f"world={NAME}%2Bwi-5000&world={NAME}%2Bwi-head-count"
SWEPT = "limit=notify_troops&from=5000&to=13000&step=1000"
ASK = f"/duties/what-if?{WORLDS}&{SWEPT}"
HOSTILE = "<script>alert(1)</script>"


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """However busy the machine is: the answer, and not how far it is."""
    monkeypatch.setattr(bench, "PATIENCE_SECONDS", 60)


def page_of(officer: Client, address: str) -> str:
    answer = officer.get(address)
    assert answer.status_code == 200, text_of(answer)[-2000:]
    return str(answer.content.decode())


def section(page: str, name: str) -> str:
    return page.split(f'aria-labelledby="{name}"')[1].partition("</section>")[0]


def rows_of(answer: Any) -> list[dict[str, str]]:
    assert answer.status_code == 200, text_of(answer)[:300]
    return list(csv.DictReader(io.StringIO(answer.content.decode())))


def test_it_stands_among_the_tabs_and_answers_what_is_usually_asked(officer: Client) -> None:
    assert 'href="/duties/what-if"' in page_of(officer, "/duties/quotas")
    counts = text_of_html(section(page_of(officer, "/duties/what-if"), "counts"))
    for fact in ("notifiable", "observable"):
        count = judge(HISTORY, BASE).count(fact)
        assert f"{count.certain} {57 - count.most} {count.untold} {count.certain} to {count.most} of 57" in counts


def text_of_html(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_what_turns_stands_with_from_to_and_the_reasons_in_both_worlds(officer: Client) -> None:
    turned = compare(HISTORY, BASE, LOWER, "notifiable").turned
    table = section(page_of(officer, f"/duties/what-if?world={NAME}%2Bwi-5000"), "differences")
    assert table.count("<tr>") - 1 == len(turned)
    row = text_of_html(table.split("Kavkaz-2008")[1].split("</tr>")[0])
    assert "cannot tell → B ● yes" in row
    assert "8,000 persons ≥ 5,000 persons (¶ 40.1, doubtful)" in row
    assert "Battle tanks (missing)" in row


def test_the_curve_stands_beside_its_table(officer: Client) -> None:
    curve = section(page_of(officer, ASK), "curve")
    points = sweep(HISTORY, BASE, "notify_troops", range(5000, 13001, 1000)).points
    shown = re.findall(
        r'<tr><th scope="row" class="num">([\d,]+)</th><td class="num">(\d+)</td><td class="num">(\d+)', curve
    )
    assert [tuple(int(one.replace(",", "")) for one in row) for row in shown] == [
        (one.value, one.count.certain, one.count.most) for one in points
    ]
    assert 'role="img"' in curve and "<title>Subject to prior notification: how many activities of 57" in curve


def test_every_picture_has_its_table_and_takes_its_ink_from_the_page(officer: Client) -> None:
    page = page_of(officer, ASK)
    for name in ("curve", "timeline", "map"):
        found = section(page, name)
        assert found.count("<svg") == 1 and found.count("<table") == 1, name
        assert "currentColor" in found and " style=" not in found and "#" not in re.findall(r"<svg.*</svg>", found)[0]
    assert section(page, "timeline").count("<tr>") - 1 == 57
    assert "No border is drawn" in section(page, "map")


def test_the_marks_of_the_figures_and_the_sources_of_the_claims_are_shown(officer: Client) -> None:
    page = page_of(officer, ASK)
    resting = text_of_html(section(page, "resting"))
    assert "9,000 persons ● verified 5,000 persons ◇ doubtful" in resting
    activities = section(page, "activities")
    assert all(row.beside["source"].replace("&", "&amp;") in activities for row in HISTORY.rows)
    assert "Check every figure against the text itself" in page
    assert "○ from memory" in text_of_html(section(page, "counts"))
    assert "what cannot be told is counted apart" in page


def test_one_activity_is_explained_in_every_world(officer: Client) -> None:
    found = text_of_html(section(page_of(officer, f"{ASK}&item=zapad-2013"), "explained"))
    assert found.count("Because") >= 3 and "What would change it" in found
    assert "12,100 persons ≥ 9,000 persons" in found and "90,000 persons ≥ 9,000 persons" in found


def test_as_it_was_in_force_asks_less(officer: Client) -> None:
    counts = text_of_html(section(page_of(officer, "/duties/what-if?force=dated"), "counts"))
    count = judge(HISTORY, world(PACK)).count("notifiable")
    assert f"{count.certain} to {count.most} of 57" in counts
    assert "only against the days on which they were in force" in counts


def test_what_was_asked_stands_in_the_form_again(officer: Client) -> None:
    page = page_of(officer, f"{ASK}&fact=notifiable_land&force=dated&item=zapad-2013")
    assert re.search(r'value="vienna-document-2011\+wi-5000" checked', page)
    assert re.search(r'value="notifiable_land" checked', page) and not re.search(r'value="observable" checked', page)
    for chosen in ("notify_troops", "zapad-2013", "dated"):
        assert f'<option value="{chosen}" selected' in page, chosen


@pytest.mark.parametrize(
    ("table", "rows"), [("counts", 6), ("activities", 57), ("differences", 30), ("curve", 9), ("timeline", 57), ("map", 57)]
)  # fmt: skip
def test_every_table_is_a_file_in_two_forms(officer: Client, tmp_path: Path, table: str, rows: int) -> None:
    address = f"/duties/what-if/{table}.{{}}?{ASK.partition('?')[2]}"
    answer = officer.get(address.format("csv"))
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"] == f'attachment; filename="what-if-{table}.csv"'
    assert len(rows_of(answer)) == rows
    answer = officer.get(address.format("parquet"))
    assert answer["Content-Type"] == "application/vnd.apache.parquet"
    assert answer["Content-Disposition"] == f'attachment; filename="what-if-{table}.parquet"'
    (tmp_path / "t.parquet").write_bytes(answer.content)
    with connected() as connection:
        read = connection.execute(f"SELECT * FROM '{tmp_path}/t.parquet'")
        names, cells = [one[0] for one in read.description], read.fetchall()
    assert names == list(rows_of(officer.get(address.format("csv")))[0])
    assert len(cells) == rows


def test_files_say_what_the_engine_says_and_numbers_stay_numbers(officer: Client) -> None:
    found = rows_of(officer.get(f"/duties/what-if/activities.csv?{WORLDS}"))
    answers = judge(HISTORY, LOWER).facts["notifiable"]
    words = {True: "yes", False: "no", None: "cannot tell"}
    assert {row["id"]: row["notifiable (wi-5000)"] for row in found} == {
        id_: words[one] for id_, one in answers.items()
    }
    assert all(float(row["lon"]) <= 180 for row in rows_of(officer.get("/duties/what-if/map.csv")))


@pytest.mark.parametrize("name", ["curve", "timeline", "map"])
def test_every_picture_is_a_file_of_its_own(officer: Client, name: str) -> None:
    answer = officer.get(f"/duties/what-if/{name}.svg?{ASK.partition('?')[2]}")
    assert answer["Content-Type"] == "image/svg+xml; charset=utf-8"
    assert answer["Content-Disposition"] == f'attachment; filename="what-if-{name}.svg"'
    root = ET.fromstring(answer.content)
    assert root.tag.endswith("svg") and root.attrib["color"].startswith("#"), "ink of its own, whatever opens it"


@pytest.mark.parametrize("name", ["nothing.csv", "counts.svg", "counts.exe", "curve.csv", "curve.svg"])
def test_a_file_that_is_not_there_is_told(officer: Client, name: str) -> None:
    answer = officer.get(f"/duties/what-if/{name}")
    assert answer.status_code in {400, 404, 422}, answer.status_code
    assert re.search(r"desk\.not_found|analysis\.empty", text_of(answer))


@pytest.mark.parametrize(
    ("query", "code", "field"),
    [
        ("pack=nothing", "regimes.unknown_pack", "pack"), (f"pack={NAME}%2Bnothing", "regimes.unknown_variant", "world"),
        (f"world={NAME}%2Bnothing", "regimes.unknown_variant", "world"), ("fact=nothing", "regimes.unknown_fact", "fact"),
        ("&".join(f"world={NAME}%2B{one}" for one in sorted(SHELF.variants(NAME))[:5]), "analysis.many", "world"),
        ("fact=a&fact=b&fact=c&fact=d&fact=e", "analysis.many", "fact"), ("force=never", "desk.bad_choice", "force"),
        ("history=own", "desk.bad_choice", "history"), ("history=simulated&rows=0", "analysis.number", "rows"),
        ("history=simulated&rows=1000001", "analysis.number", "rows"), ("history=simulated&rows=1e5", "analysis.number", "rows"),
        ("history=simulated&seed=-1", "analysis.number", "seed"), ("limit=nothing", "analysis.no_such_limit", "limit"),
        ("limit=notify_troops&from=9000&to=5000", "analysis.sweep", "from"),
        ("limit=notify_troops&from=0&to=9000&step=1", "analysis.many", "step"),
        ("limit=notify_troops&step=0", "analysis.number", "step"), ("limit=notify_troops&to=99999999", "analysis.number", "to"),
        ("limit=notify_troops&from=%D9%A3", "analysis.number", "from"), ("item=nothing", "analysis.no_such_row", "item"),
        (f"item={HOSTILE}&fact={HOSTILE}&pack={HOSTILE}&limit={HOSTILE}", "regimes.unknown_pack", "pack"),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_told_at_its_field_and_nothing_is_counted(
    officer: Client, query: str, code: str, field: str
) -> None:
    answer = officer.get(f"/duties/what-if?{query}")
    page = answer.content.decode()
    assert 400 <= answer.status_code < 500
    assert f"<code>{code}</code>" in page and f'<a href="#{field}">' in page and f'id="{field}"' in page
    assert 'aria-labelledby="counts"' not in page and HOSTILE not in page
    assert officer.get(f"/duties/what-if/counts.csv?{query}").status_code == answer.status_code


def test_a_simulation_is_counted_and_says_what_it_is(officer: Client) -> None:
    page = page_of(officer, f"/duties/what-if?history=simulated&rows=2000&seed=7&{WORLDS}&{SWEPT}")
    assert "2,000 simulated activities, seed 7" in page
    assert 'aria-labelledby="curve"' in page
    for only in ("differences", "timeline", "map", "activities"):
        assert f'aria-labelledby="{only}"' not in page
    query = "history=simulated&rows=2000&seed=7"
    found = rows_of(officer.get(f"/duties/what-if/counts.csv?{query}"))
    assert found == rows_of(officer.get(f"/duties/what-if/counts.csv?{query}"))
    assert found != rows_of(officer.get("/duties/what-if/counts.csv?history=simulated&rows=2000&seed=8"))


def test_without_the_extra_the_page_says_which_to_install_and_the_rest_goes_on(
    officer: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    for address in ("/duties/what-if", ASK, "/duties/what-if/own"):
        page = page_of(officer, address)
        assert "Ask" in page
    assert "detente[analysis]" in page_of(officer, ASK)
    assert "detente[analysis]" in text_of(officer.post("/duties/what-if/own", {"table": "id,state\na,RU\n"}))
    assert officer.get("/duties/what-if/counts.csv").status_code == 501
    assert officer.get("/duties/exercises").status_code == 200


def test_what_takes_longer_shows_how_far_it_is_and_can_be_left(
    officer: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    address, live = "/duties/what-if?history=simulated&rows=600", ""
    monkeypatch.setattr(bench, "PATIENCE_SECONDS", 0.05)
    with bench.BENCH._turn:  # nothing else is counted meanwhile
        page = page_of(officer, address)
        assert "Being counted" in page and "Look again" in page and 'aria-labelledby="counts"' not in page
        live = re.search(r'data-live-url="([^"]+)" data-live-every="1"', page)[1].replace("&amp;", "&")
        assert '<progress class="ask-progress" id="counted" max="600" value="0">' in page_of(officer, live)
        for rows in range(601, 600 + bench.MOST_WAITING):
            bench.BENCH.job(Question((BASE,), ("notifiable",), Plan(rows)))
        busy = officer.get("/duties/what-if?history=simulated&rows=700")
        assert (busy.status_code, "analysis.busy" in text_of(busy)) == (503, True)
    deadline = time.monotonic() + 60
    while "The answer is ready" not in page_of(officer, live):
        assert time.monotonic() < deadline
    assert "600 simulated activities" in page_of(officer, address)


def test_progress_begins_nothing(officer: Client) -> None:
    assert "no longer being counted" in page_of(officer, "/duties/what-if/progress?history=simulated&rows=999983")


def test_a_question_that_failed_is_asked_anew() -> None:
    made = Bench()
    wrong = Question((BASE,), ("nothing",), Plan(10))
    for _ in range(2):
        job = made.job(wrong)
        with pytest.raises(DetenteError, match=r"regimes\.unknown_fact"):
            job.told(20)
    assert made.job(wrong) is not job


def test_old_answers_make_room() -> None:
    made = Bench(kept=2)
    questions = [Question((BASE,), ("notifiable",), Plan(10, seed)) for seed in range(4)]
    for one in questions:
        assert made.job(one).told(20)
    assert made.known(questions[0]) is None
    assert made.known(questions[-1])


OWN = (
    "id,designation,state,kind,in_zone,single_command,start,troops,lat,lon,source\r\n"
    "one,North,RU,land,yes,yes,2021-09-10,9500,60.1,30.2,https://example.org/n\r\n"
    f"two,{HOSTILE},PL,land,yes,yes,2021-10,5500,,,javascript:alert(1)\r\n"
    "three,=1+1,US,land,yes,yes,2021-11-01,6000,50,-9.5,a book\r\n"
)


def test_a_table_of_ones_own_is_answered_and_not_kept(desk: Desk, officer: Client, tmp_path: Path) -> None:
    before = last_change(desk.a.house), sorted(path for path in desk.a.home.rglob("*") if "session" not in path.name)
    answer = officer.post("/duties/what-if/own", {"table": OWN, "world": f"{NAME}+wi-5000", "item": "one"})
    page = answer.content.decode()
    assert answer.status_code == 200, text_of(answer)[-800:]
    assert "1 to 3 of 3" in page
    turned = text_of_html(section(page, "differences"))
    assert "=1+1" in turned and "6,000 persons ≥ 5,000 persons" in turned
    assert HOSTILE not in page and 'href="javascript' not in page and 'href="https://example.org/n"' in page
    assert "Why: North" in page
    assert before == (last_change(desk.a.house), sorted(p for p in desk.a.home.rglob("*") if "session" not in p.name))
    assert officer.get("/duties/what-if/own").content.decode().count("North") == 0


def test_a_file_counts_before_what_is_pasted(officer: Client) -> None:
    handed = io.BytesIO(OWN.encode())
    handed.name = "mine.csv"
    answer = officer.post("/duties/what-if/own", {"table": "id\nother\n", "file_of_table": handed})
    assert "North" in text_of(answer) and "other" not in section(answer.content.decode(), "activities")


def test_the_files_of_a_table_of_ones_own_come_by_its_form(officer: Client) -> None:
    page = officer.post("/duties/what-if/own", {"table": OWN}).content.decode()
    assert 'form="ask" name="file" value="activities.csv"' in page
    given = {"table": OWN, "file": "activities.csv"}
    rows = rows_of(officer.post("/duties/what-if/own", given))
    assert [(row["id"], row["start"], row["notifiable"]) for row in rows] == [
        ("one", "2021-09-10", "yes"), ("two", "2021-10", "cannot tell"), ("three", "2021-11-01", "cannot tell")
    ]  # fmt: skip
    assert rows[2]["designation"] == "'=1+1", "no spreadsheet takes it for a formula"
    assert officer.post("/duties/what-if/own", given | {"file": "map.svg"})["Content-Type"].startswith("image/svg+xml")
    assert officer.post("/duties/what-if/own", given | {"file": "x.y"}).status_code == 404


def test_a_large_table_of_ones_own_waits_its_turn_and_is_forgotten_when_answered(
    officer: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench, "PATIENCE_SECONDS", 0.05)
    with bench.BENCH._turn:
        page = officer.post("/duties/what-if/own", {"table": OWN}).content.decode()
        assert (
            "Being counted" in page
            and 'form="ask">Look again' in page
            and "data-live-every" not in section(page, "waiting")
        )
    monkeypatch.setattr(bench, "PATIENCE_SECONDS", 60)
    assert "1 to 3 of 3" in text_of(officer.post("/duties/what-if/own", {"table": OWN}))
    assert not [key for key in bench.BENCH._jobs if "own" in str(key)]


@pytest.mark.parametrize(
    ("table", "code", "place"),
    [
        ("", "analysis.empty", ""), ("id,state\n", "analysis.empty", ""), ("id,nosuch\na,1\n", "analysis.column", "nosuch"),
        ("id,state,troops\na,RU,1\nb,RU,-1\n", "analysis.row", "Line 3, column “troops”"),
        ("id,state,start\na,RU\n", "analysis.cells", "Line 2"), ('id,state\n"a,RU\n', "analysis.not_csv", "Line"),
        ("id,state\n" + "".join(f"a{n},RU\n" for n in range(1001)), "analysis.rows", "1000"),
        (b"id,state\na,\xff\xfe\n", "analysis.not_text", "byte 11"),
        ("id," + HOSTILE + "\n", "analysis.column", "script"),
    ],
)  # fmt: skip
def test_a_wrong_table_is_told_by_line_and_column_and_stays_to_be_mended(
    officer: Client, table: str | bytes, code: str, place: str
) -> None:
    handed = io.BytesIO(table if isinstance(table, bytes) else table.encode())
    handed.name = "mine.csv"
    answer = officer.post("/duties/what-if/own", {"file_of_table": handed})
    page = answer.content.decode()
    assert 400 <= answer.status_code < 500
    assert f"<code>{code}</code>" in page and place in text_of(answer)
    assert 'aria-labelledby="counts"' not in page and HOSTILE not in page
    assert 'id="table"' in page and '<a href="#table">' in page


def test_a_table_of_fifty_megabytes_is_refused_and_nowhere_kept(
    officer: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import tempfile

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    handed = io.BytesIO(b"id,state\n" + b"a,RU,1234567890\n" * (50 * (1 << 20) // 16))
    handed.name = "large.csv"
    answer = officer.post("/duties/what-if/own", {"file_of_table": handed})
    assert (answer.status_code, "desk.too_large" in text_of(answer)) == (413, True)
    assert list(tmp_path.iterdir()) == []
    pasted = officer.post("/duties/what-if/own", {"table": "x" * (3 << 20)})
    assert (pasted.status_code, "desk.too_large" in text_of(pasted)) == (413, True)


def test_a_stranger_sees_nothing_of_it(stranger: Client) -> None:
    for address in ("/duties/what-if", "/duties/what-if/own", "/duties/what-if/progress", "/duties/what-if/counts.csv"):
        answer = stranger.get(address)
        assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/sign-in")
