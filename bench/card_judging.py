"""How much of a card was read right: letter by letter, and field by field."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from bench.card_people import MadeCard
from enishi.kit.addresses import clean_phone, clean_url
from enishi.kit.card_fields import Card


@dataclass
class Score:
    """Letters and fields: how many there are, how many were read wrong; a field that is not there is wrong too."""

    letters: int = 0
    wrong_letters: int = 0
    fields: int = 0
    wrong_fields: int = 0
    faults: list[tuple[int, str, str, str]] = field(default_factory=list)
    by_field: Counter[str] = field(default_factory=Counter)

    @property
    def letters_right(self) -> float:
        return 1 - self.wrong_letters / max(self.letters, 1)

    @property
    def fields_right(self) -> float:
        return 1 - self.wrong_fields / max(self.fields, 1)


def judge(made: MadeCard, lines: Iterable[str], card: Card, score: Score) -> None:
    """Add one card to the score."""
    read = _bare("".join(lines))
    printed = [_bare(line) for line in made.printed]
    wrong = sum(distance_within(line, read) for line in printed)
    wrong += max(0, len(read) - sum(map(len, printed)))  # letters that nobody printed
    score.letters += sum(map(len, printed))
    score.wrong_letters += wrong
    if wrong:
        score.faults += [(made.number, "letters", line, read) for line in printed if distance_within(line, read)] or [
            (made.number, "letters", "", read)
        ]
    told = [(found.name, found.text) for found in card.fields]
    for name, text in made.truth.items():
        if name == "fax":
            continue
        score.fields += 1
        mine = [other for kind, other in told if kind == name]
        if len(mine) != 1 or _alike(name, mine[0]) != _alike(name, text):
            _fault(score, made, name, text, " / ".join(mine))
    for name in {kind for kind, _ in told} - made.truth.keys():
        _fault(score, made, name, "", card.one(name))


def _fault(score: Score, made: MadeCard, name: str, text: str, mine: str) -> None:
    score.wrong_fields += 1
    score.by_field[name] += 1
    score.faults.append((made.number, name, text, mine))


def _alike(name: str, text: str) -> str:
    """A field's text for comparing: spaces count in Latin script only, and not in numbers."""
    if name in {"phone", "mobile"}:
        return clean_phone(text) or text
    if name == "url":
        return clean_url(text) or text
    plain = unicodedata.normalize("NFKC", text)
    return " ".join(plain.split()) if plain.isascii() else "".join(plain.split())


def _bare(text: str) -> str:
    """Text without spaces, in one width; a long vowel, a dash and a minus look alike in print."""
    return re.sub(r"[‐‑–—―−ー|]", "-", re.sub(r"\s", "", unicodedata.normalize("NFKC", text)))


def distance_within(word: str, text: str) -> int:
    """The fewest changes that make a word of some part of a text."""
    row = [0] * (len(text) + 1)
    for i, letter in enumerate(word, 1):
        above, row[0] = row[0], i
        for j, other in enumerate(text, 1):
            above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, above + (letter != other))
    return min(row)
