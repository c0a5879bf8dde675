"""The conversations in a log of Messenger Plus! or Trillian: who took part, when it began, what was said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta

from enishi.kit.lines import Line
from enishi.kit.text import squeeze
from enishi.records import Handle
from enishi.sources._chats import Said, plain_marks
from enishi.sources.linkedin.moments import day  # the same ways of writing dates

_TRILLIAN = re.compile(r"Session Start \((\w{2,12}) - ([^:()]{1,200}):([^()]{1,200})\): (.{10,40})")
_TRILLIAN_ENDS = re.compile(r"Session (?:Close|End) \(")
_PLUS_BEGINS = re.compile(r"\|\s{0,20}Session Start:\s{0,20}([^|]{6,80})\|?")
_PLUS_PERSON = re.compile(r"\|\s{2,20}([^|]{1,300}?)\s{0,5}\(([^\s()|]{1,200}@[^\s()|]{3,200})\)\s{0,300}\|?")
_RULE = re.compile(r"\.-{10,200}\.")
_STAMPED = re.compile(r"\[(\d{1,2}):(\d\d)(?::(\d\d))?(?:\s?([AaPp])\.?[Mm]\.?)?\]\s?(.*)", re.DOTALL)
_SAYS = re.compile(r"(.{1,200}) says:\s{0,20}")
_WEEKDAY = re.compile(r"^[^\W\d_]{3,12},\s+")
_SERVICES = {"msn": "msn", "aim": "aim", "icq": "icq", "yahoo": "yahoo", "jabber": "jabber", "skype": "skype"}
_BACK = timedelta(hours=1)  # a clock that goes back by more than this has passed midnight
_LONGEST = 66_000  # characters of one message
MOST_SAID = 100_000  # in one conversation
_MOST_PEOPLE = 1_000
_LONG_AGO = datetime(1970, 1, 1)  # noqa: DTZ001 - a clock on a wall, as all here


@dataclass
class Session:
    """One conversation: those who take part, the owner first, each by the name shown and the address."""

    begins: datetime | None
    people: tuple[tuple[str, Handle], ...] = ()
    said: list[Said] = field(default_factory=list)
    speaker: str = ""  # whose words stand in the lines that follow
    wall: datetime = _LONG_AGO

    def named(self, shown: str) -> str:
        """The name by which somebody is listed; the shown one if they are not."""
        plain = squeeze(plain_marks(shown))
        return next((name for name, _ in self.people if name.casefold() == plain.casefold()), plain)

    def add(self, text: str, clock: time | None) -> None:
        """A line of the speaker's."""
        if len(self.said) >= MOST_SAID:
            return
        now = max(self.wall, self.begins or _LONG_AGO)
        if clock is not None:
            at = datetime.combine(now.date(), clock)
            now = at + timedelta(days=1) if at < now - _BACK else at
        self.wall = now
        if text.strip():
            self.said.append(Said(now, self.speaker, text.strip()))

    def go_on(self, text: str) -> None:
        """A line that belongs to the message before."""
        if text.strip() and self.said and len(self.said[-1].text) < _LONGEST:
            self.said[-1] = replace(self.said[-1], text=f"{self.said[-1].text}\n{text.strip()}")


def begins_log(lines: list[str]) -> bool:
    """Whether a file whose first lines these are is such a log."""
    if not lines:
        return False
    is_plus = len(lines) > 1 and bool(_RULE.fullmatch(lines[0].strip())) and bool(_PLUS_BEGINS.match(lines[1]))
    return is_plus or _TRILLIAN.match(lines[0]) is not None


def sessions_in(lines: Iterable[Line]) -> Iterator[Session]:
    """The conversations one by one, each when it is whole."""
    session: Session | None = None
    for line in lines:
        text = line.text
        # A log has a million lines, of which few are the program's: a look at the first sign tells most.
        if text[:1] in ("S", "|") and (started := _started(text)):
            if session is not None:
                yield session
            session = started
        elif session is not None:
            _take(session, text)
    if session is not None:
        yield session


def _started(text: str) -> Session | None:
    if found := _TRILLIAN.match(text):
        own, other = (squeeze(each) for each in found.group(2, 3))
        people = tuple((name, handle) for name in (own, other) if (handle := _address(found[1], name)))
        return Session(_moment(found[4].strip()), people)
    if found := _PLUS_BEGINS.match(text):
        date = day(_WEEKDAY.sub("", found[1].strip()))
        return Session(datetime.combine(date.first, time()) if date and date.day and date.first else None)
    return None


def _take(session: Session, text: str) -> None:
    begins = text[:1]
    if begins == "[" and (stamped := _STAMPED.match(text)):
        _stamped(session, stamped)
    elif begins == "|":
        _listed(session, text)
    elif begins == " ":
        session.go_on(text)
    elif text.strip() and not _RULE.fullmatch(text.strip()) and not _TRILLIAN_ENDS.match(text):
        _spoken(session, text, None)


def _listed(session: Session, text: str) -> None:
    """A line above a conversation, which may name one of those who take part."""
    person = _PLUS_PERSON.match(text)
    if person and (handle := Handle.email(person[2])) and len(session.people) < _MOST_PEOPLE:
        session.people += ((squeeze(plain_marks(person[1])), handle),)


def _stamped(session: Session, found: re.Match[str]) -> None:
    clock, rest = _clock(found), found[5]
    if says := _SAYS.fullmatch(rest):
        session.speaker = session.named(says[1])
    elif session.speaker:  # until the next "says", all is theirs, whatever it begins with
        session.add(rest, clock)
    else:
        _spoken(session, rest, clock)


def _spoken(session: Session, text: str, clock: time | None) -> None:
    """A line that begins with who says it; one that does not is said by the program."""
    known = next((name for name, _ in session.people if text.startswith(f"{name}:")), "")
    name, colon, words = (known, ":", text[len(known) + 1 :]) if known else text.partition(": ")
    if colon and len(name) <= 200 and not name.startswith("***"):
        before, session.speaker = session.speaker, session.named(name)
        session.add(words, clock)
        session.speaker = before


def _address(service: str, name: str) -> Handle | None:
    kind = _SERVICES.get(service.lower(), service.lower())
    if kind == "msn" or "@" in name:
        return Handle.email(name) or Handle.account("msn", name)
    return Handle.account(kind, name.replace(" ", "") if kind == "aim" else name)


def _moment(text: str) -> datetime | None:
    try:
        return datetime.strptime(text, "%a %b %d %H:%M:%S %Y")  # noqa: DTZ007 - a clock on a wall
    except ValueError:
        return None


def _clock(found: re.Match[str]) -> time | None:
    hour, minute, second, half = int(found[1]), int(found[2]), int(found[3] or 0), (found[4] or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute, second) if hour < 24 and minute < 60 and second < 60 else None
