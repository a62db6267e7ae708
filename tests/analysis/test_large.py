"""Histories in files: what one reader takes the other takes, what is refused is named and located, nothing half done."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from random import Random

import duckdb
import pytest

from detente.adapters.packs import Shelf
from detente.analysis.checking import HistoryError
from detente.analysis.engine import connected
from detente.analysis.histories import read_history, shipped_file, shipped_history
from detente.analysis.judging import Count, judge, sweep
from detente.analysis.large import YEAR, Bounds, open_history
from detente.analysis.simulating import Plan, simulate_to
from detente.analysis.tables import simulated_counts
from detente.analysis.worlds import world
from detente.errors import DetenteError
from detente.regimes.columns import row, table
from detente.regimes.judging import date_text
from detente.regimes.pack import read_overlay

SHELF = Shelf()
PACK = SHELF.pack("vienna-document-2011")
WORLD = world(PACK, always=True)
OTHER = world(PACK, SHELF.variants("vienna-document-2011")["wi-5000"], label="it's 5,000", always=True)
GOOD = {"id": "'a'", "state": "'RU'", "kind": "'land'", "troops": "9000", "start": "DATE '2012-05-01'"}
CELLS = {
    "state": ["RU", "XX", "ru", " RU ", "", "RU ", "R\u200bU"],
    "kind": ["land", "Land", "sea", ""],
    "alert": ["yes", "no", "true", "1", "YES", ""],
    "start": ["2012-02-29", "2013-02-29", "1969-12-31", "2012", "2012-05", "2012-5", "20120501", "9999-12-31", "x", "0000-01-01",
              "10000-01-01", "2012-05-01 ", "infinity", "2012-13", "٢٠١٢-٠١-٠١", "2012-05-01T00:00:00Z", "epoch"],
    "begun": ["2012-02-29T00:00:00Z", "2012-02-30T00:00:00Z", "2012-02-29T24:00:00Z", "2012-02-29T23:59:60Z", "2012-02-29T10:00:00+03:00",
              "2012-02-29T10:00:00", "2012-02-29 10:00:00Z", "2012-02-29T10:00Z", "1969-12-31T23:59:59Z", "2012-02-29T10:00:00.5Z", "now"],
    "troops": ["0", "-1", "9.0", "9e3", "1000000000000", "1000000000001", "007", "-0", "+5", "1_000", "0x10", "９", "NaN", "null", "1" * 16, " 9 "],
    "designation": ["Zapad", "Zá", "Za\u0301", "a\u202eb", "a\tb", "a\u00a0b", "x" * 200, "x" * 201, "é" * 200, "'; DROP TABLE activity; --",
                    '"quoted"', "\u0378", "日本", "🙂", "a,b"],
    "id": ["a", "x" * 200, "x" * 201, "", "b\u2028c", "ид"],
}  # fmt: skip


def as_csv(rows: list[dict[str, str]], columns: list[str]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, lineterminator="\n", restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def write(path: Path, select: str, **options: str) -> Path:
    with duckdb.connect() as connection:
        more = "".join(f", {name} {value}" for name, value in options.items())
        connection.execute(f"COPY ({select}) TO '{path}' (FORMAT parquet{more})")
    return path


def one(**cells: str) -> str:
    return "SELECT " + ", ".join(f'{value} AS "{name}"' for name, value in {**GOOD, **cells}.items())


def values(path: Path) -> list[tuple[object, ...]]:
    names = ", ".join(name for name, _ in table(PACK, "activity"))
    with open_history([path], PACK) as history:
        return history._connection.execute(f"SELECT {names} FROM {history._view(WORLD)} ORDER BY c_id").fetchall()


def refusal(*paths: Path, bounds: Bounds = Bounds()) -> DetenteError:  # noqa: B008  (a value)
    with pytest.raises(DetenteError) as refused, open_history(paths, PACK, bounds=bounds):
        pass
    assert str(refused.value)
    return refused.value


def read_both(path: Path) -> tuple[object, object]:
    """What the reader of one row after another says of a table, and what the engine says: rows, or None for a refusal."""
    try:
        expected = sorted(row(PACK, item) for item in read_history(path.read_bytes(), PACK).items)
    except DetenteError:
        expected = None
    try:
        found = values(path)
    except DetenteError:
        found = None
    return expected, found


@pytest.mark.parametrize(("column", "cell"), [(column, cell) for column in CELLS for cell in CELLS[column]])
def test_each_cell_is_taken_or_refused_as_by_the_other_reader(column: str, cell: str, tmp_path: Path):
    path = tmp_path / "h.csv"
    path.write_bytes(as_csv([{"id": "a", "state": "RU", column: cell}], ["id", "state", *({column} - {"id", "state"})]))
    expected, found = read_both(path)
    assert expected == found


@pytest.mark.parametrize("seed", range(6))
def test_random_tables_are_read_alike(seed: int, tmp_path: Path):
    random = Random(seed)
    good = {name: [cell for cell in cells if _passes(name, cell)] for name, cells in CELLS.items()}
    rows = [{"id": f"i{number}", "state": "RU"} for number in range(40)]
    for each in rows:
        for name in random.sample(sorted(good), 4):
            each[name] = random.choice(good[name]) if name != "id" else each["id"]
    columns = random.sample([*good, "source"], len(good) + 1)
    path = tmp_path / "h.csv"
    blank = b"\n" + b"," * (len(columns) - 1) + b" \n"
    path.write_bytes(b"\xef\xbb\xbf" * (seed % 2) + as_csv(rows, columns) + blank * (seed % 3))
    expected, found = read_both(path)
    assert expected == found
    assert len(expected) == len(rows)


def _passes(name: str, cell: str) -> bool:
    try:
        read_history(
            as_csv([{"id": "a", "state": "RU", name: cell}], ["id", "state", *({name} - {"id", "state"})]), PACK
        )
    except DetenteError:
        return False
    return bool(cell.strip())


@pytest.mark.parametrize(
    ("cells", "value"),
    [
        ({"troops": "CAST(200 AS UTINYINT)"}, ("troops", 200)),
        ({"troops": "CAST(1000000000000 AS UBIGINT)"}, ("troops", 10**12)),
        ({"start": "'2012-05-01'"}, ("start", 15461)),
        ({"start": "'2012-05'"}, ("start", None)),
        ({"begun": "TIMESTAMPTZ '2012-05-01 03:00:00+03'"}, ("begun", 15461 * 86400)),
        ({"begun": "'2012-05-01T00:00:01Z'"}, ("begun", 15461 * 86400 + 1)),
        ({"alert": "FALSE"}, ("alert", False)),
        ({"alert": "'no'"}, ("alert", False)),
        ({"source": "42", "lat": "1000.5::DOUBLE"}, ("start", 15461)),
    ],
)
def test_typed_columns_are_read_as_what_they_are(cells: dict[str, str], value: tuple[str, object], tmp_path: Path):
    found = values(write(tmp_path / "h.parquet", one(**cells)))
    names = [name for name, _ in table(PACK, "activity")]
    assert found[0][names.index(f"c_{value[0]}")] == value[1]
    assert found[0][names.index("y_start")] == (None if value == ("start", None) else 2012)


@pytest.mark.parametrize(
    ("cells", "code", "column"),
    [
        ({"troop": "1"}, "column", "troop"), ({"TROOPS ": "1"}, "column", "TROOPS "), ({'x"; DROP': "1"}, "column", 'x"; DROP'),
        ({"troops": "9000.0::DOUBLE"}, "columns", "troops"), ({"troops": "'9000'"}, "columns", "troops"),
        ({"troops": "9000::DECIMAL(9,0)"}, "columns", "troops"), ({"troops": "TRUE"}, "columns", "troops"),
        ({"troops": "[9000]"}, "columns", "troops"), ({"troops": "{'a': 1}"}, "columns", "troops"),
        ({"start": "TIMESTAMP '2012-05-01 00:00:00'"}, "columns", "start"), ({"start": "20120501"}, "columns", "start"),
        ({"begun": "TIMESTAMP '2012-05-01 10:00:00'"}, "columns", "begun"), ({"begun": "DATE '2012-05-01'"}, "columns", "begun"),
        ({"alert": "1"}, "columns", "alert"), ({"id": "7"}, "columns", "id"), ({"id": "'a'::BLOB"}, "columns", "id"),
    ],
)  # fmt: skip
def test_a_wrong_column_is_refused_by_its_name(cells: dict[str, str], code: str, column: str, tmp_path: Path):
    path = tmp_path / "h.parquet"
    with duckdb.connect() as connection:
        named = ", ".join(
            '{} AS "{}"'.format(value, name.replace('"', '""')) for name, value in {**GOOD, **cells}.items()
        )
        connection.execute(f"COPY (SELECT {named}) TO '{path}' (FORMAT parquet)")
    refused = refusal(path)
    assert (refused.code, refused.fields["column"]) == (f"analysis.{code}", column)


@pytest.mark.parametrize(
    ("column", "bad"),
    [
        ("troops", "-1"), ("troops", "1000000000001"), ("troops", "18446744073709551615::UBIGINT"), ("start", "DATE '1969-12-31'"), ("start", "DATE 'infinity'"),
        ("start", "DATE '10000-01-01'"), ("start", "'2012-13-01'"), ("start", "'2012-05-01T00:00:00Z'"),
        ("begun", "TIMESTAMPTZ '2012-05-01 10:00:00.5+00'"), ("begun", "TIMESTAMPTZ '1969-01-01 00:00:00+00'"),
        ("begun", "'2012-05-01T10:00:00+03:00'"), ("begun", "TIMESTAMPTZ 'infinity'"), ("alert", "'maybe'"), ("state", "'XX'"),
        ("state", "NULL"), ("kind", "'sea'"), ("designation", "repeat('x', 201)"), ("designation", "''"),
        ("designation", "chr(8238) || 'a'"), ("id", "NULL"), ("id", "''"), ("id", "repeat('x', 100000)"),
    ],
)  # fmt: skip
def test_a_wrong_cell_is_refused_with_its_file_row_and_column(column: str, bad: str, tmp_path: Path):
    good = {"start": "'2012-05-01'"} if bad.startswith("'2012") and column == "start" else {}
    good |= {"begun": "'2012-05-01T10:00:00Z'" if bad.startswith("'") else "TIMESTAMPTZ '2012-05-01 10:00:00+00'"}
    good |= {"alert": "'no'", "designation": "'Zapad'"}
    cells = {**GOOD, **good}
    ids = {**cells, "id": "'i' || n"}
    picked = ", ".join(
        f'{f"CASE WHEN n IN (7, 4) THEN {bad} ELSE {value} END" if name == column else value} AS "{name}"'
        for name, value in ids.items()
    )
    path = write(
        tmp_path / "h.parquet", f"SELECT {picked} FROM (SELECT 1 + range AS n FROM range(9))", row_group_size="2048"
    )
    refused = refusal(path)
    assert isinstance(refused, HistoryError)
    assert (refused.code, refused.fields["count"]) == ("analysis.wrong_cells", 2)
    assert [(told.code, told.fields["file"], told.fields["row"], told.fields["column"]) for told in refused.told] == [
        ("analysis.cell", "h.parquet", at, column) for at in (4, 7)
    ]
    assert all(str(told.fields["value"]).isprintable() for told in refused.told)


def test_cells_wrong_in_several_files_are_told_together_and_the_first_twenty_by_place(tmp_path: Path):
    bad = "CASE WHEN n % 2 = 0 THEN -n ELSE n END AS troops"
    for name in ("b", "a"):
        write(
            tmp_path / f"{name}.parquet",
            f"SELECT '{name}' || n AS id, 'XX' AS state, {bad} FROM (SELECT range + 1 AS n FROM range(100))",
        )
    refused = refusal(tmp_path)
    assert isinstance(refused, HistoryError)
    assert refused.fields["count"] == 300
    places = [(told.fields["file"], told.fields["row"], told.fields["column"]) for told in refused.told]
    assert len(places) == 20
    assert places[:4] == [
        ("a.parquet", 1, "state"),
        ("a.parquet", 2, "state"),
        ("a.parquet", 2, "troops"),
        ("a.parquet", 3, "state"),
    ]
    assert str(refused).count("a.parquet") == 3


def test_an_identifier_used_before_is_refused_in_whichever_file_it_stands(tmp_path: Path):
    write(tmp_path / "1.parquet", "SELECT 'i' || range AS id, 'RU' AS state FROM range(5000)")
    write(tmp_path / "2.parquet", "SELECT 'i' || (range + 4998) AS id, 'RU' AS state FROM range(3)")
    refused = refusal(tmp_path)
    assert isinstance(refused, HistoryError)
    assert refused.fields["count"] == 2
    told = [(one.code, one.fields["file"], one.fields["row"], one.fields["id"]) for one in refused.told]
    assert told == [("analysis.row_twice", "2.parquet", 1, "i4998"), ("analysis.row_twice", "2.parquet", 2, "i4999")]


def as_file(tmp_path: Path, data: bytes, name: str = "h.parquet") -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("h.parquet", b"", "not_parquet"), ("h.parquet", b"PAR1PAR1", "not_parquet"), ("h.parquet", b"id\na\n", "not_parquet"),
        ("h.parquet", b"PAR1" + b"\0" * 40 + b"\xff\xff\xff\x7fPAR1", "not_parquet"), ("h.parquet", b"PAR1" + b"\0" * 40 + b"\x08\0\0\0PAR1", "not_parquet"),
        ("h.parquet", b"PAR1" + b"\0" * 40 + b"\x08\0\0\0PARE", "not_parquet"), ("h.csv", b"", "column"), ("h.csv", b"\xff\n", "not_text"),
        ("h.csv", b"id,state\n\xff,RU\n", "not_csv"), ("h.csv", b'id,state\n"a,RU\n', "not_csv"), ("h.csv", b"id,state\na,RU,1\n", "not_csv"),
        ("h.csv", b"id,state\na,R\0U\n", "wrong_cells"), ("h.csv", b"id,id,state\na,a,RU\n", "column"), ("h.csv", b"id,state\n", "no_rows"),
        ("h.csv", b"id\n", "column"), ("h.csv", b'"id","state", "x"\n', "column"), ("h.csv", b"id,state\n" + b"a" * (1 << 21) + b",RU\n", "not_csv"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_refused(name: str, data: bytes, code: str, tmp_path: Path):
    assert refusal(as_file(tmp_path, data, name)).code == f"analysis.{code}"


def test_what_is_no_file_is_refused(tmp_path: Path):
    import os

    os.mkfifo(tmp_path / "pipe.parquet")
    assert refusal(tmp_path / "pipe.parquet").code == "analysis.no_file"
    assert refusal(tmp_path / "nothing.parquet").code == "analysis.unreadable"
    (tmp_path / "empty").mkdir()
    assert refusal(tmp_path / "empty").code == "analysis.no_files"


def test_more_rows_than_are_allowed_are_refused_before_they_are_read(tmp_path: Path):
    path = write(tmp_path / "h.parquet", "SELECT 'i' || range AS id, 'RU' AS state FROM range(5000)")
    refused = refusal(path, bounds=Bounds(rows=4999))
    assert (refused.code, refused.fields["limit"]) == ("analysis.many_rows", 4999)


def shipped_csv(tmp_path: Path) -> Path:
    return as_file(tmp_path, shipped_file().read_bytes(), "exercises.csv")


def test_a_history_from_a_file_is_judged_as_one_read_row_by_row(tmp_path: Path):
    facts = ["notifiable", "observable", "over_13"]
    wanted = {one.label: judge(shipped_history(PACK), one) for one in (WORLD, OTHER)}
    with open_history([shipped_csv(tmp_path)], PACK) as history:
        assert history.rows == 57
        for one in (WORLD, OTHER):
            found = {group.fact: group for group in history.counts(one, facts)}
            assert {fact: group.count for fact, group in found.items()} == {
                fact: wanted[one.label].count(fact) for fact in facts
            }
            assert {group.of for group in found.values()} == {57}
        over = history.over_quotas(WORLD)
        assert {name: (count.certain, count.untold) for name, count in over.items()} == {
            name: (sum(one is True for one in found.values()), sum(one is None for one in found.values()))
            for name, found in wanted[WORLD.label].quotas.items()
        }
        assert (
            history.sweep(WORLD, "notify_troops", [5000, 9000]).points
            == sweep(shipped_history(PACK), WORLD, "notify_troops", [5000, 9000]).points
        )


def test_groups_add_up_and_are_those_of_the_items(tmp_path: Path):
    items = shipped_history(PACK).items
    told = judge(shipped_history(PACK), WORLD).facts["notifiable"]
    with open_history([shipped_csv(tmp_path)], PACK) as history:
        groups = history.counts(WORLD, ["notifiable"], by=("state", YEAR))
        whole = history.counts(WORLD, ["notifiable"])[0].count
    keys = [(item.get("state"), int(date_text(int(day))[:4]) if (day := item.get("start")) else None) for item in items]
    for group in groups:
        mine = [told[item.id] for item, key in zip(items, keys, strict=True) if key == group.key]
        assert (group.of, group.count.certain, group.count.untold) == (len(mine), mine.count(True), mine.count(None))
    assert {group.key for group in groups} == set(keys)
    assert sum(group.count.certain for group in groups) == whole.certain


@pytest.mark.parametrize("ending", ["parquet", "csv", "CSV"])
def test_verdicts_are_written_whole_for_every_world(ending: str, tmp_path: Path):
    told = {one.label: judge(shipped_history(PACK), one).facts["notifiable"] for one in (WORLD, OTHER)}
    target = tmp_path / f"it's [1] *.{ending}"
    target.write_text("old")
    with open_history([shipped_csv(tmp_path)], PACK) as history:
        history.write_verdicts(target, [WORLD, OTHER], ["notifiable"])
    if ending == "parquet":
        with duckdb.connect() as connection:
            rows = connection.from_parquet([str(target).replace("[", "[[]")]).fetchall()
    else:
        rows = [tuple(row) for row in csv.reader(target.read_text().splitlines())][1:]
    words = {True: "yes", False: "no", None: "cannot tell"}
    assert sorted(rows) == sorted(
        (label, id_, words[answer]) for label, found in told.items() for id_, answer in found.items()
    )
    assert sorted(path.name for path in tmp_path.iterdir()) == ["exercises.csv", target.name]


def test_what_cannot_be_asked_is_refused_and_writes_nothing(tmp_path: Path):
    target = tmp_path / "v.parquet"
    with open_history([shipped_csv(tmp_path)], PACK) as history:
        asked = [
            (lambda: history.counts(WORLD, ["x; DROP TABLE activity"]), "regimes.unknown_fact"),
            (lambda: history.counts(WORLD, ["nothing"], by=(YEAR,)), "regimes.unknown_fact"),
            (lambda: history.counts(WORLD, ["notifiable"], by=("designation",)), "analysis.no_group"),
            (lambda: history.counts(WORLD, ["notifiable"], by=("c_id) --",)), "analysis.no_group"),
            (lambda: history.sweep(WORLD, "nothing", [1]), "analysis.no_such_limit"),
            (lambda: history.write_verdicts(target, [WORLD], ['x" FROM activity --']), "regimes.unknown_fact"),
            (lambda: history.write_verdicts(tmp_path / "v.db", [WORLD], ["notifiable"]), "analysis.format"),
            (lambda: history.write_verdicts(tmp_path / "no" / "v.csv", [WORLD], ["notifiable"]), "analysis.unreadable"),
        ]
        for ask, code in asked:
            with pytest.raises(DetenteError) as refused:
                ask()
            assert refused.value.code == code
    assert [path.name for path in tmp_path.iterdir()] == ["exercises.csv"]


def test_a_world_may_ask_for_figures_and_years_that_the_files_do_not_have(tmp_path: Path):
    more = read_overlay(
        b"""variant = "more"
