"""Dates as people and files write them: some without a day, some without a year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_ISO = re.compile(r"(\d{4}|--)-?(?:(\d{2})(?:-?(\d{2}))?)?$")


@dataclass(frozen=True, order=True)
class PartialDate:
    """A date known to the year, the month or the day; a birthday may lack its year.

    Written as in ISO 8601 and vCard 4: `2019`, `2019-03`, `2019-03-12`, `--03-12`.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        year = f"{self.year:04}" if self.year is not None else "-"
        return "-".join([year, *(f"{part:02}" for part in (self.month, self.day) if part is not None)])

    @property
    def first(self) -> date | None:
        """The first day it can mean, or None when the year is unknown."""
        return date(self.year, self.month or 1, self.day or 1) if self.year is not None else None

    @classmethod
    def of(cls, day: date) -> PartialDate:
        return cls(day.year, day.month, day.day)

    @classmethod
    def parse(cls, text: str) -> PartialDate | None:
        """Read `2019`, `2019-03`, `2019-03-12`, `20190312`, `--03-12`, `--0312`; None for anything else."""
        if not (found := _ISO.fullmatch(text.strip().split("T")[0])):
            return None
        year, month, day = found.groups()
        return cls.checked(None if year == "--" else int(year), int(month or 0) or None, int(day or 0) or None)

    @classmethod
    def checked(cls, year: int | None, month: int | None = None, day: int | None = None) -> PartialDate | None:
        """The date if a calendar has it, else None: `00/0/0` and 31 February are not dates."""
        if year is None and (month is None or day is None):
            return None
        try:
            date(2000 if year is None else year, month or 1, day or 1)
        except ValueError:
            return None
        return cls(year, month, None if month is None else day)

    def next_after(self, today: date) -> date | None:
        """The next anniversary on or after `today`; 29 February falls on 1 March in common years."""
        if self.month is None or self.day is None:
            return None
        for year in (today.year, today.year + 1):
            try:
                found = date(year, self.month, self.day)
            except ValueError:
                found = date(year, 3, 1)
            if found >= today:
                return found
        return None
