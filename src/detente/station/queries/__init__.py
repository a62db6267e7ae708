"""The room `station.queries`."""
