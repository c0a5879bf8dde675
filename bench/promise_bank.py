"""The made mailbox's words: banks of sentences in two languages, each cut in two halves that share no sentence.

The rules of `enishi.promises` were written beside the half "dev"; "held" only measures them. What everyday letters say
besides, and further ways to promise, came later than the first bank, so that each can be measured alone.
"""

from __future__ import annotations

import random
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

WORDS = Path(__file__).parent / "promise_words"
HALVES = ("dev", "held")
BANKS = ("first", "later")
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

# Where the everyday sentences go: what is plainly no promise, what a hasty reader may take for one, and the rest.
_TAKEN_FOR = {
    **dict.fromkeys(("report", "thanks", "event", "opinion", "news", "courtesy", "chat", "plan"), "chat"),
    **dict.fromkeys(("done", "third", "hedge", "habit", "condition", "schedule", "refusal", "notice"), "negative"),
}


def bank(language: str, half: str, banks: Collection[str] = BANKS) -> Bank:
    """The sentences of one half; `half` is one of HALVES, `banks` are of BANKS."""
    mine: dict[str, list[str]] = {}
    for name, lines in _first(language, half).items():
        is_wanted = "first" in banks or not name.startswith(("promise.", "chat", "negative", "question"))
        mine[name] = lines if is_wanted else []
    if "later" in banks:
        for name, lines in _later(language, half).items():
            mine.setdefault(name, []).extend(lines)
    return Bank(language, {name: tuple(lines) for name, lines in mine.items()})


def everyday(language: str, half: str) -> dict[str, list[str]]:
    """The everyday sentences of one half, by what they are."""
    return _hashed(_read(WORDS / f"everyday_{language}.txt"), half)


def _first(language: str, half: str) -> dict[str, list[str]]:
    chance = random.Random(f"{_SPLIT_SEED} {language}")
    mine = {}
    for name, lines in _read(WORDS / f"{language}.txt").items():
        shuffled = chance.sample(lines, len(lines))
        mine[name] = lines if name in _SHARED else shuffled[HALVES.index(half) :: 2]
    return mine


def _later(language: str, half: str) -> dict[str, list[str]]:
    known = {line for lines in _read(WORDS / f"{language}.txt").values() for line in lines}  # of either half
    more = _hashed(_read(WORDS / f"more_promises_{language}.txt"), half)
    mine = {name: [line for line in lines if line not in known] for name, lines in more.items()}
    for name, lines in everyday(language, half).items():
        mine.setdefault(_TAKEN_FOR.get(name, name), []).extend(line for line in lines if line not in known)
    return mine


def _hashed(sections: dict[str, list[str]], half: str) -> dict[str, list[str]]:
    """A sentence's half is told by the sentence itself, whatever is added later."""
    return {
        name: [line for line in lines if crc32(line.encode()) % 2 == HALVES.index(half)]
        for name, lines in sections.items()
    }


def _read(path: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    here: list[str] = []
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("["):
            here = found.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            here.append(line)
    return found
