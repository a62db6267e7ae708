"""The room `station.commands`."""
