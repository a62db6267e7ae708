"""The room `seal`."""
