"""The room `line`."""