title = "More"
base = "vienna-document-2011"
why = "To try."
basis = "house"
[add.attribute.activity]
drones = { type = "count", label = "Drones", unit = "drones" }
[add.fact.swarm]
chapter = "V"
cite = "1"
basis = "house"
about = "activity"
on = "begun"
label = "Swarm"
text = "Many."
when = "activity.drones > 100 || activity.troops >= limit.notify_troops"
[add.quota.swarms]
chapter = "V"
cite = "1"
basis = "house"
label = "Swarms"
text = "One a year."
count = "activity"
where = "is.swarm"
of = ["state"]
on = "begun"
at_most = "1"
"""
    )
    other = world(PACK, more, always=True)
    cells = "'i' || range AS id, 'RU' AS state, 8998 + range AS troops, TIMESTAMPTZ '2012-12-31 23:59:59+00' AS begun"
    path = write(tmp_path / "h.parquet", f"SELECT {cells} FROM range(5)")
    with open_history([path], PACK) as history:
        assert [
            (one.key, one.count.certain, one.count.untold, one.of) for one in history.counts(other, ["swarm"], [YEAR])
        ] == [((2012,), 3, 2, 5)]
        assert history.over_quotas(other)["swarms"] == Count(2, 2)
        assert history.counts(WORLD, ["notifiable"])[0].of == 5


def test_names_of_files_are_no_patterns_and_folders_tell_nothing(tmp_path: Path):
    folder = tmp_path / "state=XX"  # a name that engines take for a column
    folder.mkdir()
    odd = write(tmp_path / "odd.parquet", "SELECT 'a' AS id, 'RU' AS state").rename(folder / "it's *[ab]?.parquet")
    write(folder / "a.parquet", "SELECT 'a' AS id, 'XX' AS state")
    assert [found[2] for found in values(odd)] == ["RU"]


def test_the_engine_reads_and_writes_nothing_else_and_its_settings_are_locked(tmp_path: Path):
    outside = as_file(tmp_path, b"secret", "outside.txt")
    with open_history([shipped_csv(tmp_path)], PACK, bounds=Bounds(scratch=tmp_path)) as history:
        inside = history._scratch
        (inside / "link").symlink_to(outside)
        for query in (
            f"SELECT * FROM read_text('{outside}')", f"SELECT * FROM read_text('{inside / 'link'}')", "SELECT * FROM read_csv('/etc/passwd')",
            f"COPY (SELECT 1) TO '{tmp_path / 'new.csv'}'", f"ATTACH '{tmp_path / 'new.db'}'", "SELECT * FROM read_parquet('http://127.0.0.1:9/x')",
            "INSTALL httpfs", "LOAD httpfs", "SET enable_external_access = true", "SET memory_limit = '100GiB'", "SET allowed_directories = ['/']",
        ):  # fmt: skip
            with pytest.raises(duckdb.Error):
                history._connection.execute(query)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["exercises.csv", "outside.txt"]


def test_with_little_memory_the_engine_goes_to_the_disk_and_leaves_nothing(tmp_path: Path):
    with connected() as connection:
        paths = list(simulate_to(connection, PACK, Plan(150_000, seed=9), tmp_path / "rows", given=True))
    with open_history(paths, PACK, bounds=Bounds("64MiB", tmp_path)) as history:
        found = history.counts(WORLD, ["notifiable"])[0].count
        over = history.over_quotas(WORLD)
    assert found == simulated_counts(WORLD, Plan(150_000, seed=9), ["notifiable"])["notifiable"]
    assert all(count.certain for count in over.values())
    assert [path.name for path in tmp_path.iterdir()] == ["rows"]
    refused = refusal(*paths, bounds=Bounds("4MiB", tmp_path))
    assert refused.code == "analysis.engine"
    assert [path.name for path in tmp_path.iterdir()] == ["rows"]


def test_mutated_files_are_read_or_refused_by_name(tmp_path: Path):
    random, found = Random(5), set()
    good = write(
        tmp_path / "good.parquet", "SELECT 'i' || range AS id, 'RU' AS state, range AS troops FROM range(50)"
    ).read_bytes()
    footer = len(good) - 8 - int.from_bytes(good[-8:-4], "little")
    for _ in range(40):
        data = bytearray(good)
        for _ in range(random.choice([1, 2, 20])):
            data[random.randrange(footer if random.random() < 0.6 else 0, len(data))] = random.randrange(256)
        path = as_file(tmp_path, bytes(data), "mutated.parquet")
        try:
            values(path)
            found.add("read")
        except DetenteError as refused:
            found.add(refused.code)
    assert "analysis.not_parquet" in found
    assert found <= {
        "read",
        *(f"analysis.{code}" for code in ("not_parquet", "wrong_cells", "column", "columns", "many_rows", "no_rows")),
    }
