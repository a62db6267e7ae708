"""The room `adapters.keys`."""
