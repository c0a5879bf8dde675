"""Due dates said in Japanese or English, on the calendar of whoever said them.

`find_dates` reads a text in three steps: words become `Spoken` fields (`japanese`, `english`), neighbours are joined
("来週の" + "金曜", "Friday" + "at 3pm"), and the fields are counted out from the moment they were said (`reckon`).
"""

from enishi.kit.due_dates.find import Due, due_date, find_dates
from enishi.kit.due_dates.spoken import Precision

__all__ = ["Due", "Precision", "due_date", "find_dates"]
