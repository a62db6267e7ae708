"""The room `serve`."""
