"""Commands about ties: how close people are, and which silent ones are worth picking up."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter
from django.utils import timezone

from enishi.faces.cli.output import document, tell
from enishi.faces.cli.output import show as print_answer
from enishi.faces.words import spoken
from enishi.kit.say import Refused, Say, say
from enishi.queries.now import now_page
from enishi.queries.people import PersonLine
from enishi.queries.revivals import RevivalLine, left_this_week, revival_lines
from enishi.queries.ties import tie_lines
from enishi.services.measuring import refresh_if_new_day
from enishi.services.owner import open_book

Json = Annotated[bool, Parameter(name="--json", negative="")]


def ties(*, at_most: int | None = None, json: Json = False) -> None:
    """List the people by how close they are, with what that rests on.

    The word says how often you were in touch in the last year: close, often, now and then, quiet.

    Parameters
    ----------
    at_most
        Only so many, the closest first.
    json
        One JSON document instead of words.
    """
    if at_most is not None and at_most < 1:
        raise Refused(say("--{option} is a number from 1 on.", option="at-most"))
    owner, now = open_book(), timezone.now()
    refresh_if_new_day(owner, now=now)
    lines = tie_lines(owner=owner, now=now, at_most=at_most)
    if json:
        document(lines)
        return
    word: Say | None = None
    for line in lines:
        if line.word != word:
            word = line.word
            print_answer(spoken(word))
        _print(line.person, line.evidence)
    tell(say("{number} people", number=len(lines)))


def now(*, json: Json = False) -> None:
    """Show the people you work with now, with what was said last, what waits and what is ahead.

    Parameters
    ----------
    json
        One JSON document instead of words.
    """
    owner, moment = open_book(), timezone.now()
    refresh_if_new_day(owner, now=moment)
    page = now_page(owner=owner, now=moment)
    if json:
        document(page)
        return
    for project in page.projects:
        print_answer(f"{project.name} ({project.number})")
        print_answer("  " + ", ".join(line.name for line in project.people))
    for circle in page.circles:
        for line in circle.lines:
            waits = [spoken(say("waits for your reply: {subject}", subject=each)) for each in line.open]
            waits += [spoken(say("you promised: {words}", words=each)) for each in line.promised]
            ahead = (
                [spoken(say("next: {day}", day=timezone.localtime(line.ahead).date().isoformat()))]
                if line.ahead
                else []
            )
            print_answer(f"  {line.person.name} ({line.person.id}): " + " · ".join([line.said, *waits, *ahead]))
    tell(say("{number} people", number=page.total))


def revive(*, draft: Annotated[bool, Parameter(negative="")] = False, json: Json = False) -> None:
    """Show the silent ties that are worth picking up this week, and why: three at the most.

    Parameters
    ----------
    draft
        With each, words to begin with.
    json
        One JSON document instead of words.
    """
    owner, now = open_book(), timezone.now()
    refresh_if_new_day(owner, now=now)
    lines = revival_lines(owner=owner, now=now, number=left_this_week(owner=owner, now=now))
    if json:
        document(lines)
        return
    for line in lines:
        _print(line.person, _reasons(line))
        if draft:
            print_answer(f"\n{line.draft.subject}\n\n{line.draft.text}\n")
    if not lines:
        print_answer(spoken(say("No silent tie waits to be picked up.")))


def _reasons(line: RevivalLine) -> tuple[Say, ...]:
    return (*line.reasons, *line.since, *((line.talked_about,) if line.talked_about else ()))


def _print(person: PersonLine, sentences: tuple[Say, ...]) -> None:
    work = " ".join(filter(None, (person.organisation, person.title)))
    print_answer(f"  {person.name}{f'（{work}）' if work else ''} ({person.id})")
    for sentence in sentences:
        print_answer(f"      {spoken(sentence)}")
