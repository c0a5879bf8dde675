"""A LINE talk as days and lines said: quoted and unquoted text of several lines is put together."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time

from enishi.kit.day_order import Numbers
from enishi.kit.lines import Line
from enishi.sources.line.layout import SPACED, TABBED, clock_of, day_of

_LONGEST = 20_000  # characters of one message; LINE allows 10,000
_MOST_LINES = 500  # of one quoted message


@dataclass(frozen=True, slots=True)
class Day:
    """A line that begins a day, the byte at which it stands, and whether its weekday is in Japanese."""

    at: int
    numbers: Numbers
    weekday: int
    is_japanese: bool


@dataclass(slots=True)
class Spoken:
    """A line that was said at a time of the day; `sender` is None where the layout does not part it from the text."""

    clock: time
    sender: str | None
    text: str


def read_talk(lines: Iterator[Line]) -> Iterator[Day | Spoken]:
    """The days and what was said in them; what stands before the first day is left out."""
    rows = _Rows(lines)
    spoken: Spoken | None = None
    is_begun = is_tabbed = False
    while (line := rows.next()) is not None:
        if day := day_of(line.text):
            if spoken:
                yield _whole(spoken)
            spoken, is_begun = None, True
            yield Day(line.at, *day)
        elif is_begun and (said := _spoken(line.text, is_tabbed=is_tabbed)):
            is_tabbed = is_tabbed or said.sender is not None
            if spoken:
                yield _whole(spoken)
            said.text = rows.quoted(said.text, line)
            spoken = said
        elif spoken and len(spoken.text) < _LONGEST:
            spoken.text += "\n" + line.text
    if spoken:
        yield _whole(spoken)


def _spoken(text: str, *, is_tabbed: bool) -> Spoken | None:
    if not text[:1].isdigit() and text[:1] not in ("午", "上", "下"):
        return None
    if (found := TABBED.fullmatch(text)) and (clock := clock_of(found)):
        # With one tab, or with nobody between two, it is the program that speaks.
        is_said = found["text"] is not None and found["sender"].strip()
        return Spoken(clock, found["sender"].strip() if is_said else "", found["text"] or "")
    # Where tabs part the columns, a line such as “10:00 at the gate” goes on with what was said before.
    if not is_tabbed and (found := SPACED.fullmatch(text)) and (clock := clock_of(found)):
        return Spoken(clock, None, found["text"])
    return None


def _whole(spoken: Spoken) -> Spoken:
    spoken.text = spoken.text.strip()
    return spoken


class _Rows:
    """The lines, some of which are looked at before their turn."""

    def __init__(self, lines: Iterator[Line]) -> None:
        self._lines = lines
        self._ahead: deque[Line] = deque()
        self._barren = 0  # so many of the lines ahead are known to close nothing

    def next(self) -> Line | None:
        self._barren = max(0, self._barren - 1)
        return self._ahead.popleft() if self._ahead else next(self._lines, None)

    def quoted(self, text: str, line: Line) -> str:
        """The whole text where it begins with a quotation mark and goes on in the lines that follow.

        Phones end what is said with CR LF, and the lines within it with LF alone; without that the closing mark tells.
        """
        if not text.startswith('"') or line.is_crlf or text.count('"') % 2 == 0:
            return text
        for number in range(self._barren, _MOST_LINES):
            if number == len(self._ahead):
                if (row := next(self._lines, None)) is None:
                    break
                self._ahead.append(row)
            if self._ahead[number].is_crlf or _closes(self._ahead[number].text):
                parts = [text, *(self._ahead.popleft().text for _ in range(number + 1))]
                self._barren = 0
                return "\n".join(parts).rstrip()[1:].removesuffix('"').replace('""', '"')
            self._barren = number + 1
        return text


def _closes(text: str) -> bool:
    """Whether a line ends with a closing mark; a mark that belongs to the text stands twice."""
    text = text.rstrip()
    return (len(text) - len(text.rstrip('"'))) % 2 == 1
