"""A history as data: its rows, the record they make, and what must hold between them."""
