"""The composition root: read the configuration, choose adapters, build a station."""
