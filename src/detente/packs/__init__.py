"""The regimes that ship with the program, as folders of data. No code lives here."""
