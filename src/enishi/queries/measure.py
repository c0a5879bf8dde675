"""How enishi measures (数え方): the words, the formulas' numbers, and how they did on the owner's own past."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from enishi.kit.say import Say, say
from enishi.queries.ties import WORDS
from enishi.store.models import Owner
from enishi.ties import LEVELS, Closeness
from enishi.ties.outlook import ALONE, SOON
from enishi.ties.trial import FEWEST_CAME, FEWEST_TIES


@dataclass(frozen=True)
class Level:
    """A word for closeness, and the days of contact in a year from which on it is used."""

    word: Say
    least: int


@dataclass(frozen=True)
class Weight:
    """One thing that an outlook looks at, and what it weighs for either question."""

    part: Say
    active: float
    revive: float


@dataclass(frozen=True)
class Told:
    """How well one way of telling did on the owner's own past."""

    way: str
    text: Say
    auc: float
    low: float
    high: float
    first_ten: float


@dataclass(frozen=True)
class OwnTrial:
    """The trial that was made last; `told` is empty where there was too little to say."""

    on: date
    cut: date
    ties: int
    came: int
    told: tuple[Told, ...]


@dataclass(frozen=True)
class Measures:
    """All that the page says."""

    levels: tuple[Level, ...]
    weights: tuple[Weight, ...]
    horizon: int
    fewest_ties: int
    fewest_came: int
    trial: OwnTrial | None  # None: not tried yet


def measures(*, owner: Owner) -> Measures:
    """How it is measured, and how well that did."""
    return Measures(
        levels=(*(Level(WORDS[word], least) for word, least in LEVELS.items()), Level(WORDS[Closeness.QUIET], 0)),
        weights=tuple(_weights()),
        horizon=SOON,
        fewest_ties=FEWEST_TIES,
        fewest_came=FEWEST_CAME,
        trial=_trial(owner.trial) if owner.trial else None,
    )


_PARTS = {
    "base": say("where all begin"),
    "recency": say("how long ago the last contact was"),
    "warmth": say("how warm the tie is: days with contact, halved every 180 days"),
    "steadiness": say("how steady it is: over months, and not in the last days alone"),
    "alive": say("when they were last seen with anybody"),
    "company": say("how much company the two of you share"),
    "pace": say("whether you are as busy as usual yourself"),
}
_WAYS = {
    "ours": say("enishi’s outlook"),
    "recency": say("the last contact alone"),
    "count": say("the number of contacts alone"),
}


def _weights() -> Iterator[Weight]:
    for name, text in _PARTS.items():
        yield Weight(text, getattr(ALONE.active, name), getattr(ALONE.revive, name))


def _trial(kept: dict[str, Any]) -> OwnTrial:
    return OwnTrial(
        on=date.fromisoformat(kept["on"]),
        cut=date.fromisoformat(kept["cut"]),
        ties=kept["ties"],
        came=kept["came"],
        told=tuple(Told(text=_WAYS[each["way"]], **each) for each in kept["told"]),
    )
