"""What the measures and the rules need to know about people, read from the facts in few queries."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from django.db.models import Min, Q, QuerySet
from django.db.models.functions import Substr

from enishi.advice import Ahead, LastWord, Moved, Pick, Situation
from enishi.kit.dates import PartialDate
from enishi.kit.say import Say
from enishi.promises.elsewhere import Said, may_answer
from enishi.promises.owed import ANSWERED_ELSEWHERE
from enishi.queries.gone import came_back, lost_addresses
from enishi.store.models import Interaction, Owner, Person, Presence, Sighting
from enishi.ties import Tie, Touch, measure

# What makes up a tie: at most so many people together; a meeting of fifty is no contact with each of them.
CROWD = 20
_RECENT = timedelta(days=60)
_WRITTEN = ("mail", "message")


class Contact(NamedTuple):
    """A person's part in an interaction with the owner."""

    person: int
    interaction: int
    part: str
    at: datetime
    direction: str
    kind: str
    thread: str
    key: str
    crowd: int

    @property
    def is_written(self) -> bool:
        return self.kind in _WRITTEN


Contacts = dict[int, list[Contact]]


def contacts(owner: Owner, people: Collection[int]) -> Contacts:
    """Each person's parts in what counts as contact. Whatever is asked of a history is read off these: to look a long
    one up takes most of the time until a tie is new."""
    found: Contacts = {person: [] for person in people}
    for row in reached(owner, people).values_list(
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
        found[row[0]].append(Contact._make(row))
    return found


def touches(owner: Owner, people: Collection[int]) -> dict[int, list[Touch]]:
    """Each person's contacts with the owner, in the owner's own days; each interaction once."""
    return _histories(owner, contacts(owner, people))


def _histories(owner: Owner, met: Contacts) -> dict[int, list[Touch]]:
    zone = ZoneInfo(owner.zone)
    begun = _beginnings(owner, met)
    return {person: list(_touches(history, begun, zone).values()) for person, history in met.items() if history}


def _touches(history: Iterable[Contact], begun: Mapping[str, datetime], zone: ZoneInfo) -> dict[int, Touch]:
    found: dict[int, Touch] = {}
    for _, interaction, part, at, direction, kind, thread, key, crowd in history:
        # A letter to both from somebody else is a contact, but not their word.
        is_theirs = direction != "in" or part == "from" or kind not in _WRITTEN
        if is_theirs or interaction not in found:
            found[interaction] = Touch(
                day=at.astimezone(zone).date(),
                # A call is a talk of both, whoever dialled.
                direction=direction if is_theirs and kind != "call" else "",
                kind=kind,
                people=crowd,
                thread=thread or None,
                started=key == thread or begun.get(thread) == at,
            )
    return found


def _beginnings(owner: Owner, met: Contacts) -> dict[str, datetime]:
    """When the threads began that are not named after their first letter.

    A thread named after a letter that is not here has no beginning: what is kept of it are answers.
    """
    unnamed = {
        each.thread
        for history in met.values()
        for each in history
        if each.thread and each.is_written and not (each.kind == "mail" and "@" in each.thread)
    }
    if not unnamed:
        return {}
    threads = Interaction.objects.filter(owner=owner, current=True, thread__in=unnamed)
    named = Q(kind="mail", thread__contains="@")
    return dict(threads.exclude(named).values("thread").annotate(began=Min("at")).values_list("thread", "began"))


def measured(owner: Owner, met: Contacts, *, now: datetime) -> dict[int, Tie]:
    """Each person's tie as of today."""
    history, today = _histories(owner, met), owner.today(now)
    return {person: measure(history.get(person, ()), today=today) for person in met}


def situations(owner: Owner, met: Contacts, ties: dict[int, Tie], *, now: datetime) -> Iterator[Situation]:
    """Everything that the rules may know about each of the people whose contacts these are."""
    local = now.astimezone(ZoneInfo(owner.zone))
    words, meetings = _last_words(owner, met, now=now), _meetings(owner, met, local)
    moves, lost = _moves(owner, met), lost_addresses(owner, list(met))
    for row in Person.objects.known().filter(owner=owner, pk__in=met):
        yield Situation(
            person=row.pk,
            name=row.name,
            now=local,
            tie=ties.get(row.pk, Tie()),
            last_words=tuple(words[row.pk].values()),
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
    """The people's parts in what was said and done: nothing from machines, nothing with a crowd."""
    return Presence.objects.filter(
        owner=owner,
        handle__person__in=people,
        interaction__current=True,
        interaction__is_bulk=False,
        interaction__crowd__lte=CROWD,
    )


def reached(owner: Owner, people: Collection[int]) -> QuerySet[Presence]:
    """The people's parts in what counts as contact: of their presences those that reached them."""
    returned = came_back(owner, people)
    there = presences(owner, people)
    return there.exclude(pk__in=returned) if returned else there


def _last_words(owner: Owner, met: Contacts, *, now: datetime) -> dict[int, dict[str, LastWord]]:
    """For each person the newest message of each recent thread, and the newest mail and message of all: whoever looks
    for what was talked about last needs the mail, for only that has a subject."""
    recent = now - _RECENT
    wanted: dict[int, list[Contact]] = {}
    for person, history in met.items():
        written = [each for each in history if each.is_written]
        newest = {kind: max((each.at for each in written if each.kind == kind), default=recent) for kind in _WRITTEN}
        chosen = [each for each in written if each.at >= recent or each.at == newest[each.kind]]
        wanted[person] = sorted(chosen, key=lambda each: (each.at, each.interaction))
    letters = {each.interaction for chosen in wanted.values() for each in chosen}
    texts = _texts(letters)
    direct = Presence.objects.filter(owner=owner, interaction__in=letters, part="to", handle__person__is_owner=True)
    to_owner = set(direct.values_list("interaction", flat=True)) if letters else set()
    found: dict[int, dict[str, LastWord]] = {}
    for person, chosen in wanted.items():
        last = {each.thread or str(each.interaction): each for each in chosen}
        found[person] = {
            thread: LastWord(
                thread=thread,
                at=each.at,
                direction=each.direction,
                kind=each.kind,
                subject=texts[each.interaction][0],
                text=texts[each.interaction][1],
                to_owner=each.interaction in to_owner or each.kind == "message",
                people=each.crowd,
                sent_after=_answered(each, chosen, texts) if each.direction == "in" else None,
            )
            for thread, each in last.items()
        }
    return found


def _answered(last: Contact, chosen: Sequence[Contact], texts: dict[int, tuple[str, str]]) -> datetime | None:
    """When the owner, after the last word of a thread, first wrote elsewhere what may be the answer to it."""
    for later in chosen[bisect_right(chosen, last.at, key=lambda each: each.at) :]:
        if later.at - last.at > ANSWERED_ELSEWHERE:
            return None
        # Messages without threads are one talk, in which whatever follows answers.
        is_one_talk = (later.kind, later.thread) == (last.kind, last.thread)
        if later.direction == "out" and (is_one_talk or may_answer(_said(last, texts), _said(later, texts))):
            return later.at
    return None


def _said(letter: Contact, texts: dict[int, tuple[str, str]]) -> Said:
    return Said(letter.at, letter.kind, *texts[letter.interaction])


def _texts(letters: Collection[int]) -> dict[int, tuple[str, str]]:
    """The subjects of letters, and how they begin."""
    rows = Interaction.objects.filter(pk__in=letters).values_list("pk", "subject", Substr("text", 1, 2000))
    return {pk: (subject, text) for pk, subject, text in rows} if letters else {}


def _meetings(owner: Owner, people: Collection[int], local: datetime) -> dict[int, list[Ahead]]:
    """The meetings from this morning until two days from now."""
    morning = local.replace(hour=0, minute=0, second=0, microsecond=0)
    days = {"at__gte": morning, "at__lt": morning + timedelta(days=2)}
    # Few meetings are that near and many mails behind: whoever begins with the people reads all of the mails.
    near = Interaction.objects.filter(owner=owner, kind="meeting", current=True, **days).in_bulk()
    found: dict[int, dict[int, Ahead]] = defaultdict(dict)
    met = Presence.objects.filter(owner=owner, interaction__in=list(near), handle__person__in=people).order_by("pk")
    for person, pk in met.values_list("handle__person", "interaction") if near else ():
        meeting = near[pk]
        found[person][pk] = Ahead(
            key=str(pk),
            at=meeting.at,
            until=meeting.until,
            subject=meeting.subject,
            place=meeting.place,
            people=meeting.crowd,
            all_day=meeting.all_day,
        )
    return defaultdict(list, {person: list(meetings.values()) for person, meetings in found.items()})


def in_turn(sightings: Iterable[Sighting]) -> list[Sighting]:
    """Versions from the oldest to the newest, by when they were said, else by their files; what stands comes last."""
    return sorted(sightings, key=_turn)


def _turn(row: Sighting) -> tuple[bool, float, str]:
    at = row.told or row.seen_at
    return row.current, at.timestamp() if at else 0.0, row.digest


def job_of(data: dict[str, Any]) -> str:
    """A sighting's main work in one line: organisation, department, title."""
    jobs = data.get("jobs") or [{}]
    return " ".join(filter(None, (jobs[0].get("organisation"), jobs[0].get("department"), jobs[0].get("title"))))


def _moves(owner: Owner, people: Collection[int]) -> dict[int, list[Moved]]:
    """Where a later reading of the same source states other work, newest first."""
    old = Sighting.objects.filter(owner=owner, person__in=people, current=False).exclude(source="owner")
    keys = set(old.values_list("source", "key"))
    versions: dict[tuple[str, str], list[Sighting]] = defaultdict(list)
    for sighting in in_turn(Sighting.objects.filter(owner=owner, key__in={key for _, key in keys})):
        if (sighting.source, sighting.key) in keys:
            versions[sighting.source, sighting.key].append(sighting)
    found: dict[int, list[Moved]] = defaultdict(list)
    for (source, _), said in versions.items():
        before, after = said[-2:] if len(said) > 1 else (said[0], said[0])
        was, is_now = job_of(before.data), job_of(after.data)
        if was and is_now and was != is_now and after.person_id is not None and after.seen_at is not None:
            found[after.person_id].append(Moved(was, is_now, after.seen_at, source))
    return found
