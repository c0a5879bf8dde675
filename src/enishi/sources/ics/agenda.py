"""A calendar file as a whole: who owns it, which times its events have, and each told newest first.

Only a few bytes are kept for each event; its text is read again when its turn comes, so that a large file
stays within little memory.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import lru_cache

from enishi.kit.recurrence import TOO_MUCH, Budget
from enishi.kit.say import Refused, Say, say
from enishi.records import Handle, Interaction, Name, Origin, Progress, Sighting, Skipped
from enishi.sources.ics.event import BRIEF, FULL, Event, interaction, read_event, read_subject, written_form
from enishi.sources.ics.repeats import Gone, Horizon, occurrences
from enishi.sources.ics.scan import DEEPEST, Body, Layout

_EVERY = 2_000  # events between two words of progress
_MOST_TIMES = 300_000
_KEPT = 3_000  # repeated events whose turn comes again and again
_MOST_ADDRESSES = 200_000
_CALLED_OFF = say("This meeting was called off.")
_TWICE = say("It stands in this file twice; it was taken once.")
_NONE_LEFT = say("All of its times were called off or moved.")
_TOO_DEEP = say("Its parts are nested more than {n} deep.", n=DEEPEST)


class Agenda:
    """What is known of a calendar file after `survey`, and the records it holds."""

    def __init__(self, data: Body, layout: Layout) -> None:
        self.data = data
        self.layout = layout
        self.at = array("q")  # a slot's time, in seconds since 1970 ...
        self.event = array("L")  # ... and which event stands there
        self.repeated: list[int] = []
        self.again: set[int] = set()  # events whose id another event has
        self.problems: list[tuple[int, Say]] = []
        self.replaced: defaultdict[str, Gone] = defaultdict(Gone)
        self.horizon = Horizon()
        self.seen: set[int] = set()
        self.meetings = 0
        self.present: Counter[str] = Counter()
        self.names: dict[str, str] = {}

    def survey(self) -> Iterator[Progress]:
        """Look at every event once; says how far it is."""
        for number in range(len(self.layout.begins)):
            try:
                self._notice(number, self._read(number, BRIEF))
            except Refused as refused:
                self.problems.append((number, refused.sentence))
            if number % _EVERY == _EVERY - 1:
                yield Progress(self.layout.ends[number] // 2, len(self.data))
        self._unfold_repeated()

    def owner(self) -> Sighting | None:
        """Whose calendar it is: its name says so, or nearly every meeting has them."""
        named = (_whole_address(calendar.name) for calendar in self.layout.calendars)
        handle = next(filter(None, named), None) or self._always_there()
        if not handle:
            return None
        origin = Origin("ics", f"owner:{handle.value}", say("the calendar's owner"))
        return Sighting(origin, Name(full=self.names.get(handle.value, "")), (handle,), is_owner=True)

    def records(self) -> Iterator[Interaction | Progress]:
        """Every event at every one of its times, newest first."""
        read_again = lru_cache(maxsize=_KEPT)(lambda number: self._read(number, FULL))
        order = sorted(range(len(self.at)), key=self.at.__getitem__, reverse=True)
        repeated = set(self.repeated)
        for done, slot in enumerate(order, 1):
            number = self.event[slot]
            event = read_again(number) if number in repeated else self._read(number, FULL)
            at = datetime.fromtimestamp(self.at[slot], UTC)
            yield interaction(event, at, self._key(event, at, number, repeated), number + 1)
            if done % _EVERY == 0:
                yield Progress(len(self.data) // 2 * (len(order) + done) // len(order), len(self.data))

    def skipped(self) -> Iterator[Skipped]:
        """What was not taken, or not wholly, and why."""
        if self.layout.is_deep:
            yield Skipped(say("the calendar"), _TOO_DEEP)
        for number, reason in sorted(self.problems, key=lambda problem: problem[0]):
            yield Skipped(self._place(number), reason)
        if others := self.layout.others:
            left_out = say("Tasks, notes and free times are no meetings and were left out: {n}", n=others)
            yield Skipped(say("the calendar"), left_out)

    def _read(self, number: int, wanted: frozenset[bytes]) -> Event:
        if number in self.layout.too_deep:
            raise Refused(_TOO_DEEP)
        return read_event(self.layout.raw(self.data, number), self.layout.calendar(number), wanted)

    def _notice(self, number: int, event: Event) -> None:
        if event.instance:
            self.replaced[event.uid].add(event.instance, event.start.zone)
        self.horizon.see(event.start.utc, event.written)
        identity = hash((event.uid, event.start, event.instance))
        if identity in self.seen:
            raise Refused(_TWICE)
        if event.is_cancelled:
            raise Refused(_CALLED_OFF)
        self.seen.add(identity)
        self._count_people(event)
        if event.repeats:
            self.repeated.append(number)
            return
        if not event.instance and (same_id := hash(event.uid)) in self.seen:
            self.again.add(number)
        elif not event.instance:
            self.seen.add(same_id)
        self._keep(number, event.start.utc)

    def _keep(self, number: int, at: datetime) -> None:
        self.at.append(int(at.timestamp()))
        self.event.append(number)

    def _count_people(self, event: Event) -> None:
        if len(event.people) < 2:
            return  # an organiser alone is often a publisher
        self.meetings += 1
        for presence in event.people:
            address = presence.handle.value
            if address in self.present or len(self.present) < _MOST_ADDRESSES:
                self.present[address] += 1
                if presence.name:
                    self.names.setdefault(address, presence.name)

    def _always_there(self) -> Handle | None:
        most = self.present.most_common(2)
        if self.meetings < 5 or not most or most[0][1] < self.meetings * 0.8:
            return None
        if len(most) == 2 and most[1][1] == most[0][1]:
            return None  # two are always there: nothing tells which of them
        handle = Handle.email(most[0][0])
        return handle if handle and handle.identifies else None

    def _unfold_repeated(self) -> None:
        budget, left = Budget(), _MOST_TIMES
        until = self.horizon.moment()
        for number in self.repeated:
            event = self._read(number, BRIEF)
            try:
                if left <= 0:
                    raise Refused(TOO_MUCH)
                found = occurrences(event, self.replaced.get(event.uid, Gone()), until, budget)
            except Refused as refused:
                self.problems.append((number, refused.sentence))
                found = [event.start.utc]
            left -= len(found)
            for at in found:
                self._keep(number, at)
            if not found:
                self.problems.append((number, _NONE_LEFT))

    def _key(self, event: Event, at: datetime, number: int, repeated: set[int]) -> str:
        if event.instance:
            return f"{event.uid}/{written_form(event.instance.utc, event.instance.all_day)}"
        if number in repeated or number in self.again:
            return f"{event.uid}/{written_form(at, event.start.all_day)}"
        return event.uid

    def _place(self, number: int) -> Say:
        try:
            subject = read_subject(self.layout.raw(self.data, number), self.layout.calendar(number))
        except Refused:  # the subject itself is what is too long
            subject = ""
        if subject:
            return say("event {number}, {subject}", number=number + 1, subject=subject)
        return say("event {number}", number=number + 1)


def _whole_address(name: str) -> Handle | None:
    handle = Handle.email(name) if "@" in name else None
    return handle if handle and handle.value == name.strip().lower() and handle.identifies else None
