"""The language `treaty-cel/1`: tree, reader, printer, checker."""
