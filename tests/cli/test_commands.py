"""The terminal: found, enrol, introduce, send, open, reply, show, verify; exit codes by class of error."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from detente.cli.demo.cast import free_port

REPLAY_SECONDS = 240  # it takes one minute on two cores that have nothing else to do


def run(*arguments: str, expect: int = 0, **env: str) -> str:
    """Run `detente` as a person would; return what it printed."""
    import os

    done = subprocess.run(
        [sys.executable, "-m", "detente", *arguments], capture_output=True, text=True, check=False, timeout=60,
        env={**os.environ, **env},
    )  # fmt: skip
    assert done.returncode == expect, (done.returncode, done.stdout, done.stderr)
    assert "Traceback" not in done.stderr
    return done.stdout if expect == 0 else done.stderr


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli")
    for party, code in (("a.example", "AA"), ("b.example", "BB")):
        run(
            "init", "--home", str(folder / code), "--party", party, "--code", code, "--name", f"en=Party {code}",
            "--line-port", str(free_port()), "--work-factor", "10",
        )  # fmt: skip
        secret = folder / f"{code}.secret"
        secret.write_text("correct horse")
        for login, role in (("desk", "draft"), ("head", "release")):
            run(
                "officer", "add", login, "--home", str(folder / code), "--name", login.title(), "--office", "Ministry",
                "--role", role, "--passphrase-file", str(secret),
            )  # fmt: skip
    for code, other in (("AA", "BB"), ("BB", "AA")):
        keyset = json.loads(run("keyset", "--home", str(folder / other), "--json"))
        run(
            "introduce", str(folder / other / "keyset.json"), "--home", str(folder / code),
            "--fingerprint", keyset["fingerprint"],
        )  # fmt: skip
    return folder


def send(home: Path, *more: str, expect: int = 0) -> str:
    return run(
        "send", "--home", str(home / "AA"), "--as", "desk", "--passphrase-file", str(home / "AA.secret"),
        "--also", f"head={home / 'AA.secret'}", "--subject", "A subject", "--text", str(home / "AA.secret"), "--json",
        *more, expect=expect,
    )  # fmt: skip


def test_a_letter_by_terminal(home: Path) -> None:
    sent = json.loads(send(home, "--to", "b.example=Foreign Ministry"))
    assert (sent["signed"], sent["needed"]) == (2, 2)
    rows = json.loads(run("inbox", "--direction", "all", "--home", str(home / "AA"), "--json"))
    assert [(row["id"], row["state"]) for row in rows] == [(sent["dispatch"], "NOT DELIVERED")]
    shown = json.loads(run("show", sent["dispatch"], "--home", str(home / "AA"), "--json"))
    assert shown["body"]["text"] == "correct horse"
    text = run("show", sent["dispatch"], "--home", str(home / "AA"))
    assert "logged" in text and "received" in text
    assert "folded" in run("rebuild", "--home", str(home / "AA"))


@pytest.mark.parametrize(
    ("more", "code", "exit_code"),
    [
        ((), "station.draft_blocked", 3),
        (("--to", "nobody.example=X"), "station.draft_blocked", 3),
        (("--to", "b.example=X", "--repeats", "AAAA"), "kernel.dispatch_id", 3),
        (("--to", "b.example=X", "--as", "nobody"), "station.unknown_officer", 6),
    ],
)
def test_bad_input_has_a_code_and_an_exit_code(home: Path, more: tuple[str, ...], code: str, exit_code: int) -> None:
    assert json.loads(send(home, *more, expect=exit_code))["code"] == code


def test_what_blocks_a_letter_is_named(home: Path) -> None:
    problem = json.loads(send(home, expect=3))
    assert any("addressee" in remark["message"] for remark in problem["remarks"])


def test_a_wrong_passphrase(home: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong"
    wrong.write_text("guess")
    stderr = run(
        "send", "--home", str(home / "AA"), "--as", "desk", "--passphrase-file", str(wrong), "--to", "b.example=X",
        "--subject", "S", "--text", str(wrong), expect=6,
    )  # fmt: skip
    assert "seal.wrong_passphrase" in stderr
    assert "guess" not in stderr


def test_no_station_there(tmp_path: Path) -> None:
    assert "adapters.no_station" in run("inbox", "--home", str(tmp_path), expect=5)


def test_another_founding_is_refused(home: Path) -> None:
    stderr = run(
        "init", "--home", str(home / "AA"), "--party", "c.example", "--code", "CC", "--name", "en=C",
        "--line-port", "1", expect=6,
    )  # fmt: skip
    assert "adapters.station_exists" in stderr


def test_a_wrong_fingerprint_introduces_nobody(home: Path) -> None:
    stderr = run(
        "introduce", str(home / "BB" / "keyset.json"), "--home", str(home / "AA"), "--fingerprint", "0" * 32, expect=6
    )
    assert "station.fingerprint_differs" in stderr


def test_verify_says_why_not(tmp_path: Path) -> None:
    file = tmp_path / "bundle.zip"
    for content in (b"", b"not a zip", b"PK\x03\x04" + b"\x00" * 40):
        file.write_bytes(content)
        assert "seal.bad_archive" in run("verify", str(file), expect=4)


def test_a_mistyped_command_exits_with_two() -> None:
    assert run("snd", expect=2)


def test_the_readers_language(home: Path) -> None:
    stderr = run("inbox", "--home", str(home / "nowhere"), expect=5, LANGUAGE="de")
    assert "adapters.no_station" in stderr
    assert "There is no station" not in stderr


def test_the_demonstration_tells_itself(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "detente", "demo", "--once", "--output", str(tmp_path)],
        capture_output=True, text=True, check=False, timeout=REPLAY_SECONDS,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    told = done.stdout
    for step in ("drafted", "checked", "released", "logged", "handed", "received", "opened", "witnessed", "answered"):
        assert f"  {step}" in told
    for event in ("E01 ", "E30a", "E77 "):
        assert f"  {event} " in told
    assert "37 days  UNANSWERED" in told and "HELD" in told
    assert "DEMONSTRATION" in told
    assert "no reply of Moscow to this letter is on record" in told
    assert "DEMO OSCE → " in told and "no such agreement on rules is on record" in told
    assert "2022-02-13T15:00:00Z  Missed        RU → UA  ¶ 16.1.2" in told
    assert "refused, exit code 4" in told
    bundle = next(tmp_path.glob("letter*.zip"))
    assert json.loads(run("verify", str(bundle), "--json"))["sound"] is True


def act(home: Path, kind: str, *more: str, expect: int = 0) -> str:
    secret = str(home / "AA.secret")
    return run(
        "act", kind, "--home", str(home / "AA"), "--as", "desk", "--passphrase-file", secret, "--also",
        f"head={secret}", "--json", *more, expect=expect,
    )  # fmt: skip


def test_a_decision_goes_under_silence_by_terminal(home: Path) -> None:
    opening = ("--to", "b.example=Ministry", "--part", "title=A series", "--part", "text=We meet.", "--part", "body=C")
    decision = json.loads(act(home, "decision", *opening))["dispatch"]
    step = ("--matter", decision, "--part", "zone=Europe/Vienna", "--part", "ends=2099-01-01T12:00:00Z")
    act(home, "decision_step", *step, "--step", "propose_silence")
    act(home, "decision_step", *step, "--step", "start", "--part", "silence_form=osce")
    shown = json.loads(run("matter", decision, "--home", str(home / "AA"), "--json"))
    assert shown["matter"]["state"] == "RUNNING"
    assert shown["details"]["rounds"][0]["ends"] == "2099-01-01T12:00:00Z"
    listed = json.loads(run("council", "--due", "--home", str(home / "AA"), "--json"))
    assert [line["id"] for line in listed] == [decision]
    assert "UNDER SILENCE" in run("matter", decision, "--home", str(home / "AA"))
    refused = json.loads(act(home, "decision_step", "--matter", decision, "--step", "adopt", expect=3))
    assert [remark["code"] for remark in refused["remarks"] if remark["level"] == "blocks"] == ["council.not_now"]


def test_a_body_that_is_no_object_is_named(home: Path, tmp_path: Path) -> None:
    body = tmp_path / "body.json"
    body.write_text("[" * 100_000)
    refused = json.loads(act(home, "decision", "--to", "b.example=M", "--body", str(body), expect=3))
    assert refused["code"] == "council.not_an_object"
