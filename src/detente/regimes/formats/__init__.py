"""Forms of a regime: answers read and checked, the numbered text they are printed as and read back from."""
