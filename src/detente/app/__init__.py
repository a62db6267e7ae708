"""The composition root: read the configuration, choose adapters, build a station."""

from detente.app.configuration import Configuration, read_configuration, write_configuration
from detente.app.founding import Founding, found_station
from detente.app.house import open_house
from detente.app.tickets import check_ticket, event_ticket

__all__ = [
    "Configuration",
    "Founding",
    "check_ticket",
    "event_ticket",
    "found_station",
    "open_house",
    "read_configuration",
    "write_configuration",
]
