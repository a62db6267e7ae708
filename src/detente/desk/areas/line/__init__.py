"""The line: lists of dispatches, one dispatch, its thread, and the way of a draft to its release."""
