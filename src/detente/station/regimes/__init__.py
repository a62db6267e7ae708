"""Rules at the station: which are agreed, the record as they see it, what they say of it."""

from detente.station.regimes.agreed import Agreed, Regime, agreements, regime_of
from detente.station.regimes.kept import Kept, Saying, Unread, kept_of

__all__ = ["Agreed", "Kept", "Regime", "Saying", "Unread", "agreements", "kept_of", "regime_of"]
