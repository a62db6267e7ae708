"""The area Duties: what the rules of a regime say, who owes what by when, exercises, quotas, and what if."""
