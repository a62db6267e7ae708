"""The room `adapters.store`."""
