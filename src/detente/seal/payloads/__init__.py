"""The statements two stations exchange, read strictly: unknown members, wrong types and excess are refused by name."""

from detente.seal.payloads.notification import Addressee, Notification, SignedRelease, read_notification
from detente.seal.payloads.parcel import Parcel, read_parcel
from detente.seal.payloads.receipt import OUTCOMES, Receipt, read_receipt
from detente.seal.payloads.release import Release, read_release, release_digest

__all__ = [
    "OUTCOMES",
    "Addressee",
    "Notification",
    "Parcel",
    "Receipt",
    "Release",
    "SignedRelease",
    "read_notification",
    "read_parcel",
    "read_receipt",
    "read_release",
    "release_digest",
]
