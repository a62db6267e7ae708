"""The script of the history: every act can be read by the council, and a row that does not hold is refused with its place."""

from __future__ import annotations

import shutil
from pathlib import Path

import msgspec
import pytest

from detente.adapters.packs import Shelf
from detente.cli.demo.filling import body_of
from detente.cli.demo.rows import Deed, Spoken
from detente.cli.demo.script import HISTORY, Script, read_script
from detente.cli.demo.writing import fields_of, public_event_of
from detente.council.acts import read_act
from detente.errors import OursError, WorldError
from detente.kernel import DispatchId
from detente.testing.history import read_history


@pytest.fixture(scope="module")
def script() -> Script:
    return read_script()


@pytest.fixture(scope="module")
def ids(script: Script) -> dict[str, DispatchId]:
    deeds = [scene for scene in script.scenes if isinstance(scene, Deed)]
    return {deed.name: DispatchId.of(number.to_bytes(16, "big")) for number, deed in enumerate(deeds)}


def test_every_act_is_one_that_the_council_reads(script: Script, ids: dict[str, DispatchId]) -> None:
    for scene in script.scenes:
        if isinstance(scene, Deed):
            fields = fields_of(script, scene, ids)
            assert read_act(fields.type, fields.body, fields.refs).type == scene.type
            assert fields.traffic == ("demonstration" if scene.shown else "replay")
        else:
            for code in scene.recorded_by:
                event = public_event_of(script, scene, ids, code)
                assert event.source.startswith(f"{scene.event} (")
                assert "paraphrase" in event.quote, "nothing is quoted as if it were verbatim"


def test_every_event_is_played_and_days_run_forward(script: Script) -> None:
    events = {event.id: event for event in read_history().events}
    assert {scene.event for scene in script.scenes} == set(events)
    days = [script.day(scene) for scene in script.scenes]
    assert days == sorted(days)
    for scene in script.scenes:
        assert script.day(scene) >= events[scene.event].date


def test_what_is_no_history_is_shown_as_none(script: Script, ids: dict[str, DispatchId]) -> None:
    shown = [scene for scene in script.scenes if isinstance(scene, Deed) and scene.shown]
    assert {deed.type for deed in shown} == {"rules_agreement", "rules_step"}
    digest = Shelf().pack("vienna-document-2011").digest
    for deed in shown:
        fields = fields_of(script, deed, ids)
        assert fields.declared == "", "no date of history stands on it"
        assert fields.body["rules"] == digest
        assert fields.body["text"].startswith("DEMONSTRATION. No such ")
        assert deed.sender not in deed.to


def test_what_is_from_memory_says_so(script: Script) -> None:
    memory = {point.id for point in read_history().points if point.status_mark == "from memory"}
    replies = [scene for scene in script.scenes if isinstance(scene, Deed) and scene.takes.startswith("points")]
    points = [point for deed in replies for point in body_of(script, deed)["points"]]
    assert len(points) == 40 and memory
    assert {point["number"] for point in points if point["text"].endswith("(from memory)")} == memory


def test_every_file_stays_small() -> None:
    assert all(path.stat().st_size < 150 * 1024 for path in HISTORY.rglob("*.toml"))


def test_before_and_after_the_letter(script: Script) -> None:
    before, after = script.until("E45"), script.since("E45")
    assert (*before, *after) == script.scenes
    assert isinstance(after[0], Deed) and after[0].name == script.letter
    assert all(isinstance(scene, Deed | Spoken) for scene in script.scenes)


SPOILT = {
    "an unknown member": ('type = "mission"', 'type = "mission"\nkinds = "x"', "kinds"),
    "an event that is not there": ('event = "E25"', 'event = "E99"', "E99"),
    "a party without a station": ('to = ["RF"]', 'to = ["CN"]', "CN"),
    "a key that is not there": ('["matter", "mission"]', '["matter", "nothing"]', "nothing"),
    "the same key twice": ('key = "E06-confirmed"', 'key = "E06-ambassador"', "E06-ambassador"),
    "no TOML": ("[[act]]", "[[act", "missions.toml"),
    "an hour that is none": ('type = "mission"', 'type = "mission"\nclock = "25:00"', "clock"),
}


@pytest.mark.parametrize("what", SPOILT)
def test_a_row_that_does_not_hold_is_refused_with_its_place(what: str, tmp_path: Path) -> None:
    old, new, named = SPOILT[what]
    folder = Path(shutil.copytree(HISTORY, tmp_path / "history"))
    path = folder / "acts" / "missions.toml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    with pytest.raises(OursError) as refused:
        read_script(folder)
    assert refused.value.code == "testing.bad_history"
    assert named in f"{refused.value.fields['file']} {refused.value.fields['problem']}"


def test_what_is_taken_from_nowhere_is_refused(script: Script) -> None:
    deed = next(scene for scene in script.scenes if isinstance(scene, Deed))
    for takes in ("draft XX", "nothing US", "agree NOBODY", "rules nowhere"):
        with pytest.raises(OursError, match="takes"):
            body_of(script, msgspec.structs.replace(deed, takes=takes))


def test_a_history_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(WorldError) as missing:
        read_script(tmp_path)
    assert missing.value.code == "testing.no_history"
