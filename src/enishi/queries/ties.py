"""How close the people of the book are, each in a word with what it rests on."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from enishi.kit.say import Say, say
from enishi.queries.careers import stints_of
from enishi.queries.people import PersonLine
from enishi.records import Kind
from enishi.resolve.relations import together
from enishi.store.models import Owner, Person
from enishi.ties import Closeness, Depth, Tie

WORDS = {
    Closeness.CLOSE: say("Close"),
    Closeness.OFTEN: say("Often in touch"),
    Closeness.SOMETIMES: say("Now and then"),
    Closeness.QUIET: say("Quiet"),
}
DEPTHS = {
    Depth.WORKED: say("You have worked together."),
    Depth.CORRESPONDED: say("You wrote to each other."),
    Depth.MET: say("You have met."),
    Depth.SPOKE: say("You have talked on the phone."),
}
WAYS: dict[str, Say] = {
    Kind.MAIL: say("Mail"),
    Kind.MEETING: say("Meeting"),
    Kind.MESSAGE: say("Message"),
    Kind.INVITATION: say("Invitation"),
    Kind.CALL: say("Call"),
}


_FEW = 500


@dataclass(frozen=True)
class TieLine:
    """One tie: the word for it, the numbers it rests on, and the same as sentences."""

    person: PersonLine
    word: Say
    days_last_year: int
    days: int
    last_on: date
    silent_days: int
    rhythm: float | None  # the usual gap in days
    we_started: int
    they_started: int
    channels: dict[str, int]
    depth: str
    evidence: tuple[Say, ...]


def tie_lines(*, owner: Owner, now: datetime, at_most: int | None = None) -> tuple[TieLine, ...]:
    """Everybody with whom there was contact: by the word for the tie, the most days with contact and the last first."""
    today = owner.today(now)
    # More days in the last year never are a lesser word, so the words stand in order too.
    people = Person.objects.known().filter(owner=owner, days__gte=1, last_on__isnull=False)
    rows = list(people.order_by("-days_last_year", "-last_on", "sort_key", "pk")[:at_most])
    worked = shared_places(owner, [row.pk for row in rows])
    return tuple(_line(row, row.kept_tie(), today, worked=row.pk in worked) for row in rows)


def shared_places(owner: Owner, people: Collection[int]) -> set[int]:
    """Those who were at one organisation with the owner at one time."""
    mine = Person.objects.me(owner)
    if mine is None:
        return set()
    # A database takes only so many numbers in one question; of more people than that, all are asked about.
    stints = stints_of(owner, [*people, mine] if len(people) <= _FEW else None)
    own, wanted = stints.get(mine, []), set(people)
    return {person for person, theirs in stints.items() if person in wanted and together(own, theirs)}


def _line(row: Person, tie: Tie, today: date, *, worked: bool) -> TieLine:
    assert tie.last is not None
    depth = tie.depth(shared_roles=int(worked))
    silent = (today - tie.last).days
    return TieLine(
        person=PersonLine.of(row),
        word=WORDS[tie.closeness],
        days_last_year=tie.days_last_year,
        days=tie.days,
        last_on=tie.last,
        silent_days=silent,
        rhythm=tie.rhythm,
        we_started=tie.we_started,
        they_started=tie.they_started,
        channels=dict(tie.by_kind),
        depth=depth,
        evidence=tuple(_evidence(tie, depth, tie.last, silent)),
    )


def _evidence(tie: Tie, depth: Depth, last: date, silent: int) -> Iterator[Say]:
    yield say("Days with contact in the last year: {days}, ever: {all}", days=tie.days_last_year, all=tie.days)
    if silent:
        yield say("Last contact: {date}, days since: {days}", date=last.isoformat(), days=silent)
    else:
        yield say("Last contact: today")
    if tie.rhythm is not None:
        yield say("Usual gap in days: {days}", days=max(1, round(tie.rhythm)))
    if tie.we_started or tie.they_started:
        yield say(
            "Who wrote first: you {yours} times, they {theirs} times", yours=tie.we_started, theirs=tie.they_started
        )
    yield say("Ways: {ways}", ways=ways(tie))
    if depth in DEPTHS:
        yield DEPTHS[depth]
    elif tie.received or tie.sent:
        yield say("Only one of you wrote so far.")
    else:
        yield say("You only took part in the same exchanges.")


def ways(tie: Tie) -> tuple[Say, ...]:
    """The ways of contact with how often, the most frequent first."""
    ordered = sorted(tie.by_kind, key=lambda pair: (-pair[1], pair[0]))
    return tuple(say("{way} {number}", way=WAYS[kind], number=number) for kind, number in ordered)
