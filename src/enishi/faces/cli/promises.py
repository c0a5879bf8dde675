"""Commands about promises."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

from cyclopts import App, Parameter
from django.utils import timezone

from enishi.faces.cli.output import line as print_line
from enishi.faces.cli.output import show
from enishi.kit.say import Refused, say
from enishi.kit.text import decode
from enishi.promises import Candidate, find_candidates

Json = Annotated[bool, Parameter(name="--json", negative="")]

promises = App(name="promises", help="What was promised, and what was asked.")


@dataclass(frozen=True)
class Reading:
    """One candidate as the command prints it."""

    id: str
    agent: str
    kind: str
    due: date | datetime | None
    confidence: float
    reason: str
    words: str


@dataclass(frozen=True)
class Line:
    """One line of the file, with what was found in it."""

    line: int
    text: str
    candidates: tuple[Reading, ...]


@promises.command
def find(*, lines: Path, sent: str = "", json: Json = False) -> None:
    """Look for promises and requests in a file whose every line is one message; no book is needed.

    With --json, prints one JSON object for each line of the file: its number (from 1), its text, and its candidates,
    each with id, agent (me: the writer; them: the reader), kind (promise or request), due (a date; with a time, if one
    was said; null if none was), confidence (from 0.5 to 1), reason (the form that told it) and words (the sentence).

    Parameters
    ----------
    lines
        The file.
    sent
        When the messages were sent, such as 2026-11-23T09:00+09:00; without it, now.
    json
        One JSON object a line, instead of a table.
    """
    said = _moment(sent)
    for found in _found(lines, said):
        if json:
            print_line(found)
            continue
        for one in found.candidates:
            due = one.due.isoformat() if one.due else ""
            show("\t".join((str(found.line), one.kind, one.agent, due, f"{one.confidence:.2f}", one.words)))


def _moment(sent: str) -> datetime:
    if not sent:
        return timezone.localtime()
    try:
        moment = datetime.fromisoformat(sent)
    except ValueError:
        raise Refused(say("“{sent}” is no moment. Write it as 2026-11-23T09:00+09:00.", sent=sent)) from None
    return moment if moment.tzinfo else timezone.make_aware(moment)


def _found(path: Path, said: datetime) -> Iterator[Line]:
    try:
        text = decode(path.read_bytes())
    except OSError:
        raise Refused(say("{name} cannot be read.", name=path.name)) from None
    for number, line in enumerate(text.removesuffix("\n").split("\n"), start=1):
        words = line.rstrip("\r")
        yield Line(number, words, tuple(_reading(one) for one in find_candidates(words, said)))


def _reading(one: Candidate) -> Reading:
    due = None if one.due is None else one.due.moment if one.due.at else one.due.day
    return Reading(one.id, one.agent, one.kind, due, one.confidence, one.reason, one.words)
