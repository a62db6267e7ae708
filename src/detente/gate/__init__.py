"""The room `gate`."""
