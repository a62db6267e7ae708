"""What an address asks, as it was typed; and the same as an address again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import QueryDict

SHIPPED, SIMULATED, OWN = "shipped", "simulated", "own"
ALWAYS, DATED = "always", "dated"
FACTS = ("notifiable", "observable")
LONGEST, MOST_NAMES = 120, 32
_NAMES = {"pack": "pack", "history": "history", "rows": "rows", "seed": "seed", "force": "force", "limit": "limit",
          "first": "from", "last": "to", "step": "step", "item": "item"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Given:
    """The fields of the form as text. `worlds` are the other worlds by reference, `facts` what is asked of each."""

    pack: str = ""
    history: str = SHIPPED
    rows: str = "100000"
    seed: str = "1"
    force: str = ALWAYS
    limit: str = ""
    first: str = ""
    last: str = ""
    step: str = ""
    item: str = ""
    worlds: tuple[str, ...] = ()
    facts: tuple[str, ...] = FACTS

    @property
    def query(self) -> str:
        """What stands after the question mark for the same again: only what is not the default."""
        plain = Given()
        single = [
            (name, getattr(self, member))
            for member, name in _NAMES.items()
            if getattr(self, member) != getattr(plain, member)
        ]
        facts = self.facts if self.facts != plain.facts else ()
        many = [*(("world", one) for one in self.worlds), *(("fact", one) for one in facts)]
        return urlencode([*single, *many])

    @property
    def asked_again(self) -> str:
        """The query of the same question about what ships instead of a table of one's own."""
        return replace(self, history=SHIPPED, item="").query

    def about(self, item: str) -> str:
        """Return the query of the same question with one activity explained."""
        return replace(self, item=item).query


def read_given(sent: QueryDict) -> Given:
    """Return what was typed, each text bounded; nothing is judged yet."""
    plain = Given()
    single = {
        member: sent.get(name, getattr(plain, member)).strip()[:LONGEST] or getattr(plain, member)
        for member, name in _NAMES.items()
    }
    return Given(**single, worlds=_many(sent, "world"), facts=_many(sent, "fact") or FACTS)


def _many(sent: QueryDict, name: str) -> tuple[str, ...]:
    found = [one.strip()[:LONGEST] for one in sent.getlist(name)[:MOST_NAMES]]
    return tuple(dict.fromkeys(one for one in found if one))
