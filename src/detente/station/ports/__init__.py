"""What the station needs of the world, as narrow as its use cases.

`adapters` implement these protocols and import nothing else of the station. The shared thing between two adapters of
one port is the conformance suite, not a base class.
"""

from detente.station.ports.circuit import Circuit
from detente.station.ports.clock import Clock, Entropy
from detente.station.ports.keys import OfficerKeys, UnlockedOfficer
from detente.station.ports.packs import Packs
from detente.station.ports.rows import (
    AnnouncementRow,
    ChannelRow,
    ChronicleRow,
    CosignatureRow,
    DispatchRecord,
    DraftRow,
    FactRow,
    HandingRow,
    HeadRow,
    KeysetRow,
    LeafRow,
    LineStateRow,
    MatterRow,
    MattersWanted,
    OfficerRow,
    OutboxRow,
    ParcelRow,
    PeerHeadRow,
    PublicityRow,
    PublicWanted,
    ReceiptRow,
    RefusalRow,
    StatementRow,
)
from detente.station.ports.store import Listener, Store, Transaction
from detente.station.ports.tiles import Tiles

__all__ = [
    "AnnouncementRow",
    "ChannelRow",
    "ChronicleRow",
    "Circuit",
    "Clock",
    "CosignatureRow",
    "DispatchRecord",
    "DraftRow",
    "Entropy",
    "FactRow",
    "HandingRow",
    "HeadRow",
    "KeysetRow",
    "LeafRow",
    "LineStateRow",
    "Listener",
    "MatterRow",
    "MattersWanted",
    "OfficerKeys",
    "OfficerRow",
    "OutboxRow",
    "Packs",
    "ParcelRow",
    "PeerHeadRow",
    "PublicWanted",
    "PublicityRow",
    "ReceiptRow",
    "RefusalRow",
    "StatementRow",
    "Store",
    "Tiles",
    "Transaction",
    "UnlockedOfficer",
]
