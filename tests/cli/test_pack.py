"""`detente pack` and `detente whatif`: a pack read, compared, tried, added; every refusal with its place."""

from __future__ import annotations

import json
import shutil
from importlib import resources
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner, Result

from detente.analysis.histories import shipped_file
from detente.cli.main import cli
from detente.errors import DetenteError

NAME = "vienna-document-2011"
SOURCE = Path(str(resources.files("detente.packs"))) / NAME


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(one) for one in arguments])


def code(result: Result) -> str:
    assert isinstance(result.exception, DetenteError)
    return result.exception.code


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "station"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SOURCE, tmp_path / "copy"))


def test_the_shipped_pack_passes_all_its_cases():
    result = run("pack", "test", NAME, "--json")
    found = json.loads(result.stdout)
    assert result.exit_code == 0
    assert found["failed"] == 0
    assert found["passed"] >= 77


def test_a_case_that_does_not_come_out_is_told_and_exits_1(copy: Path):
    rules = copy / "rules" / "05-notification.toml"
    rules.write_text(rules.read_text().replace("2011-12-01 = 9000", "2011-12-01 = 9001"))
    result = run("pack", "test", copy, "--json")
    assert result.exit_code == 1
    assert "vector-02" in {case["name"] for case in json.loads(result.stdout)["cases"] if not case["passed"]}


def test_digest_show_and_diff(copy: Path):
    shipped = run("pack", "digest", NAME).stdout.strip()
    assert run("pack", "digest", copy).stdout.strip() == shipped
    assert run("pack", "digest", NAME, "--expect", f"sha256:{shipped}").exit_code == 0
    assert code(run("pack", "digest", NAME, "--expect", "0" * 64)) == "regimes.pack_digest_differs"
    assert "42 days" in run("pack", "show", NAME).stdout
    assert "activity.troops >= limit.notify_troops" in run("pack", "show", NAME, "--rule", "notifiable_land").stdout
    assert code(run("pack", "show", NAME, "--rule", "nothing")) == "regimes.unknown_rule"
    turned = run("pack", "diff", NAME, "--variant", "wi-5000").stdout
    assert "limit.notify_troops.from" in turned
    assert "¶ 40.1" in turned
    assert json.loads(run("pack", "diff", NAME, copy, "--json").stdout)["differences"] == []


def test_lint_tells_every_problem_with_file_and_place(copy: Path):
    assert run("pack", "lint", NAME).exit_code == 0
    rules = copy / "rules" / "05-notification.toml"
    rules.write_text(rules.read_text().replace('cite    = "38"', "", 1).replace("activity.tanks", "activity.tonks", 1))
    result = run("pack", "lint", copy, "--json")
    assert result.exit_code == 4
    assert all(one["file"] == "rules/05-notification.toml" for one in json.loads(result.stdout)["problems"])


def test_a_pack_from_outside_is_added_whole_and_treated_like_the_others(copy: Path, home: Path):
    (copy / "pack.toml").write_text((copy / "pack.toml").read_text().replace("30 November 2011", "another source"))
    added = json.loads(run("pack", "add", copy, "--home", home, "--json").stdout)
    listed = json.loads(run("pack", "list", "--home", home, "--json").stdout)
    assert added["digest"] in {one["digest"] for one in listed}
    assert run("pack", "test", added["digest"], "--home", home).exit_code == 0
    again = json.loads(run("pack", "add", copy, "--home", home, "--json").stdout)
    assert again == added
    stored = home / "packs" / added["digest"] / "pack.toml"
    stored.write_text(stored.read_text().replace("another source", "a third"))
    assert code(run("pack", "list", "--home", home)) == "regimes.pack_digest_differs"


