"""For analysts: histories and simulations held against packs, worlds compared, tables and pictures."""
