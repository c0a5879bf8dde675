"""Who is who, kept: reads the pieces around some people, lets `resolve` say who is one, and writes that down."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import Count, Q

from enishi.kit.dates import PartialDate
from enishi.kit.names import hiragana, is_japanese, order_key
from enishi.kit.text import fold
from enishi.resolve import Node, Piece
from enishi.resolve import settle as resolve
from enishi.store.bulk import write
from enishi.store.models import Decision, Handle, Note, Owner, Person, Presence, Sighting, SightingHandle

# Which source's word counts for a name, when several speak: the owner's own first, then cards, then profiles.
_TRUST = {"owner": 0, "vcard": 1, "linkedin": 2}

_DERIVED = (
    "merged_into",
    "is_owner",
    "is_organisation",
    "name",
    "family",
    "given",
    "reading",
    "sort_key",
    "find_key",
    "organisation",
    "department",
    "title",
    "birthday",
)


def settle(owner: Owner, people: Collection[int]) -> set[int]:
    """Decide anew who is who among the pieces around `people`; returns the ids of the people there are now."""
    if not people:
        return set()
    around = _around(owner, people)
    sightings = list(Sighting.objects.filter(owner=owner).filter(Q(person__in=around) | Q(home__in=around)))
    handles = list(Handle.objects.filter(owner=owner).filter(Q(person__in=around) | Q(home__in=around)))
    links = defaultdict(list)
    for sighting, handle in SightingHandle.objects.filter(sighting__in=sightings).values_list("sighting", "handle"):
        links[sighting].append(handle)
    decided = list(Decision.objects.filter(owner=owner, one__isnull=False).values_list("kind", "one", "other"))
    answer = resolve(
        _pieces(sightings, handles, links),
        same=[(one, other) for kind, one, other in decided if kind == Decision.Kind.SAME],
        different=[(one, other) for kind, one, other in decided if kind == Decision.Kind.DIFFERENT],
    )
    _move(sightings, handles, answer)
    return _redraw(owner, around, sightings, handles, links)


def _around(owner: Owner, people: Collection[int]) -> set[int]:
    """The people, those who are joined with them, and those whom a decision of the owner ties to them."""
    around = set(people)
    while True:
        rows = Person.objects.filter(owner=owner).filter(Q(pk__in=around) | Q(merged_into__in=around))
        more = {pk for pair in rows.values_list("pk", "merged_into") for pk in pair if pk is not None}
        decided = Decision.objects.filter(owner=owner, kind=Decision.Kind.SAME)
        pairs = decided.filter(Q(one__in=around) | Q(other__in=around)).values_list("one", "other")
        more |= {pk for pair in pairs for pk in pair if pk is not None}
        if more <= around:
            return around
        around |= more


def _pieces(sightings: Iterable[Sighting], handles: Iterable[Handle], links: dict[int, list[int]]) -> list[Piece]:
    identifying = {handle.pk for handle in handles if handle.identifies}
    pieces = [Piece(("handle", handle.pk), handle.home_id) for handle in handles if handle.home_id is not None]
    for sighting in sightings:
        if sighting.home_id is None:
            continue
        ties: list[Any] = [("handle", handle) for handle in links[sighting.pk] if handle in identifying]
        ties.append(("said", sighting.source, sighting.key))
        if sighting.is_owner:
            ties.append(("owner",))
        pieces.append(Piece(("sighting", sighting.pk), sighting.home_id, tuple(ties)))
    return pieces


def _move(sightings: Iterable[Sighting], handles: Iterable[Handle], answer: dict[Node, int]) -> None:
    """Write the new person of each piece that has moved."""
    moved_sightings = [row for row in sightings if row.person_id != answer.get(("sighting", row.pk))]
    for sighting in moved_sightings:
        sighting.person_id = answer.get(("sighting", sighting.pk))
    write(moved_sightings, ["person"])
    moved_handles = [row for row in handles if row.person_id != answer.get(("handle", row.pk))]
    for handle in moved_handles:
        handle.person_id = answer.get(("handle", handle.pk))
    write(moved_handles, ["person"])


def _redraw(
    owner: Owner,
    around: set[int],
    sightings: list[Sighting],
    handles: list[Handle],
    links: dict[int, list[int]],
) -> set[int]:
    """Bring each person row up to date with its pieces; rows that nothing holds any more go."""
    said: dict[int, list[Sighting]] = defaultdict(list)
    reached: dict[int, list[Handle]] = defaultdict(list)
    points_to: dict[int, set[int]] = defaultdict(set)
    for sighting in sightings:
        if sighting.person_id is not None and sighting.home_id is not None:
            said[sighting.person_id].append(sighting)
            points_to[sighting.home_id].add(sighting.person_id)
    for handle in handles:
        if handle.person_id is not None and handle.home_id is not None:
            reached[handle.person_id].append(handle)
            points_to[handle.home_id].add(handle.person_id)
    alive = set(said) | set(reached)
    shown = _shown_names(owner, [pk for pk in alive if not any(_has_name(s) for s in said[pk])], reached)
    rows = list(Person.objects.filter(owner=owner, pk__in=around))
    before = {row.pk: _drawn(row) for row in rows}
    for row in rows:
        row.merged_into_id = None
        if row.pk in alive:
            _draw(row, said[row.pk], reached[row.pk], shown.get(row.pk, ""))
        elif points_to[row.pk]:
            row.merged_into_id = min(points_to[row.pk])
    empty = [row for row in rows if row.pk not in alive and not points_to[row.pk]]
    _let_go(empty)
    write([row for row in rows if _drawn(row) != before[row.pk]], _DERIVED)
    return alive


def _drawn(row: Person) -> tuple[Any, ...]:
    return tuple(getattr(row, "merged_into_id" if name == "merged_into" else name) for name in _DERIVED)


def _let_go(rows: list[Person]) -> None:
    """Delete people that no fact speaks of; whoever carries a note or a decision of the owner's stays, unnamed."""
    pks = [row.pk for row in rows]
    noted = set(Note.objects.filter(person__in=pks).values_list("person", flat=True))
    decisions = Decision.objects.filter(Q(one__in=pks) | Q(other__in=pks)).values_list("one", "other")
    kept = noted | {pk for pair in decisions for pk in pair}
    Person.objects.filter(pk__in=[row.pk for row in rows if row.pk not in kept and not row.relation]).delete()


