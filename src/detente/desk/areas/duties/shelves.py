"""Packs and their variants as an address names them: `pack`, or `pack+variant`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from django.urls import reverse
from django.utils.translation import get_language

from detente.desk.requests import DeskRequest
from detente.documents.findings import Speaker
from detente.errors import OursError
from detente.regimes.pack import Overlay, Pack, overlaid
from detente.station.ports import Packs

BETWEEN = "+"


@dataclass(frozen=True, slots=True)
class Reading:
    """A pack as it is read now: itself, or with one of its variants laid over it."""

    reference: str
    pack: Pack
    base: Pack
    overlay: Overlay | None

    @property
    def title(self) -> str:
        """Its title in the reader's language; a variant has its own."""
        if self.overlay:
            return self.overlay.titled(get_language() or "en")
        return self.speaker.word("title", self.pack.title)

    @property
    def why(self) -> str:
        """Why the variant was written, empty for a pack itself."""
        return self.overlay.reasoned(get_language() or "en") if self.overlay else ""

    @property
    def speaker(self) -> Speaker:
        """What says its words to the reader."""
        return Speaker(self.pack, get_language() or "en")

    @property
    def url(self) -> str:
        """Its page."""
        return reverse("duties:pack", args=[self.reference])


def shelf_of(request: DeskRequest) -> Packs:
    """Return the packs of the station."""
    return request.house.packs


def reading(request: DeskRequest, reference: str) -> Reading:
    """Return what an address names. Raises `regimes.unknown_pack`, `regimes.unknown_variant`."""
    name, _, variant = reference.partition(BETWEEN)
    base = shelf_of(request).pack(name)
    if not variant:
        return Reading(reference, base, base, None)
    known = variants_of(request, base)
    if variant not in known:
        raise OursError(
            "regimes.unknown_variant", pack=base.name, variant=variant[:40], variants=", ".join(sorted(known))
        )
    return Reading(reference, _overlaid(_Kept(base, known[variant])), base, known[variant])


def variants_of(request: DeskRequest, base: Pack) -> dict[str, Overlay]:
    """Return the variants that ship with a pack."""
    return _variants(_Shelved(shelf_of(request), base.digest))


def references(request: DeskRequest) -> list[tuple[str, str]]:
    """Return every pack and variant that can be read: its reference and its title."""
    found, shelf, language = [], shelf_of(request), get_language() or "en"
    for pack in shelf.all():
        title = pack.word(language, "title", pack.title)
        if shelf.pack(pack.name).digest != pack.digest:  # another edition under the same name
            found.append((pack.digest[:16], f"{title} ({pack.digest[:8]})"))
            continue
        found.append((pack.name, title))
        known = variants_of(request, pack).items()
        found += [(f"{pack.name}{BETWEEN}{name}", one.titled(language)) for name, one in known]
    return found


@dataclass(frozen=True, slots=True)
class _Kept:
    """A base and an overlay, told apart by what they are and not by what they hold: to be kept by."""

    base: Pack
    overlay: Overlay

    def __hash__(self) -> int:
        return hash((self.base.digest, self.overlay.name))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Kept) and (self.base.digest, self.overlay) == (other.base.digest, other.overlay)


@dataclass(frozen=True, slots=True)
class _Shelved:
    shelf: Packs
    digest: str

    def __hash__(self) -> int:
        return hash(self.digest)


@lru_cache(maxsize=32)
def _overlaid(kept: _Kept) -> Pack:
    return overlaid(kept.base, kept.overlay)


@lru_cache(maxsize=16)
def _variants(shelved: _Shelved) -> dict[str, Overlay]:
    return shelved.shelf.variants(shelved.digest)
