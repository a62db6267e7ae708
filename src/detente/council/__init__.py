"""The room `council`."""
