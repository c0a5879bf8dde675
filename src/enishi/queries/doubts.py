"""Who may be one person with whom, and what speaks for and against it, part by part."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F, Q
from django.db.models.functions import Coalesce

from enishi.kit.say import Say
from enishi.store.models import Decision, Likeness, Owner, Person

Pair = frozenset[int]


@dataclass(frozen=True)
class Evidence:
    """One part of a sum: what agrees or differs, and what it weighs in bits."""

    why: Say
    bits: float
    share: float  # of the heaviest part, 0 to 1, for drawing
    speaks_for: bool


@dataclass(frozen=True)
class Doubt:
    """Two people of now who may be one."""

    one: int
    other: int
    weight: float
    parts: list[Any] = field(repr=False)  # as they are kept; few of many doubts are ever shown

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """What speaks for and against it, the heaviest first."""
        return evidence(self.parts)

    @property
    def pattern(self) -> tuple[str, ...]:
        """Which kinds of evidence there are: doubts of one pattern are often answered alike."""
        return tuple(sorted(why["text"] for why, _ in self.parts))


def open_doubts(owner: Owner, *, about: Collection[int] = (), at_most: int | None = None) -> tuple[list[Doubt], int]:
    """What waits for the owner's word, the likeliest first and at most so many; and how many there are.

    `about` one person only: all the rows that they go by.
    """
    # The owner's rows are wide; people, who are one owner's, are narrow. SQLite would take either for the other.
    narrow = Q(one__in=about) | Q(other__in=about)
    rows = Likeness.objects.filter(narrow) if about else Likeness.objects.filter(owner=owner)
    rows = rows.annotate(a=Coalesce("one__merged_into", "one"), b=Coalesce("other__merged_into", "other"))
    found = list(rows.exclude(a=F("b")).order_by("-weight", "pk").values_list("pk", "a", "b"))
    decided = _told_apart(owner) if found else set()
    best: dict[Pair, int] = {}
    for pk, one, other in found:
        pair = frozenset((one, other))
        if pair not in decided:
            best.setdefault(pair, pk)
    known = _known(owner, {pk for pair in best for pk in pair}) if best else set()
    doubts = [(pair, pk) for pair, pk in best.items() if pair <= known]
    kept = Likeness.objects.in_bulk([pk for _, pk in doubts[:at_most]])
    shown = [(min(pair), max(pair), kept[pk]) for pair, pk in doubts[:at_most]]
    return [Doubt(one, other, row.weight, row.parts) for one, other, row in shown], len(doubts)


def joined_by(owner: Owner, homes: Collection[int]) -> list[Doubt]:
    """The likenesses that hold the rows of one person together, as they were weighed; homes, not people of now."""
    if len(homes) < 2:
        return []
    rows = Likeness.objects.filter(owner=owner, one__in=homes, other__in=homes).order_by("-weight", "pk")
    return [Doubt(row.one_id, row.other_id, row.weight, row.parts) for row in rows]


def evidence(parts: Iterable[list[Any]]) -> tuple[Evidence, ...]:
    """A likeness's kept parts for showing, each beside the heaviest."""
    read = [(Say.from_json(why), float(bits)) for why, bits in parts]
    most = max((abs(bits) for _, bits in read), default=1.0)
    return tuple(Evidence(why, bits, abs(bits) / most, bits > 0) for why, bits in read)


def _told_apart(owner: Owner) -> set[Pair]:
    """Pairs that the owner has parted, by the people they are now."""
    rows = Decision.objects.filter(owner=owner, kind=Decision.Kind.DIFFERENT)
    found = set()
    for one, into, other, other_into in rows.values_list("one", "one__merged_into", "other", "other__merged_into"):
        if one is not None and other is not None:
            found.add(frozenset((into or one, other_into or other)))
    return found


def _known(owner: Owner, people: set[int]) -> set[int]:
    return set(Person.objects.known().filter(owner=owner, pk__in=people).values_list("pk", flat=True))
