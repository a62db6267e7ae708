"""The questions of the Vienna Document pack about activities, in SQL as somebody would write it by hand.

The figures stand in the text as they would there. If the pack changes, the benchmark says that the answers differ.
"""

from __future__ import annotations

_BIG = "(c_troops >= 9000 OR c_tanks >= 250 OR c_acvs >= 500 OR c_artillery >= 250)"
_SEEN = "(c_troops >= 13000 OR c_tanks >= 300 OR c_acvs >= 500 OR c_artillery >= 250)"
_LANDING = "c_kind IN ('amphibious', 'heliborne', 'parachute')"
_72_HOURS = 72 * 3600

FACTS = f"""
WITH sizes AS (
  SELECT *,
    c_in_zone AND c_kind = 'land' AND c_single_command AND {_BIG} AS notifiable_land,
    c_in_zone AND c_kind = 'transfer' AND c_single_command AND {_BIG} AS notifiable_transfer,
    c_in_zone AND {_LANDING} AND c_troops >= 3000 AS notifiable_landing,
    c_in_zone AND (c_kind IN ('land', 'transfer') AND c_single_command AND {_SEEN}
      OR {_LANDING} AND c_troops >= 3500) AS observable_size,
    c_stated_below AND c_stated_most >= 9000 AS statements_differ
  FROM activity
), notified AS (
  SELECT *,
    notifiable_land OR notifiable_transfer OR notifiable_landing AS notifiable,
    observable_size AND (NOT c_alert OR c_ended - c_begun > {_72_HOURS}
      OR c_seen IS NOT NULL AND c_seen - c_begun > {_72_HOURS}) AS observable
  FROM sizes
), large AS (
  SELECT *,
    notifiable AND NOT c_alert AND c_start - c_notified < 42 AS notified_late,
    notifiable AND c_alert AND c_notified > c_start AS notified_late_alert,
    notifiable AND c_sorties >= 200 AS air_section,
    observable AND NOT c_alert AND c_start - c_invited < 42 AS invited_observers_late,
    notifiable AND NOT c_in_calendar AS outside_calendar,
    notifiable AND (c_troops > 40000 OR c_tanks > 900 OR c_acvs > 2000 OR c_artillery > 900) AS over_40,
    notifiable AND (c_troops > 25000 OR c_tanks > 400 OR c_acvs > 800 OR c_artillery > 400) AS over_25,
    notifiable AND (c_troops > 13000 OR c_tanks > 300 OR c_acvs > 500 OR c_artillery > 300) AS over_13
  FROM notified
), facts AS (
  SELECT *, over_40 AND NOT (c_communicated AND c_in_calendar) AS not_communicated FROM large
)
"""
_NAMES = (
    "air_section", "invited_observers_late", "not_communicated", "notifiable", "notifiable_land", "notifiable_landing",
    "notifiable_transfer", "notified_late", "notified_late_alert", "observable", "observable_size", "outside_calendar",
    "over_13", "over_25", "over_40", "statements_differ",
)  # fmt: skip

COUNTS = f"{FACTS} SELECT COUNT(*), " + ", ".join(
    f"COUNT(CASE WHEN {name} THEN 1 END), COUNT(CASE WHEN {name} IS NULL THEN 1 END)" for name in _NAMES
) + " FROM facts"  # fmt: skip


def _yearly(fact: str, most: int, before: str = "") -> str:
    """The running numbers within a State and a year, certain and possible; `before` adds the years before it."""
    this = "OVER (PARTITION BY c_state, y_start ORDER BY c_start, c_id ROWS UNBOUNDED PRECEDING)"
    earlier = f"OVER (PARTITION BY c_state ORDER BY y_start RANGE BETWEEN {before})" if before else ""
    certain = f"SUM(CASE WHEN {fact} THEN 1 ELSE 0 END)"
    low = f"{certain} {this}" + (f" + COALESCE({certain} {earlier}, 0)" if before else "")
    high = f"COUNT(*) {this}" + (f" + COALESCE(COUNT(*) {earlier}, 0)" if before else "")
    return f"""{FACTS}
, numbered AS (
  SELECT c_id, {fact}, {low} AS certain, {high} AS possible FROM facts WHERE {fact} IS NULL OR {fact}
) SELECT c_id, CASE WHEN {fact} AND certain > {most} THEN TRUE END AS is_over FROM numbered WHERE possible > {most}"""


_AT_ONCE = f"""{FACTS}
, counted AS (SELECT c_id, c_state, c_start, c_end, over_13 FROM facts WHERE over_13 IS NULL OR over_13)
, moves AS (
  SELECT c_id, c_state, over_13, c_start AS at_day, 1 AS opens, CASE WHEN over_13 THEN 1 ELSE 0 END AS low, 1 AS high
  FROM counted
  UNION ALL
  SELECT c_id, c_state, over_13, c_end + 1, 0, CASE WHEN over_13 THEN -1 ELSE 0 END, -1 FROM counted
), running AS (
  SELECT c_id, over_13, opens,
    SUM(low) OVER (PARTITION BY c_state ORDER BY at_day, opens, c_id ROWS UNBOUNDED PRECEDING) AS certain,
    SUM(high) OVER (PARTITION BY c_state ORDER BY at_day, opens, c_id ROWS UNBOUNDED PRECEDING) AS possible
  FROM moves
) SELECT c_id, CASE WHEN over_13 AND certain > 3 THEN TRUE END AS is_over
FROM running WHERE opens = 1 AND possible > 3"""

QUOTAS = {
    "one_in_three_years": _yearly("over_40", 1, "2 PRECEDING AND 1 PRECEDING"),
    "six_a_year": _yearly("over_13", 6),
    "three_of_the_six": _yearly("over_25", 3),
    "three_at_once": _AT_ONCE,
}
