"""Days in people's words: "june 2024", "last 2 weeks", "18 june to 3 july".

The one place that knows them, for the query, the filters and the options of the command line. What
can be read in two ways is refused with both of them: whoever asks can say which is meant. What
depends on which day it is gets that day handed in.
"""

from __future__ import annotations

from index.days.period import ALWAYS, NoDaysError, Period
from index.days.said import days_said, last_some, said_first

__all__ = ["ALWAYS", "NoDaysError", "Period", "days_said", "last_some", "said_first"]
