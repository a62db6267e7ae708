"""How values are shown: pure functions behind the template tags."""
