"""The name on a card and how it is read aloud."""

from __future__ import annotations

import re

from enishi.kit.contentlines import ContentLine, split
from enishi.kit.text import squeeze
from enishi.records import Name
from enishi.sources.vcard.cards import Card

_EASTERN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af\uff66-\uff9f]")
_LONGEST_NICKNAME = 200
_BECKY = "X-BECKY-IMAGE"  # on every card of Becky!, which keeps the nickname where the parts of the name belong
_ANDROID_NICKNAME = "vnd.android.cursor.item/nickname"


def read_name(card: Card, *, organisation: str, address: str) -> Name:
    """The name as the card gives it; a card without one is called by its organisation, nickname or address."""
    has_parts = "N" in card.by_name and _BECKY not in card.by_name
    family, given, middle, prefix, suffix = _five(card, card.by_name["N"][0]) if has_parts else [""] * 5
    eastern = _EASTERN.search(family + given)
    composed = f"{family} {given}" if eastern else f"{prefix} {given} {middle} {family} {suffix}"
    nickname = ", ".join(_nicknames(card))
    called = (*card.texts("FN"), composed, organisation, nickname, address)
    full = next((name for name in map(squeeze, called) if name), "")
    family_reading, given_reading = _reading(card)
    return Name(full, family, given, middle, prefix, suffix, family_reading, given_reading, nickname)


def is_reading(line: ContentLine) -> bool:
    """Whether a SOUND is none: Japanese phones write the name's kana there."""
    kinds = line.head.params.get("TYPE", ()) if line.name == "SOUND" else ()
    return any(kind.upper() == "X-IRMC-N" for kind in kinds)


def _five(card: Card, line: ContentLine) -> list[str]:
    parts = card.parts(line.value)
    if not card.is_old and "," in line.value:  # several given names stand between commas
        parts = [" ".join(card.parts(part, ",")) for part in split(line.value, ";")]
    return [*map(squeeze, parts[:5]), *[""] * (5 - len(parts))]


def _nicknames(card: Card) -> list[str]:
    names = [name for line in card.by_name.get("NICKNAME", ()) for name in card.parts(line.value, ",")]
    if _BECKY in card.by_name:
        names += [text for text in card.texts("N") if text not in card.texts("FN")]
    for line in card.by_name.get("X-ANDROID-CUSTOM", ()):
        kind, *data = card.parts(line.value)
        if kind == _ANDROID_NICKNAME:
            names += [name for name in data[:1] if len(name) <= _LONGEST_NICKNAME]
    return list(dict.fromkeys(filter(None, map(squeeze, names))))


def _reading(card: Card) -> tuple[str, str]:
    """Apple's and Android's properties first, then those of Japanese phones, then sorting keys."""
    family = next(iter(card.texts("X-PHONETIC-LAST-NAME")), "")
    given = next(iter(card.texts("X-PHONETIC-FIRST-NAME")), "")
    if family or given:
        return squeeze(family), squeeze(given)
    for line in card.by_name.get("SOUND", ()):
        if is_reading(line):
            family, given, *_ = _five(card, line)
            return family, given
    for line in card.by_name.get("N", ())[:1]:
        if key := ",".join(line.head.params.get("SORT-AS", ())):
            family, given, *_ = [*re.split("[,;]", key), ""]
            return squeeze(family), squeeze(given)
    return squeeze(next(iter(card.texts("SORT-STRING")), "")), ""
