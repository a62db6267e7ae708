"""The sentence for each error code, by room; translatable, with what to do.

`N_` marks a string for the message catalogues without translating it. Placeholders are `str.format` fields and must be
given by whoever raises the code.
"""

from detente.errors.sentences.adapters import ADAPTERS
from detente.errors.sentences.analysis import ANALYSIS
from detente.errors.sentences.council import COUNCIL
from detente.errors.sentences.desk import DESK
from detente.errors.sentences.documents import DOCUMENTS
from detente.errors.sentences.kernel import KERNEL
from detente.errors.sentences.ledger import LEDGER
from detente.errors.sentences.line import LINE
from detente.errors.sentences.matters import MATTERS
from detente.errors.sentences.matters_contacts import MATTERS_CONTACTS
from detente.errors.sentences.matters_meetings import MATTERS_MEETINGS
from detente.errors.sentences.matters_positions import MATTERS_POSITIONS
from detente.errors.sentences.matters_texts import MATTERS_TEXTS
from detente.errors.sentences.regimes import REGIMES
from detente.errors.sentences.regimes_formats import REGIMES_FORMATS
from detente.errors.sentences.regimes_pack import REGIMES_PACK
from detente.errors.sentences.regimes_time import REGIMES_TIME
from detente.errors.sentences.seal import SEAL
from detente.errors.sentences.shape import Sentence
from detente.errors.sentences.station import STATION
from detente.errors.sentences.testing import TESTING

__all__ = ["SENTENCES", "Sentence"]

SENTENCES: dict[str, Sentence] = {
    **KERNEL, **SEAL, **LEDGER, **LINE, **COUNCIL, **MATTERS, **MATTERS_CONTACTS, **MATTERS_POSITIONS, **MATTERS_TEXTS,
    **MATTERS_MEETINGS, **REGIMES, **REGIMES_PACK, **REGIMES_TIME, **REGIMES_FORMATS, **ANALYSIS,
    **STATION, **ADAPTERS,
    **DOCUMENTS, **DESK, **TESTING,
}  # fmt: skip
