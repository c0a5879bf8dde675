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


def open_doubts(owner: Owner, *, at_most: int | None = None) -> tuple[list[Doubt], int]:
    """What waits for the owner's word, the likeliest first and at most so many; and how many there are."""
    rows = Likeness.objects.filter(owner=owner).annotate(
        a=Coalesce("one__merged_into", "one"), b=Coalesce("other__merged_into", "other")
    )
    found = list(rows.exclude(a=F("b")).order_by("-weight", "pk").values_list("pk", "a", "b"))
    decided = _told_apart(owner) if found else set()
    best: dict[Pair, int] = {}
    for pk, one, other in found:
        pair = frozenset((one, other))
        if pair not in decided:
            best.setdefault(pair, pk)
    people = {pk for pair in best for pk in pair}
    known = set(Person.objects.known().filter(owner=owner, pk__in=people).values_list("pk", flat=True))
    doubts = [(pair, pk) for pair, pk in best.items() if pair <= known]
    kept = Likeness.objects.in_bulk([pk for _, pk in doubts[:at_most]])
    shown = [(min(pair), max(pair), kept[pk]) for pair, pk in doubts[:at_most]]
    return [Doubt(one, other, row.weight, row.parts) for one, other, row in shown], len(doubts)


def around(owner: Owner, person: int, homes: Collection[int]) -> tuple[list[tuple[Person, Say]], list[Doubt]]:
    """Of one person, whose rows are `homes`: who else they may be, the likeliest first, each with the weightiest
    reason; and the likenesses that hold these rows together, as they were weighed (between homes)."""
    # The owner's rows are many, a person's few; SQLite would take either for the other, so only the few are asked for.
    rows = list(Likeness.objects.filter(Q(one__in=homes) | Q(other__in=homes)).order_by("-weight", "pk"))
    joined = [row for row in rows if row.one_id in homes and row.other_id in homes]
    beside = {row.one_id if row.other_id in homes else row.other_id: row for row in reversed(rows) if row not in joined}
    rivals = _rivals(owner, person, beside) if beside else []
    return rivals, [Doubt(row.one_id, row.other_id, row.weight, row.parts) for row in joined]


def _rivals(owner: Owner, person: int, beside: dict[int, Likeness]) -> list[tuple[Person, Say]]:
    into = dict(Person.objects.filter(pk__in=beside).values_list("pk", "merged_into"))
    known = Person.objects.known().filter(owner=owner).in_bulk([now or pk for pk, now in into.items()])
    apart = _told_apart(owner)
    found: dict[int, Say] = {}
    for home, row in sorted(beside.items(), key=lambda pair: (-pair[1].weight, pair[1].pk)):
        now = into[home] or home
        if now in known and frozenset((person, now)) not in apart:
            found.setdefault(now, evidence(row.parts)[0].why)
    return [(known[pk], why) for pk, why in found.items()]


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
