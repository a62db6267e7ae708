"""The desk, for people: pages over the station's queries and commands. Django lives here only."""

import os

# Whoever imports a module of the desk first, Django finds its settings.
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "detente.desk.settings")
