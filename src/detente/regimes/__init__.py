"""The rule engine: packs, the language, one case with its reasons, many cases as columns, duties over time.

Pure: no clock, file, socket, float or locale. See docs/spec/rules.md.
"""
