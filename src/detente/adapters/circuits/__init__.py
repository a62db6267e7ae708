"""The room `adapters.circuits`."""