@pytest.mark.parametrize("hostile", ["link", "huge", "many", "name", "hidden_letters", "deep", "cyclic", "twice"])
def test_a_hostile_pack_is_refused_with_a_reason_and_nothing_is_left_behind(copy: Path, home: Path, hostile: str):
    write = (copy / "extra.toml").write_text
    if hostile == "link":
        (copy / "extra.toml").symlink_to("/etc/hostname")
    elif hostile == "huge":
        write("# " + "x" * (1 << 20))
    elif hostile == "many":
        for number in range(201):
            (copy / f"f{number}.toml").write_text("")
    elif hostile == "name":
        (copy / "pack\u202egnp.toml").write_text("")
    elif hostile == "hidden_letters":
        write('[limit.notify_tr\u043eops]\nlabel = "Cyrillic"\n')
    elif hostile == "deep":
        write("x = " + "[" * 40 + "]" * 40)
    elif hostile == "cyclic":
        rules = copy / "rules" / "05-notification.toml"
        text = rules.read_text()
        rules.write_text(text.replace("activity.in_zone && activity.kind ==", "is.notifiable && activity.kind ==", 1))
    else:
        write('[chapter.V]\nheading = "Again"\n')
    result = run("pack", "add", copy, "--home", home)
    assert code(result).startswith(("regimes.pack_", "seal.tables_"))
    assert not list((home / "packs").glob("*")) if (home / "packs").exists() else True


def test_unknown_packs_and_variants_are_told():
    assert code(run("pack", "show", "nothing")) == "regimes.unknown_pack"
    assert code(run("pack", "show", NAME, "--variant", "nothing")) == "regimes.unknown_variant"


def test_whatif_prints_who_would_have_had_to_notify_in_two_worlds(tmp_path: Path):
    table = tmp_path / "out.csv"
    assert run("whatif", "--variant", "wi-5000", "--csv", table).exit_code == 0
    rows = table.read_text().splitlines()
    assert rows[0].startswith("id,designation,state")
    assert len(rows) == 58
    points = json.loads(run("whatif", "--sweep", "notify_troops=5000..9000:2000", "--json").stdout)
    assert [point["notify_troops"] for point in points] == [5000, 7000, 9000]
    counted = json.loads(run("whatif", "--simulate", 1000, "--seed", 3, "--json").stdout)
    assert counted[0]["notifiable_at_least"] <= counted[0]["notifiable_at_most"] <= 1000
    assert code(run("whatif", "--sweep", "notify_troops")) == "analysis.range"
    assert code(run("whatif", "--sweep", "nothing=1..2")) == "analysis.no_such_limit"
    assert code(run("whatif", "--sweep", "notify_troops=0..999999")) == "analysis.many"


def test_whatif_counts_files_of_any_length_by_group_and_writes_verdicts(tmp_path: Path):
    table, target = shipped_file(), str(tmp_path / "h.parquet")
    rows = json.loads(run("whatif", table, "--by", "state", "--by", "year", "--fact", "notifiable", "--json").stdout)
    assert sum(row["of"] for row in rows) == 57
    assert {"world", "fact", "state", "year", "of", "at_least", "at_most"} == rows[0].keys()
    verdicts = tmp_path / "v.parquet"
    counted = json.loads(run("whatif", "--variant", "wi-5000", "--verdicts", verdicts, "--json").stdout)
    assert [row["world"] for row in counted] == [NAME, "wi-5000"]
    with duckdb.connect() as connection:
        asked = "SELECT world, count(*) FILTER (notifiable = 'yes') FROM read_parquet(?) GROUP BY world"
        found = dict(connection.execute(asked, [str(verdicts)]).fetchall())
        copy = "COPY (SELECT id, 'RU' AS state FROM read_parquet(?) WHERE world = ?) TO ?"
        connection.execute(copy, [str(verdicts), NAME, target])
    assert found == {row["world"]: row["notifiable_at_least"] for row in counted}
    points = json.loads(run("whatif", target, "--sweep", "notify_troops=5000..9000:2000", "--json").stdout)
    assert [point["notifiable_at_most"] for point in points] == [57, 57, 57]


def test_whatif_tells_each_wrong_cell_of_a_file(tmp_path: Path):
    table = tmp_path / "h.csv"
    table.write_text("id,state,troops\na,RU,-1\nb,XX,9.5\n")
    result = run("whatif", table, "--by", "state")
    assert code(result) == "analysis.wrong_cells"
    assert "h.csv, row 1, column “troops”: “-1” cannot stand there." in result.stderr
    assert result.stdout == ""
    told = json.loads(run("whatif", table, "--by", "state", "--json").stdout)["wrong"]
    assert [(one["row"], one["column"]) for one in told] == [(1, "troops"), (2, "state"), (2, "troops")]
    assert isinstance(run("whatif", table, "--simulate", 5).exception, SystemExit)
