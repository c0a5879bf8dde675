"""A sentence that may bind somebody: a promise by its writer, or a request to its reader."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from enishi.kit.due_dates import Due


class Agent(StrEnum):
    """Who is to act: the writer of the sentence, or the one it is written to."""

    ME = "me"
    THEM = "them"


class Kind(StrEnum):
    """Whether the writer offers the act or asks for it."""

    PROMISE = "promise"
    REQUEST = "request"


@dataclass(frozen=True)
class Candidate:
    """One sentence, at `text[start:end]` of the writer's own words, that promises or asks.

    `id` is the same for the same words, kind and place among equals. `confidence` is from 0 to 1; from 0.5 on it is
    taken for true. `reason` names the form it was told by, such as `will` or `ておく`.
    """

    id: str
    start: int
    end: int
    words: str
    agent: Agent
    kind: Kind
    due: Due | None
    confidence: float
    reason: str


class Found(NamedTuple):
    """What a grammar says of one sentence: how surely, and by which form."""

    kind: Kind
    confidence: float
    reason: str
