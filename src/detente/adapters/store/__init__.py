"""The record store on SQLite (PostgreSQL follows the same schema)."""

from detente.adapters.store.opening import create_store, open_store

__all__ = ["create_store", "open_store"]
