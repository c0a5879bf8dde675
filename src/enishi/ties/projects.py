"""What the owner works on now, found and not typed: threads and meetings with the same people or the same subject."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import combinations

# Two strands are one project when so many of all their people are in both, and more than one is.
_ALIKE, _LEAST_SHARED = 0.5, 2
_LEAST_PEOPLE, _LEAST_NUMBER = 2, 3


@dataclass(frozen=True)
class Strand:
    """A thread or a series of meetings: its bare subject, who took part beside the owner, how often, until when."""

    subject: str
    people: frozenset[int]
    number: int
    last: date


@dataclass(frozen=True)
class Project:
    """Strands that belong together; named by the subject that came up most, people by how often they took part."""

    name: str
    people: tuple[int, ...]
    number: int
    last: date


def projects(strands: Iterable[Strand]) -> list[Project]:
    """The projects, the busiest first; a talk between two or a single exchange is none."""
    bundles = _bundled([strand for strand in strands if strand.people])
    found = [_project(bundle) for bundle in bundles]
    kept = [each for each in found if len(each.people) >= _LEAST_PEOPLE and each.number >= _LEAST_NUMBER]
    return sorted(kept, key=lambda each: (-each.number, each.name))


def _bundled(strands: list[Strand]) -> list[list[Strand]]:
    """The strands in bundles: whatever is linked, also by way of others, is in one."""
    home = list(range(len(strands)))

    def root(at: int) -> int:
        while home[at] != at:
            home[at] = home[home[at]]
            at = home[at]
        return at

    by_subject, by_person = defaultdict[str, list[int]](list), defaultdict[int, list[int]](list)
    for at, strand in enumerate(strands):
        if strand.subject:
            by_subject[strand.subject.casefold()].append(at)
        for person in strand.people:
            by_person[person].append(at)
    alike = ((one, other) for same in by_person.values() for one, other in combinations(same, 2))
    for one, other in alike:
        if root(one) != root(other) and _are_alike(strands[one].people, strands[other].people):
            home[root(other)] = root(one)
    for same in by_subject.values():
        for other in same[1:]:
            # One subject among quite other people is another matter: 定例 is a word of many houses.
            if strands[same[0]].people & strands[other].people:
                home[root(other)] = root(same[0])
    bundles = defaultdict[int, list[Strand]](list)
    for at, strand in enumerate(strands):
        bundles[root(at)].append(strand)
    return list(bundles.values())


def _are_alike(one: frozenset[int], other: frozenset[int]) -> bool:
    shared = len(one & other)
    return shared >= _LEAST_SHARED and shared / len(one | other) >= _ALIKE


def _project(bundle: list[Strand]) -> Project:
    subjects, people = Counter[str](), Counter[int]()
    for strand in bundle:
        subjects[strand.subject] += strand.number
        for person in strand.people:
            people[person] += strand.number
    named = sorted((-number, subject) for subject, number in subjects.items() if subject)
    return Project(
        name=named[0][1] if named else "",
        people=tuple(sorted(people, key=lambda person: (-people[person], person))),
        number=sum(strand.number for strand in bundle),
        last=max(strand.last for strand in bundle),
    )
