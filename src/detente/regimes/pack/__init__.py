"""A rule pack: its values, how a folder of files becomes one, overlays, differences."""
