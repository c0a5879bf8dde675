"""The town in a postal address."""

from __future__ import annotations

import re
import unicodedata

_JAPANESE = re.compile(
    r"(東京都|北海道|(?:京都|大阪)府|[一-龥]{2,3}県)?\s*"
    r"((?:四日市|廿日市|野々市|八日市場|市川|市原|町田|村上|余市郡余市|郡山|大和郡山|十日町|大町|村山|東村山|武蔵村山|羽村|田村|大村)[市町]"
    r"|[一-龥ぁ-んァ-ヶ]{1,4}郡[一-龥ぁ-んァ-ヶ]{1,6}?[町村]|[一-龥ぁ-んァ-ヶ]{1,7}?[市区町村])"
)
_COUNTRIES = frozenset(
    """
    japan usa us u.s.a. uk england scotland germany deutschland france italy spain canada australia india china korea
    singapore taiwan netherlands switzerland austria belgium sweden norway denmark finland ireland brazil mexico
    """.split()
)
# 10115 Berlin, London SW1A 2AA
_POSTAL = re.compile(r"^(?:[A-Z]{1,2}-)?\d{4,6}\s+|\s+(?:[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}|\d{4,6})$")
_CODE = re.compile(r"^(?:〒?\s*\d{3}-?\d{4}\s*)")


def place_of(line: str) -> str:
    """The prefecture and town of a Japanese address, or the town of a western one; empty when it can't be told.

    >>> place_of("〒460-0008 愛知県名古屋市中区栄1-2-3")
    '愛知県名古屋市'
    """
    text = _CODE.sub("", unicodedata.normalize("NFKC", line).strip())
    if found := _JAPANESE.search(text):
        return f"{found[1] or ''}{found[2]}"
    parts = [_POSTAL.sub("", part.strip()) for part in re.split(r"[,;]", text) if part.strip()]
    words = [part for part in parts if not any(c.isdigit() for c in part) and part.casefold() not in _COUNTRIES]
    return words[0] if words and len(parts) <= 6 and len(words[0]) <= 40 else ""
