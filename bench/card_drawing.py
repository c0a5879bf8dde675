"""Draws made-up cards as a printer would: 91 mm by 55 mm, in one of two typefaces, across or downwards."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from bench.card_people import MadeCard

WIDE, HIGH = 1092, 660  # twelve dots to the millimetre
_FONTS = Path("/usr/share/fonts/opentype/noto")
_JAPANESE_FACE = 0
_EDGE = 76
_INKS = ("#1d1d1f", "#222b45", "#333333")
_PAPERS = ("#ffffff", "#fbf9f2", "#f4f6f8")


def fonts_are_here() -> bool:
    """Whether Debian's fonts-noto-cjk is installed."""
    return _file(serif=True).exists() and _file(serif=False).exists()


def draw(card: MadeCard) -> Image.Image:
    """The card as it comes from the printer."""
    size = (HIGH, WIDE) if card.style == "vertical" and card.layout == 1 else (WIDE, HIGH)
    paper = Image.new("RGB", size, _PAPERS[card.number % 3])
    pen = _Pen(paper, _INKS[card.layout], serif=card.serif)
    if card.style == "vertical":
        _downwards(card, pen)
    else:
        _across(card, pen)
    return paper


@cache
def _font(size: int, *, serif: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(_file(serif=serif)), size, index=_JAPANESE_FACE)


def _file(*, serif: bool) -> Path:
    return _FONTS / f"Noto{'Serif' if serif else 'Sans'}CJK-Regular.ttc"


class _Pen:
    def __init__(self, paper: Image.Image, ink: str, *, serif: bool) -> None:
        self.paper = paper
        self.wide, self.high = paper.size
        self.ink = ink
        self.serif = serif
        self.floor = float(self.high - 30)  # where columns end
        self.on = ImageDraw.Draw(paper)

    def across(self, text: str, left: float, top: float, size: int, *, most: float = 0) -> float:
        """Write a line, smaller if it is wider than there is room; answers where the next one may begin."""
        most = most or self.wide - left - 30
        while size > 16 and self.width(text, size) > most:
            size -= 1
        self.on.text((left, top), text, font=_font(size, serif=self.serif), fill=self.ink)
        return top + size * 1.55

    def width(self, text: str, size: int) -> float:
        return float(self.on.textlength(text, font=_font(size, serif=self.serif)))

    def down(self, text: str, right: float, top: float, size: int) -> float:
        """Write a column; answers where the next one, to the left, may have its right edge."""
        font = _font(size, serif=self.serif)
        while size > 16 and self.on.textlength(text, font=font, direction="ttb") > self.floor - top:
            size -= 1
            font = _font(size, serif=self.serif)
        self.on.text((right - size, top), text, font=font, fill=self.ink, direction="ttb")
        return right - size * 1.7


def _across(card: MadeCard, pen: _Pen) -> None:
    left = _EDGE if card.layout != 2 else 150
    if card.layout == 1:  # the name first, the firm above the address
        y = pen.across(_post(card), left, 60, 26)
        y = _name(card, pen, left, y + 20)
        y = pen.across(card.firm, left, max(y + 20, 300), 34)
    else:
        y = pen.across(card.firm, left, 54, 36)
        if card.firm_aside:
            y = pen.across(card.firm_aside, left, y - 8, 22)
        y = pen.across(card.part, left, y + 8, 26) if card.part else y
        y = pen.across(card.title, left, y, 26) if card.title and card.layout == 0 else y
        y = _name(card, pen, left, y + 14, before=card.title if card.layout == 2 else "")
    if card.firm_aside and card.layout == 1:
        y = pen.across(card.firm_aside, left, y - 8, 22)
    lines = (*card.place, *card.contacts)
    step = min(40.0, (HIGH - 30 - (y + 16)) / len(lines))
    y = max(y + 16, HIGH - 40 - step * len(lines))
    for line in lines:
        pen.across(line, left, y, 24)
        y += step


def _post(card: MadeCard) -> str:
    """Department and title in one line, in the order of the language."""
    if card.style == "english":
        return ", ".join(filter(None, (card.title, card.part)))
    return " ".join(filter(None, (card.part, card.title)))


def _name(card: MadeCard, pen: _Pen, left: float, y: float, *, before: str = "") -> float:
    """The name, large, with its reading above, beside or below it."""
    if before:
        pen.across(before, left, y + 34, 24)
        left += pen.width(before, 24) + 40
    is_kana = card.beside_name and not card.beside_name.isascii()
    if is_kana and card.number % 2:
        y = pen.across(card.beside_name, left, y, 20)
        return pen.across(card.name, left, y - 4, 58)
    below = pen.across(card.name, left, y, 58)
    if is_kana:
        pen.across(card.beside_name, left + pen.width(card.name, 58) + 30, y + 34, 20)
    elif card.beside_name:
        return pen.across(card.beside_name, left, below - 6, 24)
    return below


def _downwards(card: MadeCard, pen: _Pen) -> None:
    numbers = [c for c in card.contacts if "@" not in c and "www" not in c and "http" not in c]
    letters = [c for c in card.contacts if c not in numbers]
    in_kanji = any(sign in line for line in numbers for sign in "〇一三")
    if card.layout == 2:  # numbers and addresses across, at the foot
        columns, rows = [], [*card.place, *card.contacts]
    elif in_kanji:
        columns, rows = [*card.place, *numbers], letters
    else:
        columns, rows = list(card.place), [*numbers, *letters]
    step = 44.0 if card.layout == 2 else 40.0
    foot = pen.high - step * len(rows) - 20
    top = 70 if pen.high > pen.wide else 50
    x = pen.down(card.firm, pen.wide - 60, top, 36)
    for line in filter(None, (card.part, card.title)):
        x = pen.down(line, x, top + 40, 26)
    pen.floor = pen.floor if card.layout == 2 else foot - 16
    name_at = min(x - 10, pen.wide / 2 + 40)
    x = pen.down(card.name, name_at, top + (160 if pen.high > pen.wide else 90), 64)
    for line in columns:
        x = pen.down(line, x, top + 60, 25)
    for n, line in enumerate(rows):
        pen.across(line, 50, foot + n * step, 22, most=x - 20 if card.layout == 2 else 0)
