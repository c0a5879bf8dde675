"""Who owes whom a reply in a thread: the last word asks, and nobody has answered."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median_low

from enishi.promises.asking import asking_sentence

# From a question to its answer, how long that was.
Waited = Callable[[datetime, datetime], timedelta]


@dataclass(frozen=True)
class Message:
    """One message of a thread, as its reader sees it."""

    id: int
    at: datetime  # aware
    is_mine: bool  # the owner wrote it
    to_reader: bool  # addressed to the one who is to answer, not as a copy
    text: str
    subject: str
    people: int  # how many took part, the writer included
    is_bulk: bool = False


@dataclass(frozen=True)
class Owed:
    """A reply that is waited for: by the other, or by the owner."""

    by_owner: bool  # the owner owes the reply; else the other does
    message: int  # the message that waits
    words: str  # the sentence that asks
    since: datetime


CROWD = 6  # with more people, nobody in particular is asked
# Who writes to the asker in another thread so soon has most likely answered there; later, it is another matter.
ANSWERED_ELSEWHERE = timedelta(days=2)
_LEAST_ANSWERS = 5
_LONGEST_WAIT = timedelta(days=45)

# The asker needs no answer any more.
_SETTLED = re.compile(
    r"自己解決|解決しました|(?:もう|既に|すでに)(?:大丈夫|結構|不要)|取り下げ|見つかりました|ご放念|お忘れください"
    r"|なかったことに|忘れてください"
    r"|他で間に合|ほかで間に合|でしたので結構|で結構です|ましたので結構|\b(?:never ?mind|(?:please )?(?:ignore"
    r"|disregard) my|forget (?:it|what i)|no need to (?:answer|reply|respond)|(?:found|solved|sorted"
    r"|figured) it(?:self)? (?:out|myself|already)|found it|has sorted itself|no longer need)\b",
    re.IGNORECASE,
)


def reply_owed(thread: Sequence[Message], *, sent_elsewhere: datetime | None = None) -> Owed | None:
    """The reply that a thread waits for, or None: its last words, all by one writer, ask, and are not taken back.

    `sent_elsewhere` is the first time after it that whoever is to answer wrote to the one who asks in another thread.
    Soon after the question it is most likely the answer; a letter much later is about something else.
    """
    for message in _last_words(thread):
        if _SETTLED.search(message.text):
            return None
        if not message.is_bulk and message.to_reader and message.people <= CROWD:
            if sent_elsewhere is not None and timedelta() < sent_elsewhere - message.at <= ANSWERED_ELSEWHERE:
                return None
            if words := asking_sentence(message.text, message.at):
                return Owed(not message.is_mine, message.id, words, message.at)
    return None


def _last_words(thread: Sequence[Message]) -> Iterator[Message]:
    """The messages at a thread's end that one side wrote, the newest first."""
    newest = sorted(thread, key=lambda message: message.at, reverse=True)
    for message in newest:
        if message.is_mine is not newest[0].is_mine:
            return
        yield message


def usual_wait(
    history: Sequence[Message], waited: Waited = lambda asked, answered: answered - asked
) -> timedelta | None:
    """How long the owner usually takes to answer, by the median of their answers in the threads' messages given.

    `history` is of one thread after another, each in order of time; `waited` tells how long a wait was, such as by
    working hours alone. None with fewer answers than tell anything.
    """
    waits: list[timedelta] = []
    asked: datetime | None = None
    for message in history:
        if not message.is_mine:
            asked = asked if asked is not None and asked <= message.at else message.at
        elif asked is not None:
            if timedelta() < message.at - asked <= _LONGEST_WAIT:
                waits.append(waited(asked, message.at))
            asked = None
    return median_low(waits) if len(waits) >= _LEAST_ANSWERS else None
