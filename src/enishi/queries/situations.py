"""What the measures and the rules need to know about people, read from the facts in few queries."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Max, Min, Q, QuerySet
from django.db.models.functions import Substr

from enishi.advice import Ahead, LastWord, Moved, Pick, Situation
from enishi.kit.dates import PartialDate
from enishi.kit.say import Say
from enishi.queries.gone import lost_addresses
from enishi.store.models import Handle, Interaction, Owner, Person, Presence, Sighting
from enishi.ties import Tie, Touch, measure

# What makes up a tie: at most so many people together; a meeting of fifty is no contact with each of them.
CROWD = 20
_RECENT = timedelta(days=60)
_WRITTEN = ("mail", "message")


def touches(owner: Owner, people: Collection[int]) -> dict[int, list[Touch]]:
    """Each person's contacts with the owner, in the owner's own days; each interaction once."""
    zone = ZoneInfo(owner.zone)
    begun = _beginnings(owner, people)
    found: dict[int, dict[int, Touch]] = defaultdict(dict)
    for person, interaction, part, at, direction, kind, thread, key, crowd in presences(owner, people).values_list(
        "handle__person",
        "interaction",
        "part",
        "interaction__at",
        "interaction__direction",
        "interaction__kind",
        "interaction__thread",
        "interaction__key",
        "interaction__crowd",
    ):
        # A letter to both from somebody else is a contact, but not their word.
        is_theirs = direction != "in" or part == "from" or kind not in _WRITTEN
        if is_theirs or interaction not in found[person]:
            found[person][interaction] = Touch(
                day=at.astimezone(zone).date(),
                # A call is a talk of both, whoever dialled.
                direction=direction if is_theirs and kind != "call" else "",
                kind=kind,
                people=crowd,
                thread=thread or None,
                started=key == thread or begun.get(thread) == at,
            )
    return {person: list(history.values()) for person, history in found.items()}


def _beginnings(owner: Owner, people: Collection[int]) -> dict[str, datetime]:
    """When the threads began that are not named after their first letter.

    A thread named after a letter that is not here has no beginning: what is kept of it are answers.
    """
    theirs = presences(owner, people).filter(interaction__kind__in=_WRITTEN).exclude(interaction__thread="")
    named = Q(kind="mail", thread__contains="@")
    threads = Interaction.objects.filter(owner=owner, current=True, thread__in=theirs.values("interaction__thread"))
    return dict(threads.exclude(named).values("thread").annotate(began=Min("at")).values_list("thread", "began"))


def measured(owner: Owner, people: Collection[int], *, now: datetime) -> dict[int, Tie]:
    """Each person's tie as of today."""
    history = touches(owner, people)
    return {person: measure(history.get(person, ()), today=owner.today(now)) for person in people}


def situations(owner: Owner, people: Collection[int], ties: dict[int, Tie], *, now: datetime) -> Iterator[Situation]:
    """Everything that the rules may know about each of the people."""
    local = now.astimezone(ZoneInfo(owner.zone))
    words = _last_words(owner, people, now=now)
    sent = _sent(owner, people, now=now)
    meetings = _meetings(owner, people, local)
    moves = _moves(owner, people)
    lost = lost_addresses(owner, people)
    for row in Person.objects.known().filter(owner=owner, pk__in=people):
        yield Situation(
            person=row.pk,
            name=row.name,
            now=local,
            tie=ties.get(row.pk, Tie()),
            last_words=tuple(_with_sent_after(word, sent[row.pk]) for word in words[row.pk].values()),
            meetings=tuple(meetings[row.pk]),
            birthday=PartialDate.parse(row.birthday) if row.birthday else None,
            moves=tuple(moves[row.pk]),
            lost=tuple(lost.get(row.pk, ())),
            is_placed=bool(row.relation),
            keep_quiet=row.keep_quiet,
            peace=row.peace_on(local.date()),
            pick=_pick(row),
            cadence_days=row.cadence_days,
        )


def _pick(row: Person) -> Pick | None:
    kept = row.revival
    if kept is None:
        return None
    return Pick(kept["place"], date.fromisoformat(kept["last"]), tuple(map(Say.from_json, kept["reasons"])))


def presences(owner: Owner, people: Collection[int]) -> QuerySet[Presence]:
    """The people's parts in what counts as contact: nothing from machines, nothing with a crowd."""
    return Presence.objects.filter(
        owner=owner,
        handle__person__in=people,
        interaction__current=True,
        interaction__is_bulk=False,
        interaction__crowd__lte=CROWD,
    )


