"""Who is who, kept: reads the pieces around some people, lets `resolve` say who is one, and writes that down."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import Q

from enishi.resolve import Node
from enishi.resolve import settle as resolve
from enishi.services.careers import forsake, refresh_careers
from enishi.services.drawing import DERIVED, draw
from enishi.services.indexing import index_people
from enishi.services.likeness import certain, keep_clues, keep_likeness
from enishi.services.pieces import Facts, gather
from enishi.services.tags import redraw_tags
from enishi.store.bulk import write
from enishi.store.models import Decision, Handle, Likeness, Note, Owner, Person, Sighting, SightingHandle, Stint, Tag

Pairs = list[tuple[int, int]]


def settle(owner: Owner, people: Collection[int]) -> set[int]:
    """Decide anew who is who around `people`, and what follows; returns the ids of the people there are now."""
    alive = settle_pieces(owner, people)
    follow(owner, alive)
    return alive


def follow(owner: Owner, people: Collection[int]) -> None:
    """Bring what hangs on who is who in step with it: working lives, and under which words people are found."""
    index_people(owner, refresh_careers(owner, people))


def settle_pieces(owner: Owner, people: Collection[int]) -> set[int]:
    """Only who is who: an import brings many slices and lets `follow` come once for several of them."""
    if not people:
        return set()
    same, different, nobody = _decided(owner)
    around = _around(owner, people, same=same)
    facts = gather(owner, around)
    # First, who is one by a shared address or the owner's word: these are what is compared.
    portraits = facts.portraits(resolve(facts.pieces, same=same, different=different))
    others = gather(owner, _around(owner, keep_clues(owner, around, portraits), same=same) - around)
    beside = others.portraits(resolve(others.pieces, same=same, different=different))
    keep_likeness(owner, around, portraits, beside)
    # Most of those who were looked at stay as they are: only whoever turns out to be one is settled anew.
    # Nothing but the likeness has changed since: only by it somebody more can be tied to them.
    alike_now = {pk for pair in _alike(owner, around) for pk in pair}
    if more := _around(owner, alike_now - around, same=same, known=around) - around:
        around, facts = around | more, facts + gather(owner, more)
    alike = certain(owner, around)
    _move(facts, resolve(facts.pieces, same=same, different=different, alike=alike))
    alive = _redraw(owner, around, facts, nobody)
    redraw_tags(owner, _tags(alive, facts))
    return alive


def _tags(alive: set[int], facts: Facts) -> dict[int, list[str]]:
    """The words by which cards gather people."""
    tags: dict[int, list[str]] = {person: [] for person in alive}
    for sighting in facts.sightings:
        if sighting.current and sighting.person_id in tags:
            tags[sighting.person_id] += sighting.data.get("tags", [])
    return tags


def _decided(owner: Owner) -> tuple[Pairs, Pairs, set[int]]:
    """What the owner decided: who is one, who is not, and what is nobody."""
    pairs: dict[str, Pairs] = defaultdict(list)
    nobody: set[int] = set()
    for kind, one, other in Decision.objects.filter(owner=owner).values_list("kind", "one", "other"):
        if one is not None and other is not None:
            pairs[kind].append((one, other))
        if one is not None and kind == Decision.Kind.NOBODY:
            nobody.add(one)
    return pairs[Decision.Kind.SAME], pairs[Decision.Kind.DIFFERENT], nobody


def _around(owner: Owner, people: Collection[int], *, same: Pairs, known: Collection[int] = ()) -> set[int]:
    """The people, those who are joined with them, and those whom an address, a decision or a certain likeness ties
    to them, also where a contradiction keeps them apart. Around whom is `known`, it is not asked again."""
    around, edge = {*people, *known}, set(people)
    while edge:
        rows = Person.objects.filter(Q(pk__in=edge) | Q(merged_into__in=edge), owner=owner)
        pairs: list[tuple[int | None, int | None]] = [*rows.values_list("pk", "merged_into")]
        pairs += [pair for pair in same if not edge.isdisjoint(pair)]
        pairs += [*_alike(owner, edge), *_sharing(owner, edge)]
        edge = {pk for pair in pairs for pk in pair if pk is not None} - around
        around |= edge
    return around


def _alike(owner: Owner, people: Collection[int]) -> Pairs:
    """The pairs found certain in which one of these people is."""
    met = Q(one__in=people) | Q(other__in=people)
    rows = Likeness.objects.filter(met, owner=owner, verdict=Likeness.Verdict.CERTAIN)
    return list(rows.values_list("one", "other"))


def _sharing(owner: Owner, people: set[int]) -> list[tuple[int | None, int | None]]:
    """Whoever names an address of theirs, and whose addresses they name."""
    theirs = Q(person__in=people) | Q(home__in=people)
    mine = Sighting.objects.filter(owner=owner, is_owner=True)
    # Whatever speaks of the owner speaks of one, whichever file it comes from and whenever that is looked up.
    all_mine = mine if mine.filter(theirs).exists() else mine.none()
    links = SightingHandle.objects.filter(owner=owner, handle__identifies=True)
    naming = links.filter(handle__in=Handle.objects.filter(theirs, owner=owner, identifies=True).values("pk"))
    named = links.filter(sighting__in=Sighting.objects.filter(theirs, owner=owner).values("pk"))
    return [
        *naming.values_list("sighting__person", "sighting__home"),
        *named.values_list("handle__person", "handle__home"),
        *all_mine.values_list("person", "home"),
    ]


def _move(facts: Facts, answer: dict[Node, int]) -> None:
    """Write the new person of each piece that has moved."""
    kinds: Iterable[tuple[str, list[Any]]] = (("sighting", facts.sightings), ("handle", facts.handles))
    for kind, rows in kinds:
        moved = [row for row in rows if row.person_id != answer.get((kind, row.pk))]
        for row in moved:
            row.person_id = answer.get((kind, row.pk))
        write(moved, ["person"])


def _redraw(owner: Owner, around: set[int], facts: Facts, nobody: set[int]) -> set[int]:
    """Bring each person row up to date with its pieces; rows that nothing holds any more go."""
    said: dict[int, list[Sighting]] = defaultdict(list)
    reached: dict[int, list[Handle]] = defaultdict(list)
    points_to: dict[int, set[int]] = defaultdict(set)
    for sighting in facts.sightings:
        if sighting.person_id is not None and sighting.home_id is not None:
            said[sighting.person_id].append(sighting)
            points_to[sighting.home_id].add(sighting.person_id)
    for handle in facts.handles:
        if handle.person_id is not None and handle.home_id is not None:
            reached[handle.person_id].append(handle)
            points_to[handle.home_id].add(handle.person_id)
    alive = set(said) | set(reached)
    rows = list(Person.objects.filter(owner=owner, pk__in=around))
    before = {row.pk: _drawn(row) for row in rows}
    for row in rows:
        row.merged_into_id = None
        row.is_nobody = row.pk in nobody
        if row.pk in alive:
            draw(row, said[row.pk], reached[row.pk])
        elif points_to[row.pk]:
            row.merged_into_id = min(points_to[row.pk])
    write([row for row in rows if _drawn(row) != before[row.pk]], DERIVED)
    _let_go(owner, [row for row in rows if row.pk not in alive and not points_to[row.pk]])
    return alive


def _drawn(row: Person) -> tuple[Any, ...]:
    return tuple(getattr(row, "merged_into_id" if name == "merged_into" else name) for name in DERIVED)


def _let_go(owner: Owner, rows: list[Person]) -> None:
    """Delete people that no fact speaks of; whoever carries a word of the owner's stays, unnamed."""
    if not rows:
        return
    pks = [row.pk for row in rows]
    noted = set(Note.objects.filter(person__in=pks).values_list("person", flat=True))
    noted |= set(Tag.objects.filter(person__in=pks, is_said=True).values_list("person", flat=True))
    decisions = Decision.objects.filter(Q(one__in=pks) | Q(other__in=pks)).values_list("one", "other")
    kept = noted | {pk for pair in decisions for pk in pair}
    wished = {row.pk for row in rows if row.relation or row.cadence_days is not None or row.is_dear or row.peace}
    gone = [row.pk for row in rows if row.pk not in kept | wished]
    told = Stint.objects.filter(person__in=gone, organisation__isnull=False)
    worked_at = {pk for pk in told.values_list("organisation", flat=True) if pk is not None}
    Person.objects.filter(pk__in=gone).delete()
    if worked_at:
        index_people(owner, forsake(owner, worked_at))
