"""One person: who they are, how the tie went, what is open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models.functions import Substr

from enishi.kit.addresses import show_phone
from enishi.kit.say import Refused, Say, say
from enishi.queries.careers import career_of
from enishi.queries.doubts import around
from enishi.queries.gone import gone_addresses
from enishi.queries.people import PersonLine
from enishi.queries.portrait import (
    Change,
    Gap,
    Handled,
    Happening,
    MergedLine,
    NoteLine,
    PersonPage,
    Rival,
    RoleLine,
    Words,
)
from enishi.queries.public import Public, public_of
from enishi.queries.situations import CROWD, in_turn, job_of
from enishi.queries.tags import tags_of
from enishi.queries.there import what_there_is
from enishi.queries.threads import thread_of
from enishi.queries.tie_parts import tie_parts
from enishi.queries.today import Item, item_of, unanswered
from enishi.sources import all_sources
from enishi.store.models import (
    Handle,
    Interaction,
    Note,
    Owner,
    Person,
    Praise,
    Presence,
    Role,
    Sighting,
)

PAGE = 30
_QUIET_MONTHS = 6
_SNIPPET = 280
_MOST_RIVALS = 5


def find_person(owner: Owner, person: int) -> Person:
    """The person of that id, or the one they were joined to; Refused when there is none."""
    for row in Person.objects.filter(owner=owner, pk=person):
        return row.merged_into or row
    raise Refused(say("There is no such person in this book."))


def find_people(owner: Owner, people: Collection[int]) -> list[Person]:
    """The people of those ids, or those they were joined to, each once and the oldest first; Refused when none is."""
    rows = Person.objects.filter(owner=owner, pk__in=people).select_related("merged_into")
    found = {row.pk: row for each in rows for row in [each.merged_into or each]}
    if not found:
        raise Refused(say("Nobody is meant."))
    return [found[pk] for pk in sorted(found)]


def person_page(*, owner: Owner, person: int, now: datetime, earlier: int = 0) -> PersonPage:
    """Everything about one person; `earlier` leaves out that many of the newest happenings."""
    row = find_person(owner, person)
    today = owner.today(now)
    sightings = list(Sighting.objects.filter(owner=owner, person=row).order_by("-seen_at", "-pk"))
    current = [sighting for sighting in sightings if sighting.current]
    names: dict[str, str] = next((s.data["name"] for s in current if s.data.get("name", {}).get("family_reading")), {})
    own = list(Handle.objects.filter(owner=owner, person=row).order_by("pk"))
    handles = {handle.pk for handle in own}
    # Every row that was joined with this one is the first home of something that is said of the person now.
    first = [row.pk, *(each.home_id for each in sightings), *(each.home_id for each in own)]
    homes = {home for home in first if home is not None}
    there = what_there_is(row)
    rivals, joined = around(owner, row.pk, homes) if there["has_likenesses"] or len(homes) > 1 else ([], [])
    happenings, career = _happenings(owner, handles, earlier), career_of(owner, row)
    return PersonPage(
        line=PersonLine.of(row),
        family=row.family,
        given=row.given,
        family_reading=names.get("family_reading", ""),
        given_reading=names.get("given_reading", ""),
        department=row.department,
        birthday=row.birthday,
        handles=_handled(owner, own, current),
        addresses=tuple(dict.fromkeys(line for s in current for line in s.data.get("addresses", []))),
        roles=() if career else tuple(_roles(owner, current, handles)),
        notes=tuple(_notes(owner, row)) if there["has_notes"] else (),
        happenings=tuple(_with_gaps(happenings)),
        total=sum(number for _, number in row.kept_tie().by_kind),
        earlier=earlier,
        thread=thread_of(row.kept_tie(), today=today),
        tie=tie_parts(owner=owner, row=row, now=now),
        silent_days=(today - row.last_on).days if row.last_on else None,
        changes=tuple(_changes(sightings, ZoneInfo(owner.zone))),
        words=tuple(_words(owner, handles)) if there["has_praise"] else (),
        advice=tuple(_advice(owner, row, now)) if there["has_advice"] else (),
        sources=tuple(dict.fromkeys(_title(s.source) for s in current)),
        rivals=tuple(Rival(PersonLine.of(rival), why) for rival, why in rivals[:_MOST_RIVALS]),
        is_aside=row.is_aside,
        is_nobody=row.is_nobody,
        joined=tuple(joined),
        keep_quiet=row.keep_quiet,
        is_dear=row.is_dear,
        peace=row.peace_on(today),
        peace_until=row.peace_until,
        relation=row.relation,
        guess=row.guess,
        guess_is_past=row.guess_is_past,
        guess_why=Say.from_json(row.guess_why) if row.guess_why else None,
        career=career,
        tags=tags_of(owner, row) if there["has_tags"] else (),
        cadence_days=row.cadence_days,
        source_notes=tuple(dict.fromkeys(s.data["note"] for s in current if s.data.get("note"))),
        merged=tuple(_merged(row, current)),
        public=public_of(owner, handles) if there["is_public"] else Public(),
        has_promises=there["has_promises"],
    )


def _title(source: str) -> Say:
    known = all_sources()
    return known[source].title if source in known else say("your own word")


def _handled(owner: Owner, own: Sequence[Handle], current: Sequence[Sighting]) -> tuple[Handled, ...]:
    """The addresses, with the label that a card gives them; also desks' and companies' that a card names."""
    labels = {(handle.kind, handle.value): "" for handle in own}
    for sighting in sorted(current, key=lambda each: each.pk):
        for said in sighting.data.get("handles", ()):
            address = said["kind"], said["value"][:500]
            labels[address] = labels.get(address) or said.get("label", "")
    kinds = {"email": 0, "phone": 1, "url": 2, "account": 3}
    ordered = sorted(labels.items(), key=lambda item: kinds.get(item[0][0], 9))
    mails = {row.pk: (row.kind, row.value) for row in own if row.kind == "email"}
    gone = {mails[pk]: at for pk, at in gone_addresses(owner, list(mails)).items()} if mails else {}
    return tuple(
        Handled(*address, label, _href(*address), _shown(*address), gone.get(address)) for address, label in ordered
    )


def _shown(kind: str, value: str) -> str:
    match kind:
        case "phone":
            return show_phone(value)
        case "account":  # a name in a chat is kept with the chat before it: "line:花子/花子"
            service, _, name = value.partition(":")
            return f"{name.rpartition('/')[2]} ({service})"
        case _:
            return value


def _href(kind: str, value: str) -> str:
    match kind:
        case "email":
            return f"mailto:{value}"
        case "phone":
            return f"tel:{value}"
        case "url":
            return f"https://{value}"
        case _:
            return ""


def _roles(owner: Owner, current: Sequence[Sighting], handles: Collection[int]) -> list[RoleLine]:
    stated = [
        RoleLine(role.organisation, role.department, role.title, role.since, role.until, _title(role.source))
        for role in Role.objects.filter(owner=owner, handle__in=handles, current=True)
    ]
    stated += [
        RoleLine(job.get("organisation", ""), job.get("department", ""), job.get("title", ""), "", "", _title(s.source))
        for s in current
        for job in s.data.get("jobs", [])
    ]
    distinct = {(line.organisation, line.department, line.title): line for line in reversed(stated)}
    return list(reversed(distinct.values()))


def _advice(owner: Owner, row: Person, now: datetime) -> Iterator[Item]:
    today = owner.today(now)
    for found in unanswered(owner, today).filter(person=row).order_by("pk"):
        found.person = row
        yield item_of(found, now=now, today=today)


def _notes(owner: Owner, row: Person) -> Iterator[NoteLine]:
    """The owner's notes, also those written before two rows became this person."""
    mine = Note.objects.filter(owner=owner)
    rows = (mine.filter(person=row) | mine.filter(person__merged_into=row)).order_by("-at", "-pk")
    return (NoteLine(note.pk, note.text, note.at) for note in rows)


