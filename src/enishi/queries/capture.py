"""What was typed in one line, with the people of this book who may be meant."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import Q

from enishi.promises.capture import Spoken, names_in, read_capture
from enishi.queries.people import PersonLine
from enishi.store.models import Owner, Person

_MOST = 4  # people of one name who are asked about


@dataclass(frozen=True)
class Captured:
    """A promise as it would be kept."""

    words: str
    people: tuple[PersonLine, ...]  # who may be meant, the likeliest first
    due: date | None
    by_owner: bool


def captured(*, owner: Owner, text: str, now: datetime) -> tuple[Captured, ...]:
    """The promises in what was typed; a line that names nobody is about whom the text named last."""
    spoken = read_capture(text, now.astimezone(ZoneInfo(owner.zone)))
    if not spoken:
        return ()
    people = _named(owner, {name for one in spoken for name in one.names} | set(names_in(text)))
    first = _meant(names_in(text), people)
    found: list[Captured] = []
    for one in spoken:
        meant = _meant(one.names, people) or (found[-1].people if found else first)
        found.append(_captured(one, meant))
    return tuple(found)


def people_named(*, owner: Owner, text: str) -> tuple[PersonLine, ...]:
    """Who may be meant in a line, the likeliest first."""
    names = names_in(text)
    return _lines(_meant_rows(names, _named(owner, set(names))))


def _captured(one: Spoken, meant: tuple[PersonLine, ...]) -> Captured:
    return Captured(one.words, meant, one.due, one.by_owner)


def _named(owner: Owner, names: set[str]) -> list[Person]:
    """Everybody whose family, given or whole name begins one of these words, the closest first."""
    words = {part for name in names for part in _beginnings(name)}
    if not words:
        return []
    named = Q(family__in=words) | Q(given__in=words) | Q(name__in=words)
    return list(Person.objects.known().filter(named, owner=owner).order_by("-strength", "pk")[:200])


def _beginnings(name: str) -> Iterable[str]:
    """Ways in which a word may name somebody: 中村彩 may be 中村 or 中村 彩; ben may be Ben."""
    if name.isascii():
        return {name, name.title(), *name.split(), *name.title().split()}
    return {name, *(name[:end] for end in range(1, min(len(name), 5)))}


def _meant(names: Iterable[str], people: list[Person]) -> tuple[PersonLine, ...]:
    return _lines(_meant_rows(names, people))


def _meant_rows(names: Iterable[str], people: list[Person]) -> list[Person]:
    """The people whom the first of the names that means anybody means best."""
    for name in names:
        fits = [(_fit(name, row), row) for row in people]
        best = max((fit for fit, _ in fits), default=0)
        if best:
            return [row for fit, row in fits if fit == best][:_MOST]
    return []


def _fit(name: str, row: Person) -> int:
    """3 for the whole name, 2 for one half of it, else 0."""
    asked, whole = name.casefold().replace(" ", "").replace("　", ""), row.name.casefold().replace(" ", "")
    if asked in {whole, f"{row.family}{row.given}".casefold()}:
        return 3
    return 2 if asked in {row.family.casefold(), row.given.casefold()} and asked else 0


def _lines(rows: Iterable[Person]) -> tuple[PersonLine, ...]:
    return tuple(PersonLine.of(row) for row in rows)
