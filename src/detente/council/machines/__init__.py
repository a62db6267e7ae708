"""The machines of the council, each a table."""

from detente.council.machines.proposal import PROPOSAL, ProposalEvent, ProposalState
from detente.council.machines.transmittal import TRANSMITTAL, TransmittalEvent, TransmittalState

__all__ = [
    "PROPOSAL",
    "TRANSMITTAL",
    "ProposalEvent",
    "ProposalState",
    "TransmittalEvent",
    "TransmittalState",
]
