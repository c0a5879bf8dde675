"""Bytes to text, and text folded for comparing."""

from __future__ import annotations

import unicodedata

# Control characters: those that hardly any text has, and those that no text has.
_CONTROL = bytes([*range(9), *range(14, 27)])
_NEVER_IN_TEXT = bytes([*range(7), *range(14, 27)])
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_JAPANESE = {
    "shift_jis",
    "sjis",
    "x-sjis",
    "windows-31j",
    "cp932",
    "ms932",
    "shift-jis",
    "shiftjis",
    "ms_kanji",
}

# Codecs that Python has but no file declares honestly: they fail oddly, take quadratic time or run escapes.
_NEVER = {"undefined", "punycode", "idna", "utf-7", "unicode-escape", "raw-unicode-escape", "mbcs", "oem"}


class UndecodableError(ValueError):
    """The bytes are no text in any encoding we know."""


def codec(label: str) -> str:
    """The Python codec that an encoding label really means in files: Shift_JIS is CP932 in practice."""
    name = label.strip().strip('"').lower().replace("_", "-")
    if name.replace("-", "_") in _JAPANESE or name in _JAPANESE:
        return "cp932"
    if name.startswith("iso-2022-jp"):
        return "iso2022_jp_ext"
    if name in _NEVER:
        return "utf-8"
    return {"iso-8859-1": "cp1252", "us-ascii": "utf-8", "ascii": "utf-8"}.get(name, name)


def decode(data: bytes, declared: str = "") -> str:
    """Text from bytes: BOM, then NUL density, strict UTF-8, the declared charset, CP932, CP1252.

    Raises UndecodableError when the bytes look like no text at all (many control characters).
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            return data.decode(name, "replace")
    if wide := wide_guess(data):
        return data.decode(wide, "replace")
    head = data[:4000]
    for name in filter(None, ("utf-8", declared and codec(declared), "cp932", "cp1252")):
        try:
            return data.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    if len(head) - len(head.translate(None, _CONTROL)) > len(head) // 50:
        raise UndecodableError
    return data.decode("cp1252", "replace")


def wide_guess(data: bytes) -> str:
    """`utf-16-le` or `utf-16-be` if bytes without a mark are that: NULs at every other place, and hardly elsewhere."""
    head = data[:4000]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if even + odd <= len(head) // 5 or min(even, odd) * 4 > max(even, odd):
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def looks_binary(head: bytes) -> bool:
    """Whether a file's first bytes are no text: control characters that no text has, and no UTF-16."""
    if any(head.startswith(bom) for bom, _ in _BOMS):
        return False
    control = len(head) - len(head.translate(None, _NEVER_IN_TEXT))
    return control > len(head) // 50 and not wide_guess(head)


def squeeze(text: str) -> str:
    """One line, single spaces, no control characters at the ends; the letters themselves stay as written."""
    return " ".join(text.split()).strip("\x00 ")


def fold(text: str) -> str:
    """For comparing and finding only: NFKC, case-folded, single spaces."""
    return squeeze(text.lower() if text.isascii() else unicodedata.normalize("NFKC", text).casefold())
