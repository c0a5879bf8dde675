"""The made mailbox's words: banks of sentences in two languages, each cut in two halves that share no sentence.

The rules of `enishi.promises.keeping` and `owed` were written beside the half "dev"; "held" only measures them.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

WORDS = Path(__file__).parent / "promise_words"
HALVES = ("dev", "held")
_SPLIT_SEED = 20261125  # never changed: what was held out stays so


@dataclass(frozen=True)
class Thing:
    """What is promised: in full, its short name, and what shows it done: a file's name or the answer itself."""

    act: str
    full: str
    short: str
    shown: str


@dataclass(frozen=True)
class Bank:
    """One half of one language's sentences, by section."""

    language: str
    sections: dict[str, tuple[str, ...]]

    def lines(self, section: str) -> tuple[str, ...]:
        return self.sections[section]

    def things(self, act: str) -> list[Thing]:
        rows = ([*map(str.strip, line.split("|")), ""] for line in self.lines(f"objects.{act}"))
        return [Thing(act, row[0], row[1], row[2]) for row in rows]

    def days(self) -> list[tuple[str, int]]:
        rows = (line.rpartition("|") for line in self.lines("due"))
        return [(phrase.strip(), int(days)) for phrase, _, days in rows]

    def count(self, prefix: str) -> int:
        return sum(len(lines) for name, lines in self.sections.items() if name.startswith(prefix))


# Not sentences that a rule could be written for: both halves share them.
_SHARED = frozenset({"subject", "due", "greeting", "farewell", "taken"})


def bank(language: str, half: str) -> Bank:
    """The sentences of one half; `half` is one of HALVES."""
    chance = random.Random(f"{_SPLIT_SEED} {language}")
    mine: dict[str, tuple[str, ...]] = {}
    for name, lines in _read(WORDS / f"{language}.txt").items():
        shuffled = chance.sample(lines, len(lines))
        mine[name] = tuple(lines if name in _SHARED else shuffled[HALVES.index(half) :: 2])
    return Bank(language, mine)


def _read(path: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    here: list[str] = []
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("["):
            here = found.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            here.append(line)
    return found
