"""The council: what is before the parties, each matter by itself, and the proposals of meetings."""
