"""Policy files: which logs, which witnesses, and how many of them must have cosigned (C2SP tlog-policy).

    log <vkey> [<url>]
    witness <name> <vkey> [<url>]
    group <name> all|any|<k> <member>...
    quorum <name>|none

Words stand apart by spaces or tabs; `#` begins a comment. Members are defined on earlier lines and belong to one group
at most; a public key stands once, whatever its name; there is exactly one quorum line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from detente.errors import DetenteError, TheirsError
from detente.seal.notes import parse_vkey

# Bytes 0x00-0x08, 0x0B-0x1F and 0x7F have no place in a text file that people read.
_FORBIDDEN = re.compile(rb"[\x00-\x08\x0b-\x1f\x7f]")
_COUNT = re.compile(r"[1-9][0-9]{0,3}")
# C2SP asks for at least 32 of each; far more than any line will have, far less than would slow a reader down.
MAX_LINES = 1024
MAX_BYTES = 1 << 20
NONE = "none"


@dataclass(frozen=True, slots=True)
class Log:
    """A log whose heads count; its key is named after its origin."""

    vkey: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Witness:
    """A witness, by the name the policy gives it."""

    name: str
    vkey: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A set of witnesses and groups of which `threshold` must agree."""

    name: str
    threshold: int
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Policy:
    """A whole policy; `quorum` names a witness or a group, or is `none`."""

    logs: tuple[Log, ...]
    witnesses: tuple[Witness, ...]
    groups: tuple[Group, ...]
    quorum: str

    def is_met_by(self, names: Collection[str]) -> bool:
        """Tell whether the witnesses called `names` are a quorum; `none` is met by nobody at all."""
        met = {name: name in names for name in (witness.name for witness in self.witnesses)}
        for group in self.groups:
            met[group.name] = sum(met[member] for member in group.members) >= group.threshold
        return self.quorum == NONE or met[self.quorum]

    def log_keys(self, origin: str) -> tuple[str, ...]:
        """Return the vkeys that may sign heads of `origin`."""
        return tuple(log.vkey for log in self.logs if log.vkey.startswith(f"{origin}+"))


def parse_policy(data: bytes) -> Policy:
    """Read a policy file; raise `ledger.bad_policy` with the number of the first line that is wrong (0: the whole)."""
    if len(data) > MAX_BYTES or _FORBIDDEN.search(data):
        raise TheirsError("ledger.bad_policy", line=0)
    try:
        lines = data.decode().split("\n")
    except UnicodeDecodeError:
        raise TheirsError("ledger.bad_policy", line=0) from None
    if len(lines) > MAX_LINES:
        raise TheirsError("ledger.bad_policy", line=0)
    draft = _Draft()
    for draft.line, line in enumerate(lines, 1):
        words = re.split(r"[ \t]+", line.split("#", 1)[0].strip(" \t"))
        if words != [""]:
            draft.read(words)
    if draft.quorum is None:
        raise TheirsError("ledger.bad_policy", line=0)
    return Policy(tuple(draft.logs), tuple(draft.witnesses), tuple(draft.groups), draft.quorum)


def format_policy(policy: Policy) -> bytes:
    """Return the file of a policy; reading it back gives the same policy."""
    lines = [f"log {log.vkey} {log.url}" for log in policy.logs]
    lines += [f"witness {witness.name} {witness.vkey} {witness.url}" for witness in policy.witnesses]
    lines += [f"group {group.name} {group.threshold} {' '.join(group.members)}" for group in policy.groups]
    lines.append(f"quorum {policy.quorum}")
    return "".join(f"{line.rstrip()}\n" for line in lines).encode()


@dataclass(slots=True)
class _Draft:
    """A policy while it is being read, line by line."""

    line: int = 0
    logs: list[Log] = field(default_factory=list)
    witnesses: list[Witness] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    quorum: str | None = None
    free: dict[str, bool] = field(default_factory=dict)
    keys: set[bytes] = field(default_factory=set)

    def read(self, words: list[str]) -> None:
        readers: Mapping[str, Callable[[list[str]], None]] = {
            "log": self._log,
            "witness": self._witness,
            "group": self._group,
            "quorum": self._quorum,
        }
        self._demand(words[0] in readers)
        readers[words[0]](words[1:])

    def _log(self, words: list[str]) -> None:
        self._demand(len(words) in {1, 2})
        self.logs.append(Log(self._key(words[0]), *words[1:]))

    def _witness(self, words: list[str]) -> None:
        self._demand(len(words) in {2, 3})
        self._define(words[0])
        self.witnesses.append(Witness(words[0], self._key(words[1]), *words[2:]))

    def _group(self, words: list[str]) -> None:
        self._demand(len(words) > 2)  # noqa: PLR2004  (a name, a rule and at least one member)
        name, rule, *members = words
        for member in members:
            self._demand(self.free.get(member, False))
            self.free[member] = False
        self._define(name)
        named = {"all": len(members), "any": 1}
        self._demand(rule in named or _COUNT.fullmatch(rule) is not None)
        threshold = named.get(rule) or int(rule)
        self._demand(threshold <= len(members))
        self.groups.append(Group(name, threshold, tuple(members)))

    def _quorum(self, words: list[str]) -> None:
        self._demand(len(words) == 1 and self.quorum is None)
        self._demand(words[0] == NONE or words[0] in self.free)
        self.quorum = words[0]

    def _define(self, name: str) -> None:
        self._demand(name != NONE and name not in self.free)
        self.free[name] = True

    def _key(self, text: str) -> str:
        try:
            vkey = parse_vkey(text)
        except DetenteError:
            raise TheirsError("ledger.bad_policy", line=self.line) from None
        self._demand(vkey.key not in self.keys)
        self.keys.add(vkey.key)
        return text

    def _demand(self, holds: bool) -> None:
        if not holds:
            raise TheirsError("ledger.bad_policy", line=self.line)
