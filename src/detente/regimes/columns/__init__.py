"""What the rules say of many items: SQL written from the same trees."""
