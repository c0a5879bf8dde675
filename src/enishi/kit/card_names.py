"""Which line of a card is the bearer's name, and which says how it is read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from enishi.kit.card_lines import CardLine
from enishi.kit.names import hiragana, is_japanese, is_kana
from enishi.kit.readings import given_readings, split_name, surname_readings
from enishi.kit.romaji import kana_key, romaji_key
from enishi.kit.signature_words import is_part, is_title, japanese_name, latin_name

BY_SIZE = 0.6  # how sure a name or a firm is that only its size tells
_LONGEST = 40
_NO_NAME = re.compile(r"[\d@:/]")
_MUCH_LARGER = 1.5


def the_name(lines: Sequence[CardLine]) -> tuple[CardLine | None, float]:
    """The largest of what the lists of names know, or else of what may be a name; and how sure that is."""
    known = [line for line in lines if known_name(line.text)]
    in_kanji = [line for line in known if is_japanese(line.text) and not is_kana(line.text)]
    possible = [line for line in lines if len(line.text) <= _LONGEST and not _NO_NAME.search(line.text)]
    largest = max(possible, key=lambda line: line.size, default=None)
    best = max(in_kanji or known, key=lambda line: line.size, default=None)
    if largest is None or best is None:
        return best or largest, 1.0 if best else BY_SIZE
    if largest is not best and is_japanese(largest.text) and largest.size > _MUCH_LARGER * best.size:
        return largest, BY_SIZE
    return best, 1.0


def known_name(text: str) -> str:
    """A phrase that the lists know as a person's name, in whichever script; else empty."""
    return japanese_name(text) if is_japanese(text) else latin_name(text)


def readings(lines: Sequence[CardLine], name: str) -> list[CardLine]:
    """What may say how a Japanese name is read, kana or else letters; the one that fits it best first."""
    if not is_japanese(name) or is_kana(name):
        return []
    kana = [line for line in lines if is_kana(line.text)]
    letters = [line for line in lines if not is_japanese(line.text) and latin_name(line.text)]
    return sorted(kana or letters, key=lambda line: -_halves_read(line.text, name))


def without_post(line: CardLine) -> Iterator[CardLine]:
    """A line whose name follows a department or a title, in its parts: 室長 青山 葵."""
    words = line.text.split()
    while len(words) > 1 and (is_part(words[0]) or is_title(words[0])) and japanese_name(" ".join(words[1:])):
        yield replace(line, text=words[0])
        words = words[1:]
    yield replace(line, text=" ".join(words))


def _halves_read(reading: str, name: str) -> int:
    """How many halves of a name a reading fits."""
    family, given = name.split(maxsplit=1) if " " in name else split_name(name)
    said = kana_key(reading).replace(" ", "") if is_kana(reading) else romaji_key(reading)
    return sum(
        any(kana_key(hiragana(sound)) in said for sound in sounds)
        for sounds in (surname_readings(family), given_readings(given))
    )
