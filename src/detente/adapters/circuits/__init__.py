"""Physical ways between stations."""
