"""What can be asked of a station: one question, one module. Nothing here writes."""