def _has_name(sighting: Sighting) -> bool:
    return bool(sighting.current and sighting.data.get("name"))


def _shown_names(owner: Owner, people: list[int], reached: dict[int, list[Handle]]) -> dict[int, str]:
    """For people known by their mails alone: the name most often shown beside their addresses."""
    whose = {handle.pk: person for person in people for handle in reached[person]}
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    rows = Presence.objects.filter(owner=owner, handle__in=whose).exclude(name="")
    for handle, name, number in rows.values_list("handle", "name").annotate(number=Count("id")):
        if "@" not in name:
            counts[whose[handle]][name] += number
    return {person: max(names, key=lambda name: (names[name], name)) for person, names in counts.items()}


def _draw(row: Person, sightings: list[Sighting], handles: list[Handle], shown: str) -> None:
    """A person's derived fields, from everything that is said of them now."""
    current = sorted(
        (s for s in sightings if s.current),
        key=lambda s: (_TRUST.get(s.source, 3), -(s.seen_at.timestamp() if s.seen_at else 0), s.pk),
    )
    row.is_owner = any(s.is_owner for s in current)
    row.is_organisation = bool(current) and all(s.data.get("is_organisation") for s in current)
    named: dict[str, str] = next((s.data["name"] for s in current if s.data.get("name")), {})
    row.family, row.given = named.get("family", "")[:200], named.get("given", "")[:200]
    row.name = (
        named.get("full") or _joined(row.family, row.given) or named.get("nickname") or shown or _address(handles)
    )[:300]
    row.reading = next((reading for s in current if (reading := _reading(s.data.get("name", {})))), "")[:300]
    row.sort_key = order_key(_sorting_name(row), row.reading)[:300]
    job = _newest_job(current)
    row.organisation = job.get("organisation", "")[:300]
    row.department, row.title = job.get("department", "")[:300], job.get("title", "")[:300]
    birthdays = (s.data["birthday"] for s in current if s.data.get("birthday"))
    row.birthday = next((_partial(birthday) for birthday in birthdays), "")
    row.find_key = _find_key(row, current, handles)


def _joined(family: str, given: str) -> str:
    return " ".join(filter(None, (family, given) if is_japanese(family + given) else (given, family)))


def _address(handles: list[Handle]) -> str:
    return min((handle.value for handle in handles), default="", key=lambda value: ("@" not in value, value))


def _reading(name: dict[str, str]) -> str:
    return " ".join(filter(None, (name.get("family_reading", ""), name.get("given_reading", "")))).strip()


def _sorting_name(row: Person) -> str:
    return f"{row.family} {row.given}".strip() or row.name


def _newest_job(current: list[Sighting]) -> dict[str, str]:
    """The owner's own word, else the work that the newest word states."""
    with_job = [s for s in current if s.data.get("jobs")]
    by_age = sorted(
        with_job,
        key=lambda s: (
            s.source == "owner",
            _said(s),
            s.source == "linkedin",
            s.seen_at.timestamp() if s.seen_at else 0,
            s.pk,
        ),
    )
    return dict(by_age[-1].data["jobs"][0]) if by_age else {}


def _said(sighting: Sighting) -> str:
    return _partial(sighting.data.get("said") or {})


def _partial(parts: dict[str, int]) -> str:
    return str(PartialDate(parts.get("year"), parts.get("month"), parts.get("day"))) if parts else ""


def _find_key(row: Person, current: list[Sighting], handles: list[Handle]) -> str:
    words = [row.name, row.family + row.given, row.reading, hiragana(row.reading).replace(" ", "")]
    for sighting in current:
        name = sighting.data.get("name", {})
        words += [name.get("full", ""), name.get("nickname", ""), _reading(name), *sighting.data.get("tags", [])]
        words += [part for job in sighting.data.get("jobs", []) for part in job.values()]
        words += sighting.data.get("addresses", [])
    words += [handle.value for handle in handles]
    return "\n".join(dict.fromkeys(fold(word) for word in words if word))[:4000]
