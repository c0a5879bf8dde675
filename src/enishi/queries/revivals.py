"""The silent ties worth picking up this week: why, what was last talked about, what is new, and words to begin with."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models.functions import Substr

from enishi.advice.draft import Draft, Facts, draft
from enishi.advice.rank import QUIET_TIES_A_WEEK
from enishi.kit.say import Say, say
from enishi.queries.careers import domains_of, stints_of
from enishi.queries.people import PersonLine
from enishi.queries.situations import presences
from enishi.queries.threads import Thread, thread_of
from enishi.queries.today import taken_this_week, unanswered
from enishi.resolve.careers import Stint
from enishi.resolve.organisations import house_of
from enishi.store.models import Advice, Handle, Owner, Person

MOST = QUIET_TIES_A_WEEK


@dataclass(frozen=True)
class RevivalLine:
    """A silent tie with what speaks for it, what was last talked about, what is new since, and a draft."""

    id: int  # the advice, which can be answered
    person: PersonLine
    last_on: date
    silent_days: int
    days: int
    is_easily_missed: bool  # worth much, but of few days together: hardly anybody would think of them
    reasons: tuple[Say, ...]
    since: tuple[Say, ...]
    last_subject: str
    last_subject_on: date | None
    has_left: bool  # their former work, and no new one is known
    address: str  # where a mail reaches them, at no place that they have left; empty where none is known
    draft: Draft
    thread: Thread | None

    @property
    def talked_about(self) -> Say | None:
        if not self.last_subject or self.last_subject_on is None:
            return None
        day = self.last_subject_on.isoformat()
        return say("Last you talked about “{subject}” ({date})", subject=self.last_subject, date=day)


def left_this_week(*, owner: Owner, now: datetime) -> int:
    """How many silent ties may still be brought up this week."""
    return max(0, MOST - taken_this_week(owner, now.astimezone(ZoneInfo(owner.zone))))


def revival_lines(*, owner: Owner, now: datetime, number: int = MOST) -> tuple[RevivalLine, ...]:
    """The silent ties most worth it that have not been answered for, every third one that is easily missed.

    They were ranked when the day began; whoever was in touch since, or is now to be left in peace, is none of them.
    """
    today = owner.today(now)
    chosen = _open(owner, today)[:number]
    people = [advice.person_id for advice in chosen]
    talks, ways = _last_talks(owner, people), _Ways(owner, people) if people else None
    return tuple(_line(owner, advice, talks.get(advice.person_id), ways, today) for advice in chosen if ways)


def _open(owner: Owner, today: date) -> list[Advice]:
    rows = unanswered(owner, today).filter(rule="going_quiet", person__revival__isnull=False).select_related("person")
    holds = [row for row in rows if _kept(row)["last"] == str(row.person.last_on)]
    return sorted(holds, key=lambda row: (_kept(row)["place"], row.pk))


def _kept(advice: Advice) -> dict[str, Any]:
    return advice.person.revival or {}


@dataclass(frozen=True)
class _Talk:
    subject: str
    text: str
    at: datetime


def _last_talks(owner: Owner, people: Collection[int]) -> dict[int, _Talk]:
    """What each last talked about with the owner, and when."""
    rows = presences(owner, people).exclude(interaction__subject="").order_by("interaction__at", "interaction")
    spoken: Any = rows.values_list(
        "handle__person", "interaction__subject", Substr("interaction__text", 1, 400), "interaction__at"
    )
    return {person: _Talk(subject, text, at) for person, subject, text, at in spoken}


class _Ways:
    """Where people work now, and by which mail they are reached there or elsewhere."""

    def __init__(self, owner: Owner, people: Collection[int]) -> None:
        self._stints = stints_of(owner, people)
        self._houses = domains_of(owner) if any(self._stints.values()) else {}
        mails = Handle.objects.filter(owner=owner, kind="email", identifies=True, person__in=people).order_by("-pk")
        self._mails = list(mails.values_list("person", "value"))

    def has_left(self, person: int) -> bool:
        """Whether they are known to have left their work, and no new one is known."""
        stints = self._stints.get(person, [])
        return bool(stints) and not any(time.is_current for time in stints)

    def work(self, person: int) -> Stint | None:
        return next((time for time in self._stints.get(person, []) if time.is_current and time.name), None)

    def address(self, person: int) -> str:
        """A mail address at no place that they have left; the one that came last first."""
        stints = self._stints.get(person, [])
        now = {time.organisation for time in stints if time.is_current}
        left = {time.organisation for time in stints if not time.is_current} - now
        theirs = [value for whose, value in self._mails if whose == person]
        return next((value for value in theirs if not self._houses.get(house_of(value), frozenset()) & left), "")


def _line(owner: Owner, advice: Advice, talk: _Talk | None, ways: _Ways, today: date) -> RevivalLine:
    row: Person = advice.person
    kept = _kept(advice)
    tie = row.kept_tie()
    assert tie.last is not None
    on = talk.at.astimezone(ZoneInfo(owner.zone)).date() if talk else None
    since = tuple(map(Say.from_json, kept["since"]))
    has_left, work = ways.has_left(row.pk), ways.work(row.pk)
    return RevivalLine(
        id=advice.pk,
        person=PersonLine.of(row),
        last_on=tie.last,
        silent_days=(today - tie.last).days,
        days=tie.days,
        is_easily_missed=kept["missed"],
        reasons=(say("Quiet for {days} days", days=(today - tie.last).days), *map(Say.from_json, kept["reasons"])),
        since=since,
        last_subject=talk.subject[:120] if talk else "",
        last_subject_on=on,
        has_left=has_left,
        address=ways.address(row.pk),
        draft=draft(
            Facts(
                name=row.name,
                family=row.family,
                given=row.given,
                relation=row.relation,
                owner_name=owner.name,
                silent_days=(today - tie.last).days,
                subject=talk.subject if talk else "",
                spoken=f"{talk.subject} {talk.text}" if talk else "",
                spoken_on=on,
                new_work=work.name if since and work and not has_left else "",
            )
        ),
        thread=thread_of(tie, today=today),
    )
