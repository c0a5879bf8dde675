"""By which words a person is gathered with others, and which words there are."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from enishi.kit.text import fold
from enishi.store.models import Owner, Person, Tag


@dataclass(frozen=True)
class TagLine:
    """A tag or a group of a person."""

    name: str
    kind: str  # "tag" or "group"
    is_said: bool  # the owner's own word, and so the owner's to take away; else a card's


def tags_of(owner: Owner, row: Person) -> tuple[TagLine, ...]:
    """A person's tags and groups, also those written before two rows became this person; the owner's own first."""
    rows = Tag.objects.filter(Q(person=row) | Q(person__merged_into=row), owner=owner).order_by("-is_said", "name")
    lines: dict[tuple[str, str], TagLine] = {}
    for tag in rows:
        lines.setdefault((tag.kind, tag.name), TagLine(tag.name, tag.kind, tag.is_said))
    return tuple(sorted(lines.values(), key=lambda line: (line.kind == Tag.Kind.TAG, not line.is_said, line.name)))


def known_names(owner: Owner, kind: str) -> tuple[str, ...]:
    """The tags or groups that there are in the book, by name."""
    names = Tag.objects.filter(owner=owner, kind=kind).values_list("name", flat=True)
    return tuple(names.order_by("name").distinct())


def as_known(owner: Owner, kind: str, name: str) -> str:
    """The word as the book already writes it, when the two differ in nothing but case or width; else as given."""
    key = fold(name)
    return next((known for known in known_names(owner, kind) if fold(known) == key), name)