_SHOWN = ("at", "kind", "direction", "subject", "place", "all_day", "crowd")


def _happenings(owner: Owner, handles: set[int], earlier: int) -> list[Happening]:
    """A page of what happened, newest first."""
    among = Presence.objects.filter(handle__in=handles).values("interaction")
    contact = Interaction.objects.filter(owner=owner, current=True, is_bulk=False, crowd__lte=CROWD)
    rows = contact.filter(pk__in=among).order_by("-at", "-pk").only(*_SHOWN)
    shown = list(rows.annotate(snippet=Substr("text", 1, _SNIPPET))[earlier : earlier + PAGE])
    others = _others(owner, [row.pk for row in shown if row.crowd > 2 or not row.direction], handles)
    return [
        Happening(
            id=row.pk,
            at=row.at,
            kind=row.kind,
            direction=row.direction,
            subject=row.subject,
            text=row.snippet,
            place=row.place,
            others=tuple(others[row.pk][:5]),
            all_day=row.all_day,
        )
        for row in shown
    ]


def _others(owner: Owner, interactions: list[int], own: set[int]) -> dict[int, list[str]]:
    """Who else took part, by name."""
    found: dict[int, list[str]] = defaultdict(list)
    if not interactions:
        return found
    rows = Presence.objects.filter(owner=owner, interaction__in=interactions).exclude(handle__in=own)
    for interaction, shown, name in (
        rows.exclude(handle__person__is_owner=True)
        .order_by("interaction", "position")
        .values_list("interaction", "name", "handle__person__name")
    ):
        if (name or shown) and (name or shown) not in found[interaction]:
            found[interaction].append(name or shown)
    return found


def _with_gaps(happenings: list[Happening]) -> list[Happening | Gap]:
    lines: list[Happening | Gap] = list(happenings[:1])
    for newer, older in pairwise(happenings):
        months = round((newer.at - older.at).days / 30.44)
        if months >= _QUIET_MONTHS:
            lines.append(Gap(months))
        lines.append(older)
    return lines


def _changes(sightings: Sequence[Sighting], zone: ZoneInfo) -> list[Change]:
    """Work that a later reading of the same source states otherwise, newest first."""
    versions: dict[tuple[str, str], list[Sighting]] = defaultdict(list)
    for sighting in in_turn(sightings):
        if sighting.source != "owner":
            versions[sighting.source, sighting.key].append(sighting)
    found = [
        Change(job_of(before.data), job_of(after.data), after.seen_at.astimezone(zone).date())
        for said in versions.values()
        for before, after in pairwise(said)
        if after.seen_at and job_of(before.data) and job_of(after.data) and job_of(before.data) != job_of(after.data)
    ]
    return sorted(found, key=lambda change: change.seen_on, reverse=True)


def _words(owner: Owner, handles: Collection[int]) -> list[Words]:
    rows = Praise.objects.filter(owner=owner, current=True, handle__in=handles).order_by("-at", "pk")[:20]
    return [Words(row.name, row.skill, row.words, row.at, row.direction) for row in rows]


def _merged(row: Person, current: Sequence[Sighting]) -> list[MergedLine]:
    lines: dict[int, MergedLine] = {}
    for sighting in current:
        if sighting.home_id not in {None, row.pk} and sighting.source != "owner":
            name: dict[str, Any] = sighting.data.get("name", {})
            shown = name.get("full") or name.get("nickname") or row.name
            assert sighting.home_id is not None
            lines.setdefault(sighting.home_id, MergedLine(sighting.home_id, shown, _title(sighting.source)))
    return list(lines.values())
