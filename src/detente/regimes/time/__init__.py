"""Duties, messages, quotas and the findings of a whole record at a moment."""