def _last_words(owner: Owner, people: Collection[int], *, now: datetime) -> dict[int, dict[str, LastWord]]:
    """For each person the newest message of each recent thread, and the newest of all."""
    written = presences(owner, people).filter(interaction__kind__in=_WRITTEN)
    recent = set(written.filter(interaction__at__gte=now - _RECENT).values_list("interaction", flat=True))
    newest = written.values("handle__person").annotate(at=Max("interaction__at")).values_list("handle__person", "at")
    moments = dict(newest)
    rows = (
        written.filter(interaction__at__in=set(moments.values()))
        .values_list("interaction", "interaction__at", "handle__person")
        .distinct()
    )
    wanted = recent | {pk for pk, at, person in rows if moments[person] == at}
    to_owner = set(
        Presence.objects.filter(
            owner=owner, interaction__in=wanted, part="to", handle__person__is_owner=True
        ).values_list("interaction", flat=True)
    )
    found: dict[int, dict[str, LastWord]] = defaultdict(dict)
    for person, pk, at, direction, kind, thread, subject, text, crowd in (
        written.filter(interaction__in=wanted)
        .order_by("interaction__at", "interaction")
        .values_list(
            "handle__person",
            "interaction",
            "interaction__at",
            "interaction__direction",
            "interaction__kind",
            "interaction__thread",
            "interaction__subject",
            Substr("interaction__text", 1, 2000),
            "interaction__crowd",
        )
    ):
        found[person][thread or str(pk)] = LastWord(
            thread=thread or str(pk),
            at=at,
            direction=direction,
            kind=kind,
            subject=subject,
            text=text,
            to_owner=pk in to_owner or kind == "message",
            people=crowd,
        )
    return found


def _sent(owner: Owner, people: Collection[int], *, now: datetime) -> defaultdict[int, list[datetime]]:
    """When the owner wrote to each of them lately, in order."""
    out = presences(owner, people).filter(
        interaction__direction="out", interaction__kind__in=_WRITTEN, interaction__at__gte=now - _RECENT
    )
    found: defaultdict[int, list[datetime]] = defaultdict(list)
    for person, at in out.order_by("interaction__at").values_list("handle__person", "interaction__at"):
        found[person].append(at)
    return found


def _with_sent_after(word: LastWord, sent: list[datetime]) -> LastWord:
    """As it is the last word of its thread, whatever the owner wrote after it stands in another."""
    after = bisect_right(sent, word.at)
    return replace(word, sent_after=sent[after]) if after < len(sent) else word


def _meetings(owner: Owner, people: Collection[int], local: datetime) -> dict[int, list[Ahead]]:
    """The meetings from this morning until two days from now."""
    morning = local.replace(hour=0, minute=0, second=0, microsecond=0)
    rows = Presence.objects.filter(
        owner=owner,
        handle__person__in=people,
        interaction__kind="meeting",
        interaction__current=True,
        interaction__at__gte=morning,
        interaction__at__lt=morning + timedelta(days=2),
    ).select_related("interaction", "handle")
    found: dict[int, dict[int, Ahead]] = defaultdict(dict)
    for row in rows:
        meeting: Interaction = row.interaction
        handle: Handle = row.handle
        if handle.person_id is not None:
            found[handle.person_id][meeting.pk] = Ahead(
                key=str(meeting.pk),
                at=meeting.at,
                until=meeting.until,
                subject=meeting.subject,
                place=meeting.place,
                people=meeting.crowd,
                all_day=meeting.all_day,
            )
    return defaultdict(list, {person: list(meetings.values()) for person, meetings in found.items()})


def job_of(data: dict[str, Any]) -> str:
    """A sighting's main work in one line: organisation, department, title."""
    jobs = data.get("jobs") or [{}]
    return " ".join(filter(None, (jobs[0].get("organisation"), jobs[0].get("department"), jobs[0].get("title"))))


def _moves(owner: Owner, people: Collection[int]) -> dict[int, list[Moved]]:
    """Where a later reading of the same source states other work, newest first."""
    old = Sighting.objects.filter(owner=owner, person__in=people, current=False).exclude(source="owner")
    keys = set(old.values_list("source", "key"))
    versions: dict[tuple[str, str], list[Sighting]] = defaultdict(list)
    for sighting in Sighting.objects.filter(owner=owner, key__in={key for _, key in keys}).order_by("pk"):
        if (sighting.source, sighting.key) in keys:
            versions[sighting.source, sighting.key].append(sighting)
    found: dict[int, list[Moved]] = defaultdict(list)
    for (source, _), said in versions.items():
        before, after = said[-2:] if len(said) > 1 else (said[0], said[0])
        was, is_now = job_of(before.data), job_of(after.data)
        if was and is_now and was != is_now and after.person_id is not None and after.seen_at is not None:
            found[after.person_id].append(Moved(was, is_now, after.seen_at, source))
    return found
