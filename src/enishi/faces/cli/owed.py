"""Commands about what is owed: promises kept, put off, let go, noted; and replies that are waited for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Annotated

from cyclopts import Parameter
from django.utils import timezone

from enishi.faces.cli.noting import the_person
from enishi.faces.cli.output import document, tell
from enishi.faces.cli.output import show as print_answer
from enishi.faces.cli.promises import promises
from enishi.faces.words import spoken
from enishi.kit.say import Refused, Say, say
from enishi.queries.promise_lines import PromiseLine
from enishi.queries.promises import new_day_letter, promise_line, promises_page
from enishi.queries.replies import replies as waiting
from enishi.services import promises as services
from enishi.services.owner import open_book
from enishi.store.models import Deed

Json = Annotated[bool, Parameter(name="--json", negative="")]
Flag = Annotated[bool, Parameter(negative="")]


@promises.command(name="list")
def list_(*, theirs: Flag = False, older: Flag = False, json: Json = False) -> None:
    """List what is promised and not kept yet, the soonest first.

    Parameters
    ----------
    theirs
        What others promised you, instead of what you promised.
    older
        What has been past for more than two months.
    json
        One JSON document instead of words.
    """
    page = promises_page(owner=open_book(), now=timezone.now(), by_owner=not theirs, older=older)
    if json:
        document(page)
        return
    for line in (*page.lines, *page.requests):
        print_answer(_line(line))
    if not page.lines and not page.requests:
        print_answer(spoken(say("No promises here.")))


def _line(line: PromiseLine) -> str:
    due = line.due.isoformat() if line.due else "          "
    kept = f"  ({spoken(say('kept by this? “{words}”', words=line.proof.words))})" if line.proof else ""
    return f"{line.id:>6}  {due}  {line.names}  {line.words}{kept}"


@promises.command
def kept(promise: int, /, *, json: Json = False) -> None:
    """Say that a promise is kept.

    Parameters
    ----------
    promise
        Its number, as `enishi promises list` shows it.
    json
        One JSON document instead of words.
    """
    _settle(services.keep, promise, json=json)


@promises.command
def late(promise: int, /, *, json: Json = False) -> None:
    """Say that a promise is kept on a later day, which had been told before.

    Parameters
    ----------
    promise
        Its number.
    json
        One JSON document instead of words.
    """
    _settle(services.keep_late, promise, json=json)


@promises.command(name="let-go")
def let_go(promise: int, /, *, json: Json = False) -> None:
    """Say that both agree to let a promise go.

    Parameters
    ----------
    promise
        Its number.
    json
        One JSON document instead of words.
    """
    _settle(services.let_go, promise, json=json)


@promises.command(name="not")
def not_(promise: int, /, *, json: Json = False) -> None:
    """Say that something is no promise.

    Parameters
    ----------
    promise
        Its number.
    json
        One JSON document instead of words.
    """
    _settle(services.not_one, promise, json=json)


@promises.command
def move(promise: int, /, *, to: str, json: Json = False) -> None:
    """Set a new day, and print a draft of the letter that tells it. Nothing is sent.

    Parameters
    ----------
    promise
        Its number.
    to
        The new day, such as 2026-11-27.
    json
        One JSON document: what was done, and the letter.
    """
    owner, now, due = open_book(), timezone.now(), _day(to)
    done = services.tell_new_day(owner=owner, promise=promise, due=due, now=now)
    letter = new_day_letter(promise_line(owner=owner, promise=promise, now=now), owner=owner, due=due, now=now)
    if json:
        document({"deed": done.pk, "letter": letter})
        return
    print_answer(letter)


@promises.command
def add(words: str, /, *, person: str, due: str = "", theirs: Flag = False, json: Json = False) -> None:
    """Note down a promise.

    Parameters
    ----------
    words
        What is promised.
    person
        With whom: a name, or a number as `enishi people` shows it.
    due
        The day, such as 2026-11-27.
    theirs
        They promised it to you.
    json
        One JSON document instead of words.
    """
    owner, now = open_book(), timezone.now()
    draft = services.Draft(the_person(owner, person, now).id, words, _day(due) if due else None, by_owner=not theirs)
    _done(services.add_promises(owner=owner, drafts=[draft], now=now), json=json)


def replies(*, theirs: Flag = False, json: Json = False) -> None:
    """Show who waits for your reply, longest first, and how long; with --theirs, for whose reply you wait.

    Parameters
    ----------
    theirs
        For whose reply you wait, instead.
    json
        One JSON document instead of words.
    """
    lines = waiting(owner=open_book(), now=timezone.now(), by_owner=not theirs)
    if json:
        document(lines)
        return
    for line in lines:
        print_answer(f"{line.hours:>7.0f} h  {line.person.name}  {line.subject or line.words}")
    if lines and lines[0].usual_hours is not None:
        hours = max(1, round(lines[0].usual_hours))
        tell(say("You usually answer within {hours} working hours (8 to 20 o’clock).", hours=hours))
    if not lines:
        print_answer(spoken(say("Nobody waits for a reply.")))


def _settle(verb: Callable[..., Deed], promise: int, *, json: bool) -> None:
    _done(verb(owner=open_book(), promise=promise, now=timezone.now()), json=json)


def _done(deed: Deed, *, json: bool) -> None:
    what = Say.from_json(deed.what)
    if json:
        document({"deed": deed.pk, "what": what})
        return
    tell(what)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refused(say("“{text}” is no date; write 2026-11-27.", text=text)) from None
