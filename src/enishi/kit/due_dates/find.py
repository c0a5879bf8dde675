"""Where a text names a day or an hour, and which one that is for whoever said it, then and there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from enishi.kit.due_dates import english_rules as english
from enishi.kit.due_dates import japanese_rules as japanese
from enishi.kit.due_dates.lexer import Token
from enishi.kit.due_dates.reckon import Reckoned, reckon
from enishi.kit.due_dates.spoken import Precision, Spoken, ground, joined
from enishi.kit.due_dates.workdays import WorksOn, works_in_japan, works_on_weekdays

_LONGEST = 2_000  # characters: a sentence; what comes after is not read
_JAPANESE = re.compile(r"[\u3041-\u30ff\u4e00-\u9fff]")
# Full-width signs to plain ones, each of the same length, so that places in the text stay.
_PLAIN = str.maketrans(
    {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {"’": "'", "–": "-", "−": "-", "\u3000": " "}
)
_GLUE_JA = re.compile(japanese.GLUE)
_GLUE_EN = re.compile(english.GLUE, re.IGNORECASE)
_LIMIT_JA = re.compile(japanese.LIMIT_AFTER)
_LIMIT_EN = re.compile(english.LIMIT_BEFORE, re.IGNORECASE)
_BEFORE_JA = re.compile(japanese.BEFORE_AFTER)
_BEFORE_EN = re.compile(english.BEFORE, re.IGNORECASE)
_THING_JA = re.compile(japanese.THING_AFTER)
_THING_EN = re.compile(english.THING_AFTER)
_THING_HEAD_EN = re.compile(english.THING_BEFORE, re.IGNORECASE)
_WHOSE_EN = re.compile(english.WHOSE_AFTER)
_LONGEST_GLUE = 16
_HEAD = 30  # characters before a date that can tell what it is


@dataclass(frozen=True)
class Due:
    """A date that a text names, at `text[start:end]`.

    `day` is in the zone of the one who said it and the last on which "by then" is kept; `at` is the clock time, if one
    was said. `moment` is both with the zone: the end of the day where no time was said. `is_limit`: "by", まで or the
    like says it is a deadline. `is_of_a_thing`: it says which thing is meant, as in 月末の請求書.
    `confidence` from 0 to 1 is a rule of thumb, not a probability.
    """

    start: int
    end: int
    day: date
    at: time | None
    precision: Precision
    confidence: float
    is_limit: bool
    is_of_a_thing: bool
    moment: datetime


def due_date(text: str, said: datetime) -> Due | None:
    """The date by which what a text promises falls due: a deadline before a mere day, else the first named.

    A day that only says which thing is meant (月末の請求書, "next week's agenda") comes last.
    """
    found = find_dates(text, said)
    return max(found, key=lambda due: _fitness(due, said), default=None)


def _fitness(due: Due, said: datetime) -> tuple[bool, ...]:
    return due.moment >= said, not due.is_of_a_thing, due.is_limit, due.confidence > 0.5


def find_dates(text: str, said: datetime) -> list[Due]:
    """All dates that a text names, in order. `said` is aware; ValueError if it is not."""
    if said.tzinfo is None:
        raise ValueError("the moment something was said needs a time zone")
    plain = text[:_LONGEST]
    is_japanese = False
    if not plain.isascii():
        plain = plain.translate(_PLAIN)
        is_japanese = _JAPANESE.search(plain) is not None
    lexer = japanese.LEXER if is_japanese else english.LEXER
    if not lexer.may_hold(plain):
        return []
    glue = _GLUE_JA if is_japanese else _GLUE_EN
    works = works_in_japan if is_japanese or said.utcoffset() == timedelta(hours=9) else works_on_weekdays
    groups = _grouped(list(lexer.tokens(plain)), plain, glue)
    return [due for token in groups if (due := _due(token, plain, said, works, is_japanese=is_japanese))]


def _grouped(tokens: Sequence[Token], text: str, glue: re.Pattern[str]) -> Iterator[Token]:
    held: Token | None = None
    for token in tokens:
        if held is not None and token.start - held.end <= _LONGEST_GLUE:
            spoken = joined(held.spoken, token.spoken)
            if spoken is not None and glue.fullmatch(text, held.end, token.start):
                held = Token(held.start, token.end, spoken)
                continue
        if held is not None:
            yield held
        held = token
    if held is not None:
        yield held


def _due(token: Token, text: str, said: datetime, works: WorksOn, *, is_japanese: bool) -> Due | None:
    spoken = token.spoken
    if not _names_a_day(spoken):
        return None
    if is_japanese:
        is_before = _BEFORE_JA.match(text, token.end) is not None
        is_limit = _LIMIT_JA.match(text, token.end) is not None
    else:
        head = text[max(0, token.start - _HEAD) : token.start]
        is_before = _BEFORE_EN.search(head) is not None
        is_limit = _LIMIT_EN.search(head) is not None or text[token.start : token.start + 6].lower() == "within"
    if is_before:
        spoken = _day_before(spoken)
    zone = spoken.zone or said.tzinfo
    there = said.astimezone(zone)
    found = reckon(spoken, there, works)
    if found is None:
        return None
    moment = datetime.combine(found.day, found.at or time(23, 59), tzinfo=zone)
    is_limit = (
        is_limit
        or is_before
        or bool(spoken.ends_day)
        or spoken.part == "end"
        or "以内" in text[token.start : token.end]
    )
    confidence = spoken.sure * (1.0 if found.day >= there.date() else 0.5)
    is_of_a_thing = _tells_which_thing(token, text, is_japanese=is_japanese)
    return Due(token.start, token.end, *_shown(found), round(confidence, 2), is_limit, is_of_a_thing, moment)


def _tells_which_thing(token: Token, text: str, *, is_japanese: bool) -> bool:
    if is_japanese:
        end = token.end - 1 if text[token.end - 1] == "の" else token.end
        return _THING_JA.match(text, end) is not None
    head = text[max(0, token.start - _HEAD) : token.start]
    if text[token.start : token.start + 4].lower() == "the ":  # "the end of month" holds its own article
        head += "the "
    named = _THING_HEAD_EN.search(head) is not None and _THING_EN.match(text, token.end) is not None
    return named or (_WHOSE_EN.match(text, token.end) is not None and _LIMIT_EN.search(head) is None)


def _shown(found: Reckoned) -> tuple[date, time | None, Precision]:
    return found.day, found.at, found.precision


def _names_a_day(spoken: Spoken) -> bool:
    """Whether a date can be told: a zone or a bare year cannot."""
    if spoken.year is not None and spoken.month is None and spoken.quarter is None and spoken.part is None:
        return False
    rest = (spoken.weekday, spoken.hour, spoken.ends_day, spoken.part)
    return bool(ground(spoken)) or any(value is not None for value in rest)


def _day_before(spoken: Spoken) -> Spoken:
    """ "Before Friday" is kept by Thursday, "before next week" within this; "before noon" is noon."""
    if spoken.hour is not None or spoken.part is not None or spoken.ends_day or spoken.unit in {"hour", "minute"}:
        return spoken
    if spoken.weeks is not None and spoken.weekday is None:
        return replace(spoken, weeks=spoken.weeks - 1)
    if spoken.months is not None and spoken.day is None:
        return replace(spoken, months=spoken.months - 1, part="end")
    return replace(spoken, later=(spoken.later or 0) - 1)
