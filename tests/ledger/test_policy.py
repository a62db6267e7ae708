"""Policy files: read strictly, written back, and quorums counted."""

import base64
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import DetenteError, TheirsError
from detente.ledger.policy import NONE, Group, Policy, format_policy, parse_policy

LOG = "a.example/log+79d7d689+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4"
WITNESS = "witness.example/w1+20324abe+BCmsuuFBvMrwsi4alNNNC8c2HlJtC/4SyJeUvJMilm3X"


def vkey(name: str) -> str:
    public = b"\x06" + hashlib.sha256(name.encode()).digest() * 41  # 1,312 bytes
    ident = hashlib.sha256(name.encode() + b"\n" + public).hexdigest()[:8]
    return f"{name}+{ident}+{base64.b64encode(public).decode()}"


S, U, N, B = (vkey(f"{name}.example/w") for name in ("secretariat", "university", "neutral", "b"))
EXAMPLE = f"""\
# two parties and a secretariat
log {LOG} https://a.example/log
witness S {S}
witness\tU  {U}   https://university.example/
witness N {N} # a third State
witness B {B}

group third 2 S U N
group q all third B
quorum q
"""


@pytest.mark.parametrize(
    ("names", "met"),
    [("SUB", True), ("SNB", True), ("SUNB", True), ("SUN", False), ("SB", False), ("B", False), ("", False)],
)
def test_the_quorum_of_the_example(names: str, met: bool) -> None:
    assert parse_policy(EXAMPLE.encode()).is_met_by(set(names)) is met


def test_what_is_read() -> None:
    policy = parse_policy(EXAMPLE.encode())
    assert policy.log_keys("a.example/log") == (LOG,)
    assert policy.log_keys("a.example") == ()
    assert [w.name for w in policy.witnesses] == ["S", "U", "N", "B"]
    assert policy.witnesses[1].url == "https://university.example/"
    assert policy.groups == (Group("third", 2, ("S", "U", "N")), Group("q", 2, ("third", "B")))


def test_a_policy_reads_back() -> None:
    policy = parse_policy(EXAMPLE.encode())
    assert parse_policy(format_policy(policy)) == policy


def test_none_and_any_and_a_single_witness() -> None:
    assert parse_policy(f"log {LOG}\nquorum none".encode()).is_met_by(())
    assert format_policy(Policy((), (), (), NONE)) == b"quorum none\n"
    any_of = parse_policy(f"witness S {S}\nwitness U {U}\ngroup g any S U\nquorum g\n".encode())
    assert any_of.is_met_by({"U"})
    assert not any_of.is_met_by({"g"})
    one = parse_policy(f"witness S {WITNESS}\nquorum S\n".encode())
    assert one.is_met_by({"S"})
    assert not one.is_met_by({"X"})


def test_thirty_two_of_each_are_read() -> None:
    lines = [f"log {vkey(f'l{i}.example')}" for i in range(32)]
    lines += [f"witness w{i} {vkey(f'w{i}.example')}" for i in range(32)]
    lines += [f"group g{i} all w{i}" for i in range(32)]
    lines += ["group all 20 " + " ".join(f"g{i}" for i in range(32)), "quorum all"]
    policy = parse_policy("\n".join(lines).encode())
    assert policy.is_met_by({f"w{i}" for i in range(20)})
    assert not policy.is_met_by({f"w{i}" for i in range(19)})


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 0),
        (f"log {LOG}", 0),
        ("quorum none\nquorum none", 2),
        ("quorum q", 1),
        ("quorum", 1),
        ("quorum none none", 1),
        ("log", 1),
        (f"log {LOG} url more", 1),
        (f"log {LOG}\nlog {LOG}\nquorum none", 2),
        (f"log {LOG.replace('79d7d689', '79d7d688')}\nquorum none", 1),
        ("log a.example/log\nquorum none", 1),
        ("witness S", 1),
        (f"witness none {S}\nquorum none", 1),
        (f"witness S {S}\nwitness S {U}\nquorum none", 2),
        (f"witness S {S}\nwitness T {S}\nquorum none", 2),
        (f"witness S {S}\ngroup S any S\nquorum none", 2),
        (f"witness S {S}\ngroup g any\nquorum none", 2),
        (f"witness S {S}\ngroup g 0 S\nquorum none", 2),
        (f"witness S {S}\ngroup g 2 S\nquorum none", 2),
        (f"witness S {S}\ngroup g some S\nquorum none", 2),
        (f"witness S {S}\ngroup g any S S\nquorum none", 2),
        (f"group g any S\nwitness S {S}\nquorum none", 1),
        (f"witness S {S}\ngroup g any g\nquorum none", 2),
        (f"witness S {S}\ngroup g any S\ngroup h any S\nquorum none", 3),
        ("quorum none\nwhatever", 2),
        ("quorum none\n" * 1 + "\n" * 1100, 0),
        ("quorum none\r\n", 0),
        ("quorum none\x7f", 0),
        ("quorum none\x00", 0),
    ],
)
def test_other_policies_are_refused_by_line(text: str, line: int) -> None:
    with pytest.raises(TheirsError, match=r"ledger\.bad_policy") as caught:
        parse_policy(text.encode())
    assert caught.value.fields == {"line": line}


def test_bytes_that_are_not_utf8_are_refused() -> None:
    with pytest.raises(TheirsError, match=r"ledger\.bad_policy"):
        parse_policy(b"quorum none #\xff")


@given(st.text(max_size=200) | st.text("log witness group quorum none any all 123\n", max_size=80))
def test_rubbish_raises_only_our_errors(text: str) -> None:
    try:
        code = "" if isinstance(parse_policy(text.encode()), Policy) else "?"
    except DetenteError as problem:
        code = problem.code
    assert code in {"", "ledger.bad_policy"}
