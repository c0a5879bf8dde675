"""What can be searched is kept in step with the rows: written in the same transaction, gone with them, made anew."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from django.db import transaction
from django.db.models import Q

from enishi.queries.texts import interaction_lines, person_keys, person_lines, post_lines, praise_lines
from enishi.store import search
from enishi.store.models import Fact, Interaction, Note, Owner, Person, Post, Praise

# So many texts hold the database for about a tenth of a second.
_SLICE = 300


def index_facts(owner: Owner, rows: Iterable[Fact]) -> None:
    """Make facts that count found. What is said of people is found as theirs (see `index_people`)."""
    found = (_draft(row) for row in rows if row.current)
    drafts = [draft for draft in found if draft is not None]
    if drafts:
        search.write(owner.pk, drafts)


def unindex_facts(model: str, rows: Collection[int]) -> None:
    """Facts that a newer version replaced are found no more; `model` is the name of their table's."""
    if model.lower() in search.KINDS:
        search.remove(model.lower(), rows)


def index_notes(owner: Owner, notes: Collection[int]) -> None:
    """Make notes found as they read now."""
    rows = Note.objects.filter(owner=owner, pk__in=notes)
    search.write(owner.pk, [search.Draft("note", row.pk, row.text, row.at) for row in rows])


def index_people(owner: Owner, people: Collection[int]) -> None:
    """Make people found by everything that is said of them now; those who were joined to others by nothing."""
    ordered = sorted(people)
    for start in range(0, len(ordered), _SLICE):
        with transaction.atomic():
            _index_people(owner, ordered[start : start + _SLICE])


def _index_people(owner: Owner, people: Collection[int]) -> None:
    named = Q(pk__in=people) | Q(merged_into__in=people)
    there = dict(Person.objects.filter(named, owner=owner).values_list("pk", "merged_into"))
    shown = [pk for pk, merged_into in there.items() if merged_into is None]
    lines, keys = person_lines(owner, shown), person_keys(owner, shown)
    search.remove("person", [pk for pk, merged_into in there.items() if merged_into is not None])
    search.write(
        owner.pk, [search.Draft("person", pk, "\n".join([*lines[pk], *keys.get(pk, ())])) for pk in sorted(lines)]
    )


def catch_up(owner: Owner, *, pace: Callable[[], None] = lambda: None) -> int:
    """Index whatever is not: all of a book from before there was a search. Slice by slice; returns how many."""
    number = 0
    for waiting, index in (
        (Person.objects.filter(merged_into=None), index_people),
        (Note.objects.all(), index_notes),
        (Interaction.objects.filter(current=True), _index_interactions),
        (Praise.objects.filter(current=True), _index_praise),
        (Post.objects.filter(current=True), _index_posts),
    ):
        last = 0
        rows = waiting.filter(owner=owner, document=None).order_by("pk")
        while slice_ := list(rows.filter(pk__gt=last).values_list("pk", flat=True)[:_SLICE]):
            with transaction.atomic():
                index(owner, slice_)
            last, number = slice_[-1], number + len(slice_)
            pace()
    return number


def reindex(owner: Owner) -> int:
    """Throw the index of a book away and make it again; returns how many texts can be found."""
    with transaction.atomic():
        search.clear(owner.pk)
    return catch_up(owner)


def _index_interactions(owner: Owner, rows: Collection[int]) -> None:
    index_facts(owner, Interaction.objects.filter(owner=owner, pk__in=rows))


def _index_praise(owner: Owner, rows: Collection[int]) -> None:
    index_facts(owner, Praise.objects.filter(owner=owner, pk__in=rows))


def _index_posts(owner: Owner, rows: Collection[int]) -> None:
    index_facts(owner, Post.objects.filter(owner=owner, pk__in=rows))


def _draft(row: Fact) -> search.Draft | None:
    if isinstance(row, Interaction):
        return search.Draft("interaction", row.pk, "\n".join(interaction_lines(row)), row.at)
    if isinstance(row, Praise):
        return search.Draft("praise", row.pk, "\n".join(praise_lines(row)), row.at)
    if isinstance(row, Post):
        return search.Draft("post", row.pk, "\n".join(post_lines(row)), row.at)
    return None
