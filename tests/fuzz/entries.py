"""For each reader of the seal and the ledger: how bytes reach it, and good bytes to begin from."""

from tests.fuzz.delivery import Entry
from tests.fuzz.ledger_entries import LEDGER
from tests.fuzz.seal_entries import SEAL

ENTRIES: dict[str, Entry] = {
    **{f"seal.{name}": entry for name, entry in SEAL.items()},
    **{f"ledger.{name}": entry for name, entry in LEDGER.items()},
}
