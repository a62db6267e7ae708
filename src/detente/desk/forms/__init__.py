"""Forms of the desk: what an officer types, and how it becomes a draft."""
