"""One line typed: a note about somebody, or a promise, shown before it is kept."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from cyclopts import Parameter
from django.utils import timezone

from enishi.faces.cli.output import document, tell
from enishi.faces.cli.output import show as print_answer
from enishi.kit.say import Refused, say
from enishi.queries.capture import Captured, captured, people_named
from enishi.queries.people import PersonLine, people_page
from enishi.queries.person import find_person
from enishi.services import promises as services
from enishi.services.owner import open_book
from enishi.services.people import write_note
from enishi.store.models import Owner

Json = Annotated[bool, Parameter(name="--json", negative="")]
Flag = Annotated[bool, Parameter(negative="")]


@dataclass(frozen=True)
class Noted:
    """What a typed line came to: promises as they would be kept or were, or a plain note."""

    promises: tuple[Captured, ...]
    kept: bool
    deed: int | None


def note(text: str, /, *, person: str = "", plain: Flag = False, yes: Flag = False, json: Json = False) -> int:
    """Write down something about somebody. A promise in it is shown, and kept as one if you say yes.

    Parameters
    ----------
    text
        What to remember, such as "中村さんに金曜までに見積もりを送る".
    person
        About whom, if the text does not say: a name, or a number as `enishi people` shows it.
    plain
        Keep it as a note, whatever it promises.
    yes
        Keep the promises without asking.
    json
        One JSON document instead of words; nothing is kept without --yes or --plain.
    """
    owner, now = open_book(), timezone.now()
    found = () if plain else captured(owner=owner, text=text, now=now)
    if not found:
        about = the_person(owner, person, now) if person else _only(people_named(owner=owner, text=text), text)
        deed = write_note(owner=owner, person=about.id, text=text, now=now)
        document(Noted((), kept=True, deed=deed.pk)) if json else tell(say("A note about {name}", name=about.name))
        return 0
    drafts = _drafts(owner, found, person, now) if yes or not json else []
    if not json:
        for one, draft in zip(found, drafts, strict=True):
            who = next((line.name for line in one.people if line.id == draft.person), person)
            print_answer("  ".join(filter(None, (who, one.words, one.due.isoformat() if one.due else ""))))
    agreed = yes or (not json and _agrees())
    done = services.add_promises(owner=owner, drafts=drafts, now=now) if agreed else None
    if json:
        document(Noted(found, kept=done is not None, deed=done.pk if done else None))
    elif done is None:
        tell(say("Nothing was kept."))
    return 0 if done or json else 1


def _drafts(owner: Owner, found: Sequence[Captured], person: str, now: datetime) -> list[services.Draft]:
    about = the_person(owner, person, now) if person else None
    return [
        services.Draft((about or _only(one.people, one.words)).id, one.words, one.due, by_owner=one.by_owner)
        for one in found
    ]


def _agrees() -> bool:
    """Ask at the terminal; no where nobody can answer."""
    if not sys.stdin.isatty():
        return False
    tell(say("Keep this as a promise? [y/N]"))
    return sys.stdin.readline().strip().lower() in {"y", "yes", "はい"}


def _only(people: Sequence[PersonLine], text: str) -> PersonLine:
    if not people:
        raise Refused(say("Whom “{text}” is about, nobody can tell; say it with --person.", text=text))
    if len(people) > 1:
        names = ", ".join(f"{line.name} ({line.id})" for line in people)
        raise Refused(say("More than one person may be meant: {names}. Say it with --person.", names=names))
    return people[0]


def the_person(owner: Owner, asked: str, now: datetime) -> PersonLine:
    """The one whom a number or a name means."""
    if asked.isdecimal():
        return PersonLine.of(find_person(owner, int(asked)))
    found = people_page(owner=owner, query=asked, order="close", now=now).lines
    exactly = [line for line in found if line.name.replace(" ", "") == asked.replace(" ", "")]
    return _only(exactly or found, asked)
