"""The direct line without input or output: sequences, receipts, retry, the life of a parcel.

Pure: every function takes what is known and returns what follows. Specification: docs/spec/line.md.
"""

from detente.line.backoff import retry_delay
from detente.line.life import LIFE, STEPS, Step, next_state
from detente.line.receipts import ReceiptVerdict, judge_receipt
from detente.line.sequence import Arrived, Channel, Known, ParcelVerdict, judge_parcel, next_parcel

__all__ = [
    "LIFE",
    "STEPS",
    "Arrived",
    "Channel",
    "Known",
    "ParcelVerdict",
    "ReceiptVerdict",
    "Step",
    "judge_parcel",
    "judge_receipt",
    "next_parcel",
    "next_state",
    "retry_delay",
]
