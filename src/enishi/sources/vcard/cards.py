"""From lines to cards: where one begins and ends, which stand inside another, and which are too much to take."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from enishi.kit.contentlines import ContentLine, split, unescape, unescape_old
from enishi.kit.say import Say, say
from enishi.records import Skipped

HEAVY = frozenset({"PHOTO", "LOGO", "SOUND", "KEY", "X-MS-CARDPICTURE"})  # pictures and the like: not kept
_DEEPEST = 20  # cards inside cards
_MOST_LINES = 5_000
_MOST_ALIKE = 1_000
_LARGEST = 4 << 20  # characters of one card
_LONGEST_NAME = 2_000
_NAMES = {
    *("FN", "N", "NICKNAME", "SORT-STRING", "X-PHONETIC-FIRST-NAME", "X-PHONETIC-LAST-NAME"),
    *("ORG", "TITLE", "CATEGORIES", "X-GN", "X-ABLABEL"),
}
_MEMBERS = {"MEMBER", "X-ADDRESSBOOKSERVER-MEMBER"}  # a group may have thousands, and no group is read


class Card:
    """The lines between BEGIN:VCARD and its END, without the empty ones."""

    def __init__(self, number: int, line: int) -> None:
        self.number = number
        self.lines: list[ContentLine] = []
        self._line = line
        self._size = 0
        self._trouble: Say | None = None

    @property
    def place(self) -> Say:
        return say("card {number}", number=self.number)

    @property
    def place_in_file(self) -> Say:
        if not self._line:  # not in a file of lines
            return self.place
        return say("card {number}, from line {line}", number=self.number, line=self._line)

    def add(self, line: ContentLine) -> None:
        """Keep a line, unless the card is already known to be too much."""
        if line.name in _MEMBERS or self._trouble is not None or not (line.cut or line.value.strip()):
            return
        self.lines.append(line)
        self._size += len(line.value) + len(line.head.text)
        if line.cut and line.name not in HEAVY and not line.head.is_binary:
            self._trouble = say("Its {property} is longer than 1 MB.", property=line.name[:40])
        elif len(self.lines) > _MOST_LINES or self._size > _LARGEST:
            self._trouble = say("It is too large for one card.")
        if self._trouble is not None:
            self.lines.clear()

    def closed(self) -> Card | Skipped:
        """The card, or why it is not taken."""
        trouble = self._trouble
        for name, lines in self.by_name.items():
            if len(lines) > _MOST_ALIKE:
                trouble = say("It has more than {n} lines of {property}.", n=_MOST_ALIKE, property=name[:40])
            elif name in _NAMES and any(len(line.value) > _LONGEST_NAME for line in lines):
                trouble = say("Its {property} is longer than {n} letters.", property=name, n=_LONGEST_NAME)
        return self if trouble is None else Skipped(self.place_in_file, trouble)

    @cached_property
    def by_name(self) -> dict[str, list[ContentLine]]:
        """The lines under their names, without `other_forms`."""
        found: dict[str, list[ContentLine]] = {}
        others = set(map(id, self.other_forms))
        for line in self.lines:
            if id(line) not in others:
                found.setdefault(line.name, []).append(line)
        return found

    @cached_property
    def other_forms(self) -> list[ContentLine]:
        """All but the first language form of one value (`ALTID`)."""
        seen = set()
        others = []
        for line in self.lines:
            if form := line.head.params.get("ALTID"):
                if (line.name, form) in seen:
                    others.append(line)
                seen.add((line.name, form))
        return others

    @cached_property
    def is_old(self) -> bool:
        """Whether it is vCard 2.1, which has fewer escapes."""
        return any(line.value.strip().startswith("2") for line in self.by_name.get("VERSION", ()))

    def texts(self, name: str) -> list[str]:
        """The values of a property, without escapes."""
        return [self.text(line) for line in self.by_name.get(name, ())]

    def text(self, line: ContentLine) -> str:
        """A value without escapes; 2.1 has none in plain text, but a comma behind a backslash is nobody's wish."""
        return (line.value.replace("\\,", ",") if self.is_old else unescape(line.value)).strip()

    def parts(self, value: str, separator: str = ";") -> list[str]:
        """A structured value's parts, without escapes."""
        free = unescape_old if self.is_old else unescape
        return [free(part).strip() for part in split(value, separator)]


def cards(lines: Iterator[ContentLine]) -> Iterator[Card | Skipped]:
    """Every card, a nested one before the one around it; a last one without END is a card too."""
    stack: list[Card] = []
    number = 0
    below = 0  # how far inside a card that is nested too deeply to be read
    for line in lines:
        border = line.name if line.name in ("BEGIN", "END") and line.value.strip().upper() == "VCARD" else ""
        if border == "BEGIN":
            number += 1
            if below or len(stack) == _DEEPEST:
                below = (below or _DEEPEST) + 1
                for outermost in stack[:1]:
                    reason = say("It holds more than {n} cards inside one another.", n=_DEEPEST)
                    yield Skipped(outermost.place_in_file, reason)
                stack.clear()
            else:
                stack.append(Card(number, line.number))
        elif border == "END":
            below = max(below - 1, 0)
            if stack:
                yield stack.pop().closed()
        elif stack:
            stack[-1].add(line)
    while stack:
        yield stack.pop().closed()
