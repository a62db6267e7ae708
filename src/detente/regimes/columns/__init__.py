"""What the rules say of many items: SQL written from the same trees."""

from detente.regimes.columns.facts import counts_query, facts_query, findings_query
from detente.regimes.columns.quotas import quota_query
from detente.regimes.columns.tables import row, table, years

__all__ = ["counts_query", "facts_query", "findings_query", "quota_query", "row", "table", "years"]
