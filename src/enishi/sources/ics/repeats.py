"""At which times a repeated event takes place, as far as the calendar can know."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo

from enishi.kit.recurrence import Budget, times
from enishi.sources.ics.event import Event
from enishi.sources.ics.rules import parse_rule
from enishi.sources.ics.times import Moment

_YEAR = timedelta(days=365)
_SPAN = 5 * _YEAR
_MOST = 5_000


class Horizon:
    """How far a calendar sees: a year past the newest thing it knows. A reader must not look at the clock."""

    def __init__(self) -> None:
        self.written: datetime | None = None
        self.starts: dict[int, datetime] = {}  # the last start in each year

    def see(self, start: datetime, written: datetime | None) -> None:
        """Take note of when an event is, and when it was last written."""
        if written and written.year > 1980:  # some programs stamp everything with the first of January 1970
            self.written = max(self.written or written, written)
        self.starts[start.year] = max(self.starts.get(start.year, start), start)

    def moment(self) -> datetime:
        """The horizon; a start more than ten years past all else is a slip and does not move it."""
        latest = self.written or max(self.starts.values(), default=datetime(1970, 1, 1, tzinfo=UTC))
        for start in sorted(self.starts.values()):
            if latest < start <= latest + 10 * _YEAR:
                latest = start
        return latest + _YEAR


class Gone:
    """The times of a repeated event that were taken out, or that another event replaces."""

    def __init__(self) -> None:
        self.times: set[datetime] = set()
        self.days: set[date] = set()
        self.days_of_times: set[date] = set()

    def add(self, one: Moment, zone: tzinfo) -> None:
        """Take this time out; `zone` tells which day it falls on."""
        self.times.add(one.utc)
        (self.days if one.all_day else self.days_of_times).add(_day(one, zone))

    def takes(self, one: Moment) -> bool:
        """Whether this time is gone. Calendars often take a day out of a timed series, or a time out of whole days."""
        if not self.times:
            return False
        day = one.wall.date()
        return one.utc in self.times or day in self.days or (one.all_day and day in self.days_of_times)


def occurrences(event: Event, replaced: Gone, until: datetime, budget: Budget) -> list[datetime]:
    """The times of a repeated event in UTC: its first, those in the five years before `until`, and added ones.

    Without those taken out or replaced. Raises Refused with the reason when a rule is not to be followed.
    """
    start = event.start
    last = until.astimezone(start.zone).replace(tzinfo=None)
    since = max(start.wall, last - _SPAN)
    walls: set[datetime] = set()
    for rule in event.rules:
        parsed = parse_rule(rule, start.zone, all_day=start.all_day)
        walls.update(times(parsed, start.wall, since=since, until=last, budget=budget))
    gone = Gone()
    for one in event.removed:
        gone.add(one, start.zone)
    found = {start, *map(start.at, sorted(walls)[-_MOST:]), *(_like(start, one) for one in event.added[:_MOST])}
    return sorted({one.utc for one in found if not gone.takes(one) and not replaced.takes(one)})


def _like(start: Moment, one: Moment) -> Moment:
    if start.all_day == one.all_day:
        return one
    return start.at(datetime.combine(_day(one, start.zone), time() if start.all_day else start.wall.time()))


def _day(one: Moment, zone: tzinfo) -> date:
    return one.wall.date() if one.all_day else one.utc.astimezone(zone).date()
