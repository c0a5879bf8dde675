"""The collected calendars of other projects: every event is taken or said to be skipped."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from enishi.kit.say import Refused, Say
from enishi.records import Interaction, Progress, Skipped
from enishi.sources.ics import SOURCE

CORPUS = Path(__file__).parents[3] / "shared" / "samples" / "ics"
pytestmark = pytest.mark.skipif(not (CORPUS / "INDEX.md").exists(), reason="The collected samples are not here.")

_ROW = re.compile(r"\| `([^`]+)`.*\| (\d+) VEVENT,(.*)\|")
_SUMMARY = re.compile(r"first SUMMARY “([^”…]+)")

# Files that hold no calendar part at all: fragments that the other project's parser must survive.
NO_CALENDAR = {
    "icalendar/fuzz_testcase_0_char_in_component_name.ics",
    "icalendar/fuzz_testcase_invalid_month.ics",
    "icalendar/issue_178_component_with_invalid_name_represented.ics",
}


@dataclass(frozen=True)
class Found:
    taken: frozenset[int]  # the numbers of the events
    skipped: frozenset[int]
    subjects: frozenset[str]
    reasons: tuple[str, ...]
    times: int
    people: int


def expected() -> list[tuple[str, int, str]]:
    if not (CORPUS / "INDEX.md").exists():
        return []
    rows = map(_ROW.match, (CORPUS / "INDEX.md").read_text(encoding="utf-8").splitlines())
    return [(row[1], int(row[2]), row[3]) for row in rows if row and (CORPUS / row[1]).exists()]


def number(place: Say | None) -> int:
    assert place
    return int(dict(place.values)["number"])


@cache
def read(name: str) -> Found:
    said = [item for item in SOURCE.read(CORPUS / name) if not isinstance(item, Progress)]
    meetings = [item for item in said if isinstance(item, Interaction)]
    skipped = [
        item for item in said if isinstance(item, Skipped) and item.place and "number" in dict(item.place.values)
    ]
    return Found(
        taken=frozenset(number(one.origin.place) for one in meetings),
        skipped=frozenset(number(one.place) for one in skipped),
        subjects=frozenset(one.subject for one in meetings),
        reasons=tuple(str(one.reason) for one in skipped),
        times=len(meetings),
        people=len({person.handle for one in meetings for person in one.people}),
    )


@pytest.mark.parametrize(("name", "events", "_"), expected(), ids=lambda value: str(value)[:60])
def test_every_event_is_taken_or_said_to_be_skipped(name: str, events: int, _: str) -> None:
    if name in NO_CALENDAR:
        with pytest.raises(Refused):
            read(name)
    else:
        assert len(read(name).taken | read(name).skipped) == events


@pytest.mark.parametrize(("name", "events", "more"), expected(), ids=lambda value: str(value)[:60])
def test_the_first_events_name_is_read(name: str, events: int, more: str) -> None:
    told = _SUMMARY.search(more)
    if not told or name in NO_CALENDAR or not read(name).taken:
        return
    plain = re.sub(r"\\(.)", r"\1", told[1]).strip()
    left_out = 1 in read(name).skipped - read(name).taken
    assert left_out or any(" ".join(plain.split()) in subject for subject in read(name).subjects)


def test_the_whole_corpus_adds_up(capsys: pytest.CaptureFixture[str]) -> None:
    found = [read(name) for name, _, _ in expected() if name not in NO_CALENDAR]
    taken, times = sum(len(one.taken) for one in found), sum(one.times for one in found)
    only_skipped = sum(len(one.skipped - one.taken) for one in found)
    with capsys.disabled():
        print(
            f"\ncalendars: {len(found)} files, {taken} events at {times} times with {sum(one.people for one in found)} "
            f"people, {only_skipped} skipped"
        )
    assert taken + only_skipped == sum(events for _, events, _ in expected())
