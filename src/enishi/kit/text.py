"""Bytes to text, and text folded for comparing."""

from __future__ import annotations

import re
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

# Labels whose files are written with more letters than the standard of that name has, as programs and the web do.
_WIDER = {
    **dict.fromkeys(("gb2312", "gbk", "x-gbk", "gb-2312-80", "windows-936", "cp936"), "gb18030"),
    **dict.fromkeys(("euc-kr", "ks-c-5601", "ks-c-5601-1987", "ksc5601", "windows-949"), "cp949"),
    **dict.fromkeys(("big5", "x-x-big5", "big5-hkscs", "windows-950", "cp950"), "big5hkscs"),
    **dict.fromkeys(("tis-620", "iso-8859-11"), "cp874"),
    **dict.fromkeys(("us-ascii", "ascii"), "utf-8"),
    "iso-8859-1": "cp1252",
    "iso-8859-8-i": "iso-8859-8",
    "iso-8859-9": "cp1254",
}
_KANA = re.compile("[ぁ-ヶ]")

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
    return _WIDER.get(name, name)


def decode(data: bytes, declared: str = "") -> str:
    """Text from bytes: BOM, then NUL density, strict UTF-8, the declared charset, EUC-JP, CP932, CP1252.

    Raises UndecodableError when the bytes look like no text at all (many control characters).
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            return data.decode(name, "replace")
    if wide := wide_guess(data):
        return data.decode(wide, "replace")
    head = data[:4000]
    for name in filter(None, ("utf-8", declared and codec(declared), japanese_guess(data), "cp1252")):
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


def japanese_guess(data: bytes) -> str:
    """`euc_jp` if bytes are that and much of it is kana, which CP932 would show as half-width kana; else `cp932`."""
    if data.count(b"\xa4") + data.count(b"\xa5") < 2:  # the first byte of each kana
        return "cp932"
    try:
        text = data.decode("euc_jp")
    except UnicodeDecodeError:
        return "cp932"
    # Half-width kana with a comma or a middle dot here and there may be read as EUC-JP too.
    wide = sum(not letter.isascii() for letter in text)
    return "euc_jp" if len(_KANA.findall(text)) * 3 > wide else "cp932"


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
