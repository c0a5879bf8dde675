"""What is in an Excel workbook: its sheets in order, and their cells as the text that a reader of the sheet sees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zipfile import ZipInfo

from enishi.kit.archives import Archive
from enishi.kit.sheet_xml import DamagedSheetError, Piece, pieces

__all__ = ["DamagedSheetError", "Workbook"]

_MOST_STRINGS = 1_000_000
_MOST_LETTERS = 32_000_000
_MOST_STYLES = 100_000
_WIDEST = 2_000  # columns
_FAR = 1_000  # empty rows on end, after which rows are counted no more
_COLUMN = re.compile(r"([A-Z]{1,3})\d")
# How Excel itself calls its formats of days, Japanese ones among them; those that a sheet brings hold y, m or d.
_DAYS = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_NOT_A_DAY = re.compile(r"\"[^\"]{0,200}\"|\\.|\[[^\]]{0,100}\]|General", re.IGNORECASE)
_SINCE_1900, _SINCE_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001 - a sheet knows no zone


@dataclass
class Workbook:
    """An opened workbook."""

    archive: Archive
    parts: dict[str, ZipInfo]
    sheets: list[str] = field(default_factory=list)  # the parts' names, in the order of the tabs
    strings: list[str] = field(default_factory=list)
    days: set[int] = field(default_factory=set)  # the styles that show a day
    begins: datetime = _SINCE_1900

    @classmethod
    def of(cls, archive: Archive) -> Workbook:
        """What has to be known before a sheet is read."""
        book = cls(archive, {entry.filename: entry for entry in archive.files})
        book._read_tabs()
        book._read_styles()
        book._read_strings()
        return book

    def rows(self, sheet: str) -> Iterator[list[str]]:
        """The rows of a sheet as it numbers them: those that are empty or left out come as empty ones."""
        row: list[str] = []
        number = last = 0
        for piece in self._pieces(sheet, ("row", "c", "v", "is")):
            if piece.name == "row" and piece.is_start:
                at = piece.attributes.get("r", "")
                number, row = max(number + 1, int(at[:9]) if at.isdecimal() else 0), []
            elif piece.name == "c" and not piece.is_start:
                self._put(row, piece)
            elif piece.name == "row" and any(row):
                yield from ([] for _ in range(min(number - 1 - last, _FAR)))
                yield row
                last = number

    def _put(self, row: list[str], cell: Piece) -> None:
        found = _COLUMN.match(cell.attributes.get("r", ""))
        place = _number_of(found[1]) if found else len(row)
        text = self._text(cell)
        if text and place < _WIDEST:
            row.extend([""] * (place + 1 - len(row)))
            row[place] = text

    def _text(self, cell: Piece) -> str:
        kind, raw = cell.attributes.get("t", "n"), cell.text.strip()
        if kind == "s":
            return self.strings[int(raw)] if raw.isdecimal() and int(raw) < len(self.strings) else ""
        if kind == "b":
            return "TRUE" if raw == "1" else "FALSE"
        if kind in ("str", "inlineStr", "d"):
            return cell.text
        return "" if kind == "e" else self._number(raw, cell.attributes.get("s", ""))

    def _number(self, raw: str, style: str) -> str:
        try:
            value = float(raw)
        except ValueError:
            return raw
        if style.isdecimal() and int(style) in self.days and 0 < value < 3_000_000:
            at = self.begins + timedelta(seconds=round(value * 86_400))
            return f"{at:%Y-%m-%d}" if value.is_integer() else f"{at:%Y-%m-%d %H:%M:%S}"
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else raw

    def _read_tabs(self) -> None:
        targets: dict[str, str] = {}
        for piece in self._pieces("xl/_rels/workbook.xml.rels", ("Relationship",)):
            target = piece.attributes.get("Target", "")
            targets[piece.attributes.get("Id", "")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        named = []
        for piece in self._pieces("xl/workbook.xml", ("sheet", "workbookPr")):
            if piece.name == "workbookPr" and piece.attributes.get("date1904") in ("1", "true"):
                self.begins = _SINCE_1904
            elif piece.name == "sheet" and piece.is_start and piece.attributes.get("state", "visible") == "visible":
                named.append(targets.get(piece.attributes.get("id", ""), ""))
        able = sorted(name for name in self.parts if name.startswith("xl/worksheets/") and name.endswith(".xml"))
        self.sheets = [name for name in named if name in self.parts] or able

    def _read_styles(self) -> None:
        own: set[int] = set()
        place, is_used = 0, False
        for piece in self._pieces("xl/styles.xml", ("numFmt", "cellXfs", "xf")):
            if piece.name == "cellXfs":
                is_used = piece.is_start
            elif piece.is_start and piece.name == "numFmt" and len(own) < _MOST_STYLES:
                code, number = piece.attributes.get("formatCode", ""), piece.attributes.get("numFmtId", "")
                if number.isdecimal() and re.search(r"[ymdhge]", _NOT_A_DAY.sub("", code[:500]), re.IGNORECASE):
                    own.add(int(number))
            elif piece.is_start and piece.name == "xf" and is_used and place < _MOST_STYLES:
                number = piece.attributes.get("numFmtId", "")
                if number.isdecimal() and (int(number) in own or int(number) in _DAYS):
                    self.days.add(place)
                place += 1

    def _read_strings(self) -> None:
        letters = 0
        for piece in self._pieces("xl/sharedStrings.xml", ("si",)):
            if not piece.is_start:
                letters += len(piece.text)
                if letters > _MOST_LETTERS or len(self.strings) >= _MOST_STRINGS:
                    raise DamagedSheetError
                self.strings.append(piece.text)

    def _pieces(self, part: str, names: tuple[str, ...]) -> Iterator[Piece]:
        if (entry := self.parts.get(part)) is not None:
            with self.archive.open(entry) as stream:
                yield from pieces(stream, names)


def _number_of(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
