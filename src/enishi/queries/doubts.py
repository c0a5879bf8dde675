"""Who may be one person with whom, and what speaks for and against it, part by part."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
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
    evidence: tuple[Evidence, ...]

    @property
    def pattern(self) -> tuple[str, ...]:
        """Which kinds of evidence there are: doubts of one pattern are often answered alike."""
        return tuple(sorted(part.why.text for part in self.evidence))


def open_doubts(owner: Owner, *, about: int | None = None) -> list[Doubt]:
    """What waits for the owner's word, the likeliest first; `about` one person only, when given."""
    rows = Likeness.objects.filter(owner=owner).annotate(
        a=Coalesce("one__merged_into", "one"), b=Coalesce("other__merged_into", "other")
    )
    rows = rows.exclude(a=F("b"))
    if about is not None:
        rows = rows.filter(Q(a=about) | Q(b=about))
    found = list(rows.order_by("-weight", "pk").values("a", "b", "weight", "parts"))
    decided = _told_apart(owner) if found else set()
    best: dict[Pair, Doubt] = {}
    for row in found:
        pair = frozenset((row["a"], row["b"]))
        if pair not in best and pair not in decided:
            best[pair] = Doubt(min(pair), max(pair), row["weight"], evidence(row["parts"]))
    known = _known(owner, {pk for pair in best for pk in pair})
    return [doubt for pair, doubt in best.items() if pair <= known]


def joined_by(owner: Owner, person: int) -> list[Doubt]:
    """The likenesses that hold a person's parts together, as they were weighed; homes, not people of now."""
    mine = (Q(one=person) | Q(one__merged_into=person)) & (Q(other=person) | Q(other__merged_into=person))
    rows = Likeness.objects.filter(mine, owner=owner).order_by("-weight", "pk")
    return [Doubt(row.one_id, row.other_id, row.weight, evidence(row.parts)) for row in rows]


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
    ordered, known = sorted(people), set()
    for start in range(0, len(ordered), 500):
        some = Person.objects.known().filter(owner=owner, pk__in=ordered[start : start + 500])
        known |= set(some.values_list("pk", flat=True))
    return known
