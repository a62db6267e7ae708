"""What the rules say of one item, and why."""
