"""The rows of a dump in SQL: what stands in its INSERT statements, each value as text, and nothing else of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

Cells = dict[str, str]  # a NULL is not there

_INSERT = re.compile(
    r"^[ \t]{0,20}INSERT (?:IGNORE )?INTO [`\"]?(\w{1,80})[`\"]? ?\(([^()]{1,8000})\) VALUES\s*+",
    re.MULTILINE | re.IGNORECASE,
)
_VALUE = re.compile(r"\s*+(?:'((?:[^'\\]++|\\.|'')*+)'|([^\s,()';]++))\s*+([,)])", re.DOTALL)
_OPENS = re.compile(r"\s*+\(")
_GOES_ON = re.compile(r"\s*+([,;])")
_ESCAPED = re.compile(r"\\(.)|''", re.DOTALL)
_MEANS = {"0": "\0", "n": "\n", "r": "\r", "t": "\t", "Z": "\x1a", "b": "\b"}


class DamagedDumpError(ValueError):
    """A statement breaks off, or is not written as these are."""


def rows_in(text: str) -> Iterator[tuple[str, Cells]]:
    """Every row with its table's name; raises DamagedDumpError where the dump breaks."""
    at = 0
    while found := _INSERT.search(text, at):
        table = found[1].lower()
        columns = [column.strip(' \t\r\n`"') for column in found[2].split(",")]
        at, is_over = found.end(), False
        while not is_over:
            cells, at = _row(text, at, columns)
            yield table, cells
            at, is_over = _next(text, at)


def _row(text: str, at: int, columns: list[str]) -> tuple[Cells, int]:
    if (opens := _OPENS.match(text, at)) is None:
        raise DamagedDumpError
    cells, at = Cells(), opens.end()
    for place in range(len(columns)):
        if (found := _VALUE.match(text, at)) is None or (found[3] == ")") != (place == len(columns) - 1):
            raise DamagedDumpError
        at = found.end()
        if found[1] is not None:
            cells[columns[place]] = _ESCAPED.sub(_character, found[1])
        elif found[2].upper() != "NULL":
            # A text that reads like a number stands without marks, such as a telephone number.
            cells[columns[place]] = found[2]
    return cells, at


def _next(text: str, at: int) -> tuple[int, bool]:
    if (found := _GOES_ON.match(text, at)) is None:
        raise DamagedDumpError
    return found.end(), found[1] == ";"


def _character(found: re.Match[str]) -> str:
    return "'" if found[1] is None else _MEANS.get(found[1], found[1])
