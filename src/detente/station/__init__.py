"""The room `station`."""
