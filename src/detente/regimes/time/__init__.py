"""Duties, messages, quotas and the findings of a whole record at a moment."""

from detente.regimes.time.bench import Bench
from detente.regimes.time.cases import Case, read_case
from detente.regimes.time.checks import CaseResult, check_case
from detente.regimes.time.duties import duties
from detente.regimes.time.expectations import Expect
from detente.regimes.time.findings import Findings, FirstDifference, findings, first_difference
from detente.regimes.time.messages import EVERYBODY, Message, read_message, write_message
from detente.regimes.time.moments import Moment, read_moment
from detente.regimes.time.months import add_months, day_at
from detente.regimes.time.owed import Owed
from detente.regimes.time.quotas import OverQuota, Standing, quota_findings, quota_standings
from detente.regimes.time.record import Record, parties_of, read_record
from detente.regimes.time.states import State

__all__ = [
    "EVERYBODY", "Bench", "Case", "CaseResult", "Expect", "Findings", "FirstDifference", "Message", "Moment",
    "OverQuota", "Owed", "Record", "Standing", "State", "add_months", "check_case", "day_at", "duties", "findings",
    "first_difference", "parties_of", "quota_findings", "quota_standings", "read_case", "read_message", "read_moment",
    "read_record", "write_message",
]  # fmt: skip
