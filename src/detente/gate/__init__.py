"""The machines' door: parcels, receipts, tiles, cosignatures; and the event stream of the desk.

Starlette lives here only. Handlers read bytes with a limit, call one use case in a thread, and turn errors into problem
documents (RFC 9457) with a stable code.
"""

from detente.gate.events import event_stream
from detente.gate.machines import machine_app
from detente.gate.pulse import Pulse

__all__ = ["Pulse", "event_stream", "machine_app"]
