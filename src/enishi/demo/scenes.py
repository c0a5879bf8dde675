"""The plays that the stocks of words hold, read into turns."""

from __future__ import annotations

import re
from dataclasses import dataclass

from enishi.demo import words_en, words_ja

_TURN = re.compile(r"(?:\+(\d+)d)?([<>])(due|\d{1,2})?\s+(?:\[([^\]]+)\]\s*)?(.*)")
_ATTACHED = re.compile(r"\s*\[([^\]]+)\]\s*$")


@dataclass(frozen=True)
class Turn:
    """One mail of a scene, in every wording it has: (text, what is attached)."""

    mine: bool
    wordings: tuple[tuple[str, str], ...]
    days: int = 0  # it waits so many days
    is_due: bool = False  # it keeps the promise named by {due}


@dataclass(frozen=True)
class Scene:
    """A short play of mails."""

    subject: str
    turns: tuple[Turn, ...]
    meets: bool = False
    month: int = 0  # only then, if any
    once: bool = False  # nobody moves house twice in one story


def _turn(line: str) -> tuple[Turn, int]:
    found = _TURN.fullmatch(line)
    if found is None:
        raise ValueError(f"not a turn: {line}")
    days, side, tag, attached, rest = found.groups()
    wordings = []
    for wording in rest.split(" | "):
        own = _ATTACHED.search(wording)
        wordings.append((_ATTACHED.sub("", wording), own[1] if own else attached or ""))
    month = int(tag) if tag and tag != "due" else 0
    return Turn(side == ">", tuple(wordings), int(days or 0), tag == "due"), month


def read_scenes(stock: str) -> tuple[Scene, ...]:
    scenes = []
    for block in re.split(r"^@", stock.strip(), flags=re.MULTILINE)[1:]:
        subject, *lines = block.strip().splitlines()
        turns = [_turn(line) for line in lines]
        scenes.append(
            Scene(
                subject.removeprefix("meet").removeprefix("once").strip(),
                tuple(turn for turn, _ in turns),
                meets=subject.startswith("meet"),
                month=max(month for _, month in turns),
                once=subject.startswith("once"),
            )
        )
    return tuple(scenes)


def read_chats(stock: str) -> tuple[Scene, ...]:
    return tuple(
        Scene("", tuple(_turn(line)[0] for line in block.strip().splitlines())) for block in stock.split("\n~\n")
    )


DECKS = {
    "client": read_scenes(words_ja.CLIENT),
    "boss": read_scenes(words_ja.INSIDE_BOSS),
    "peer": read_scenes(words_ja.INSIDE_PEER),
    "junior": read_scenes(words_ja.INSIDE_JUNIOR),
    "supplier": read_scenes(words_ja.SUPPLIER),
    "circle": read_scenes(words_ja.CIRCLE),
    "student": read_scenes(words_ja.STUDENT),
    "teacher": read_scenes(words_ja.TEACHER),
    "friend": read_scenes(words_ja.FRIEND),
    "family": read_scenes(words_ja.FAMILY),
    "old": read_scenes(words_ja.OLD),
    "en_client": read_scenes(words_en.CLIENT),
    "en_peer": read_scenes(words_en.PEER),
    "en_student": read_scenes(words_en.STUDENT),
    "en_friend": read_scenes(words_en.FRIEND),
}
CHATS = {"ja": read_chats(words_ja.CHATS), "en": read_chats(words_en.CHATS)}
