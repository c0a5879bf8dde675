"""What came after a promise: whether something says that it is kept, or told a new day. Only ever proposed.

`Promise.is_followed` says for which nothing new is to be read, so that a cut costs nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Q

from enishi.promises import Kind
from enishi.promises.given import Given, Later
from enishi.promises.keeping import find_kept, find_moved
from enishi.queries.situations import reached
from enishi.store.bulk import write
from enishi.store.models import Handle, Interaction, Note, Owner, Promise

WINDOW = timedelta(days=90)  # what comes later than that after a promise or its day is not about it
_SLICE = 50  # whoever wants to write meanwhile waits for one of them, about a tenth of a second
_TELLING = ("mail", "message", "meeting", "call")
_MOST_TEXT = 8000


def look_again(owner: Owner, handles: Collection[int], since: datetime, until: datetime) -> None:
    """Something was said with these addresses in that time: what was open between them may be kept by it."""
    if not handles:
        return
    between = Q(handle__in=handles) | Q(person__handles__in=handles)
    rows = Promise.objects.open().filter(between, owner=owner, is_followed=True)
    rows.filter(said_at__gte=since - 2 * WINDOW, said_at__lt=until).update(is_followed=False)


def follow(owner: Owner, *, slices: int, pace: Callable[[], None] = lambda: None) -> bool:
    """Read what came after the promises for which that was not done yet, the newest first, so many slices of them.

    Tells whether there were any.
    """
    waiting = Promise.objects.filter(owner=owner, is_followed=False).order_by("-said_at").values_list("pk", flat=True)
    for number in range(slices):
        if not (some := list(waiting[:_SLICE])):
            return number > 0
        rows = list(Promise.objects.filter(pk__in=some).order_by("-said_at").select_related("interaction"))
        with transaction.atomic():
            _follow(owner, rows)
        pace()
    return True


def follow_anew(owner: Owner, promises: Collection[int]) -> None:
    """Read again what came after these, such as when the owner said of something that it does not keep them."""
    if rows := list(Promise.objects.filter(owner=owner, pk__in=promises).select_related("interaction")):
        _follow(owner, rows)


def _follow(owner: Owner, rows: Sequence[Promise]) -> None:
    zone = ZoneInfo(owner.zone)
    who = {row.pk: row.who for row in Promise.objects.filter(pk__in=[row.pk for row in rows]).standing()}
    later = _later(owner, set(who.values()), [row.said_at for row in rows])
    for row in rows:
        given, after = _given(row), _after(row, later.get(who.get(row.pk, 0), []))
        kept = find_kept(given, [one for one in after if one.id not in row.not_by], zone=zone)
        moved = find_moved(given, after, zone=zone) if row.due else None  # only a day can be put off
        row.kept_by_id = kept.by if kept and kept.by > 0 else None
        row.kept_note_id = -kept.by if kept and kept.by < 0 else None
        row.kept_words = kept.words if kept else ""
        row.moved_to = moved.due if moved else None
        row.is_followed = True
    write(rows, ["kept_by", "kept_note", "kept_words", "moved_to", "is_followed"])


def _given(row: Promise) -> Given:
    said = row.interaction
    return Given(
        by_owner=row.by_owner,
        words=row.words,
        said_at=row.said_at,
        due=row.due,
        thread=said.thread if said else "",
        subject=said.subject if said else "",
        kind=Kind(row.kind),
        confidence=1.0 if row.is_accepted or row.is_by_hand else row.confidence,
    )


def _after(row: Promise, later: Sequence[Later]) -> list[Later]:
    until = row.said_at + WINDOW
    if row.due:
        until += timedelta(days=max(0, min((row.due - row.said_at.date()).days, WINDOW.days)))
    return [one for one in later if row.said_at < one.at <= until]


def _later(owner: Owner, people: Collection[int], said: Sequence[datetime]) -> dict[int, list[Later]]:
    """What was said and done with each of these people around that time; notes have negative ids."""
    # Asked by their addresses: a database that has not counted its rows yet begins at the wrong end otherwise.
    whose = dict(Handle.objects.filter(owner=owner, person__in=people).values_list("pk", "person"))
    taken = reached(owner, people).filter(
        handle__in=list(whose),
        interaction__kind__in=_TELLING,
        interaction__at__gt=min(said),
        interaction__at__lte=max(said) + 2 * WINDOW,
    )
    pairs = {(whose[handle], interaction) for handle, interaction in taken.values_list("handle", "interaction")}
    rows = Interaction.objects.in_bulk({pk for _, pk in pairs})
    found: dict[int, list[Later]] = defaultdict(list)
    for person, pk in sorted(pairs):
        found[person].append(_interaction(rows[pk]))
    for note in Note.objects.filter(owner=owner, at__gt=min(said)).select_related("person"):
        person = note.person.merged_into_id or note.person_id
        if person in people:
            found[person].append(Later(-note.pk, note.at, True, "note", "", "", note.text[:_MOST_TEXT]))
    return found


def _interaction(row: Interaction) -> Later:
    return Later(
        id=row.pk,
        at=row.at,
        by_owner={"out": True, "in": False}.get(row.direction),
        kind=row.kind,
        thread=row.thread,
        subject=row.subject,
        text=row.text[:_MOST_TEXT],
        files=tuple(row.files),
    )
