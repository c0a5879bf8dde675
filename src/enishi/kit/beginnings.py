"""Names at the beginning of lines, parted from what follows by a sign that names may hold too."""

from __future__ import annotations

from collections import Counter

_BEGINNINGS = 5_000  # of so many it is counted how often they come
_MOST_PARTS = 4  # of a name that holds the separator itself
_NAME = 100  # characters of a name at most


class Beginnings:
    """How lines begin whose sender nothing but a space or a colon parts from the text, both of which names may hold."""

    def __init__(self, separator: str) -> None:
        self._separator = separator
        self._counts = Counter[str]()

    def add(self, line: str) -> None:
        """Count the beginnings of one line that could be a name."""
        parts = line[:_NAME].split(self._separator)
        for number in range(1, min(_MOST_PARTS, len(parts) - 1) + 1):
            beginning = self._separator.join(parts[:number])
            if beginning in self._counts or len(self._counts) < _BEGINNINGS:
                self._counts[beginning] += 1

    def parted(self, line: str, known: str = "") -> tuple[str, str]:
        """The sender and the text: whatever always follows a name, and more than once, is part of it."""
        if known and line.startswith(known + self._separator):
            return known, line[len(known + self._separator) :]
        name, separator, _ = line.partition(self._separator)
        if not separator:
            return "", line
        parts = line[:_NAME].split(self._separator)
        for number in range(2, min(_MOST_PARTS, len(parts) - 1) + 1):
            longer = self._separator.join(parts[:number])
            if not 1 < self._counts[longer] == self._counts[name]:
                break
            name = longer
        return name, line[len(name + self._separator) :]

    def __bool__(self) -> bool:
        return bool(self._counts)
