"""The room `station.projections`."""
