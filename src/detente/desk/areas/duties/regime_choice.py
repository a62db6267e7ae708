"""Which regime a page is about: the one of the address, else the one that is agreed, else the first on the shelf."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import get_language, gettext

from detente.desk.known import known_parties
from detente.desk.requests import DeskRequest
from detente.documents.findings import Speaker
from detente.errors import OursError
from detente.kernel import PartyName
from detente.regimes.pack import Pack
from detente.station.queries.regimes import regimes
from detente.station.regimes import Regime
from detente.station.views.regimes import RegimeLine


@dataclass(frozen=True, slots=True)
class Choice:
    """The regime of a page among those at hand; `line` is None where there is none at all."""

    line: RegimeLine | None
    lines: tuple[RegimeLine, ...]

    @property
    def name(self) -> str:
        """The name of its pack."""
        return self.line.name if self.line else ""

    @property
    def titles(self) -> list[tuple[str, str]]:
        """Names and titles to choose from."""
        language = get_language() or "en"
        return [
            (one.name, one.pack.word(language, "title", one.title) if one.pack else one.title) for one in self.lines
        ]


def chosen_regime(request: DeskRequest) -> Choice:
    """Return the regime that the address names (`?regime=`). Raises `desk.bad_choice` for one that is not at hand."""
    lines, wanted = regimes(request.house), request.GET.get("regime", "").strip()
    if wanted and wanted not in {one.name for one in lines}:
        raise OursError("desk.bad_choice", value=wanted[:40])
    usable = [one for one in lines if one.pack]
    asked = [one for one in lines if one.name == wanted]
    return Choice(next(iter([*asked, *(one for one in usable if one.is_agreed), *usable, *lines]), None), lines)


@dataclass(frozen=True, slots=True)
class Named:
    """A party as a regime calls it: its code there, and its own name where it has a station on this line."""

    code: str
    name: str
    is_own: bool = False
    is_all: bool = False


class Names:
    """Parties of a regime for one request."""

    def __init__(self, request: DeskRequest, regime: Regime) -> None:
        self._known = known_parties(request)
        self._own = request.house.party
        self._regime = regime
        self._kept: dict[str, Named] = {}

    def of(self, code: str) -> Named:
        """Return a party by its code in the regime; `all` is every party."""
        if code not in self._kept:
            self._kept[code] = self._made(code)
        return self._kept[code]

    def _made(self, code: str) -> Named:
        if code == "all":
            return Named(gettext("all"), gettext("all parties"), is_all=True)
        if not code:
            return Named("", gettext("not named"))
        party = self._regime.party(code)
        view = self._known.get(party) if party else None
        return Named(code, view.named(get_language() or "en") if view else "", party == self._own)

    def by(self, party: PartyName) -> Named:
        """Return a party by its own name."""
        return self.of(self._regime.code(party))


def speaker_of(pack: Pack) -> Speaker:
    """Return what says the words of a pack to the reader."""
    return Speaker(pack, get_language() or "en")


def case_url(item: str, regime: str) -> str:
    """Return the page of an item."""
    return f"{reverse('duties:exercise', args=[item])}?regime={regime}"


def write_url(regime: str, code: str, item: str = "") -> str:
    """Return where a notice in a format is begun."""
    given = {"regime": regime, "format": code} | ({"case": item} if item else {})
    return f"{reverse('duties:board')}new?{urlencode(given)}"
