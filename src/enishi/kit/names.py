"""Names as they are shown, sorted and found."""

from __future__ import annotations

import re
import unicodedata

from enishi.kit.text import fold

_KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\u30fc\u309d\u309e\u30fd\u30fe\s・]+")
_CJK = re.compile(r"[\u3005-\u3007\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_TO_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}

# The rows of the Japanese index, each with the first hiragana of the row.
_STARTS = "あぁ かか ささ たた なな はは まま やゃ らら わゎ"
ROWS = tuple((pair[0], pair[1]) for pair in _STARTS.split())
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
NO_READING = "?"


def is_japanese(text: str) -> bool:
    """Whether a name is written in Japanese (or other Han) script."""
    return not text.isascii() and bool(_CJK.search(text))


def hiragana(text: str) -> str:
    """Katakana, also half-width, as hiragana; everything else unchanged but for width."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text).translate(_TO_HIRAGANA)


def is_kana(text: str) -> bool:
    if text.isascii():
        return text.isspace()  # spaces between kana are kana's
    return bool(_KANA.fullmatch(unicodedata.normalize("NFKC", text)))


def order_key(name: str, reading: str = "") -> str:
    """A key that sorts names as a Japanese address book does: kana, then Latin, then kanji without a reading.

    ASCII only (each character as its code point), so that every database sorts and ranges it alike.
    """
    said = hiragana(reading or (name if is_kana(name) else ""))
    if is_kana(said):
        return "1" + _codes(said)
    if is_japanese(name):
        return "3" + _codes(fold(name))
    return "2" + _codes(_plain_latin(name))


def row_of(key: str) -> str:
    """The row of the index that an order key stands in: あ…わ, A…Z, or `?` for unknown readings."""
    if key.startswith("1"):
        return next((label for label, first in reversed(ROWS) if key[1:5] >= _codes(first)), ROWS[0][0])
    if key.startswith("2") and len(key) >= 5:
        letter = chr(int(key[1:5], 16)).upper()
        return letter if letter in LETTERS else "A"
    return NO_READING


def row_range(row: str) -> tuple[str, str]:
    """The order keys of a row: from the first up to, and without, the second."""
    labels = [label for label, _ in ROWS]
    if row in labels:
        at = labels.index(row)
        end = "1" + _codes(ROWS[at + 1][1]) if at + 1 < len(ROWS) else "2"
        return "1" + _codes(ROWS[at][1]), end
    if row in LETTERS:
        letter = row.lower()
        return ("2" if row == "A" else "2" + _codes(letter)), (
            "2" + _codes(chr(ord(letter) + 1)) if row != "Z" else "3"
        )
    return "3", "4"


def initial(name: str, family: str = "", given: str = "") -> str:
    """The character in a person's seal: the family name's first, or two Latin initials."""
    first = (family or name).strip()
    if "@" in first:
        return first[0].upper()
    if not first:
        return "・"
    if is_japanese(first):
        return first[0]
    words = [word for word in re.split(r"[\s.@_-]+", f"{given} {family}".strip() or name) if word[:1].isalnum()]
    return "".join(word[0] for word in (words[:1] + words[-1:] if len(words) > 1 else words))[:2].upper() or first[0]


def _plain_latin(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", fold(text)) if not unicodedata.combining(c))


def _codes(text: str) -> str:
    return "".join(f"{min(ord(character), 0xFFFF):04x}" for character in text[:60])
