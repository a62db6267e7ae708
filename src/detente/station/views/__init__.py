"""What the fronts are shown: plain values made by `station.queries`, ready for a page, a terminal or JSON.

Texts of parties stand as they were written; words of the program are message ids that the fronts translate.
"""

from detente.station.views.dispatches import (
    AnnouncementView,
    DispatchRow,
    DispatchView,
    LifeFact,
    RefView,
    ReleaseView,
    ReplyRow,
    ThreadEntry,
    ThreadView,
)
from detente.station.views.drafts import Draft, DraftFields, Handed, Released
from detente.station.views.matters import ChronicleEntry, LinkedMatter, MatterLine, MattersPage, MatterView
from detente.station.views.overview import Overview
from detente.station.views.parties import LineView, PartyView
from detente.station.views.public import (
    ConsentView,
    PublicCorrection,
    PublicEntry,
    PublicityView,
    PublicPage,
    PublicSaid,
)
from detente.station.views.record import Change, HeadView, LedgerView, RefusalView, WitnessView

__all__ = [
    "AnnouncementView",
    "Change",
    "ChronicleEntry",
    "ConsentView",
    "DispatchRow",
    "DispatchView",
    "Draft",
    "DraftFields",
    "Handed",
    "HeadView",
    "LedgerView",
    "LifeFact",
    "LineView",
    "LinkedMatter",
    "MatterLine",
    "MatterView",
    "MattersPage",
    "Overview",
    "PartyView",
    "PublicCorrection",
    "PublicEntry",
    "PublicPage",
    "PublicSaid",
    "PublicityView",
    "RefView",
    "RefusalView",
    "ReleaseView",
    "Released",
    "ReplyRow",
    "ThreadEntry",
    "ThreadView",
    "WitnessView",
]
