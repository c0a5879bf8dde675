"""Which silent ties are worth picking up again: how likely they come alive, times what they would bring.

Levin, Walter and Murnighan (Organization Science 22:923, 2011): advice from ties long silent is as good as from living
ones, and formerly strong ones bring novelty and trust together. Walter, Levin and Murnighan (2015): the most valuable
brought novelty (little shared time, other surroundings) and engagement (trusted, willing to help), while people would
rather have asked those with whom they had spent most time. So value is novelty plus engagement, and `worth_reviving`
always has one in it whom the owner would hardly have thought of. No data at hand say how much each part weighs: within
novelty, within engagement, and between the two, all weigh alike.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from enishi.ties.outlook import ALONE, Around, Outlook, outlook
from enishi.ties.tie import LEVELS, Closeness, Tie

_QUARTERS = 4
_THREE = 3
_HALF = 0.5


@dataclass(frozen=True)
class Silent:
    """A silent tie and what is known of the other's surroundings."""

    person: int
    tie: Tie
    around: Around
    mutuals: int = 0  # whom both know
    mine: int = 0  # how many the owner is in touch with
    theirs: int = 0  # how many they were seen with
    moved: bool = False  # new work since the last contact
    is_elsewhere: bool = False  # at another organisation than the owner


@dataclass(frozen=True)
class Revival:
    """What speaks for picking a tie up again. Each part lies between 0 and its share; together they are the
    value, 0 to 1."""

    person: int
    outlook: Outlook
    novelty: tuple[tuple[str, float], ...]
    engagement: tuple[tuple[str, float], ...]
    days: int  # spent together: what people choose by

    @property
    def value(self) -> float:
        return sum(part for _, part in (*self.novelty, *self.engagement))

    @property
    def worth(self) -> float:
        return self.outlook.likelihood * self.value


def revival(silent: Silent) -> Revival:
    """How likely this tie comes alive, and what it would bring."""
    return Revival(
        person=silent.person,
        outlook=outlook(silent.around, ALONE.revive),
        novelty=_shares(_novelty(silent)),
        engagement=_shares(_engagement(silent.tie)),
        days=silent.tie.days,
    )


def worth_reviving(silent: Iterable[Silent], number: int) -> list[Revival]:
    """The `number` most worth it, the best first. The last place is for the one of highest value among those with whom
    the owner spent little time: whom people pass over (Walter et al. 2015)."""
    ranked = sorted(map(revival, silent), key=lambda found: (-found.worth, found.person))
    if number < 2 or len(ranked) <= number:
        return ranked[: max(number, 0)]
    chosen, rest = ranked[: number - 1], ranked[number - 1 :]
    usual = median(found.days for found in ranked)
    little = [found for found in rest if found.days <= usual] or rest
    return [*chosen, min(little, key=lambda found: (-found.value, found.person))]


def in_turn(silent: Iterable[Silent], number: int) -> list[tuple[Revival, bool]]:
    """The `number` most worth it, by threes; the last of each three is one that is easily missed, and so marked."""
    rest = {each.person: each for each in silent}
    found: list[tuple[Revival, bool]] = []
    while rest and len(found) < number:
        three = worth_reviving(rest.values(), _THREE)
        missed = len(rest) > _THREE
        found += [(each, missed and place == _THREE - 1) for place, each in enumerate(three)]
        for each in three:
            del rest[each.person]
    return found[:number]


def best_year(tie: Tie) -> int:
    """Days with contact in the four quarters in a row that had most."""
    by_quarter = dict(tie.by_quarter)
    return max((sum(by_quarter.get(first + n, 0) for n in range(_QUARTERS)) for first in by_quarter), default=0)


def _novelty(silent: Silent) -> dict[str, float]:
    """What they may know that the owner does not, each from 0 to 1."""
    known_to_either = silent.mine + silent.theirs - silent.mutuals
    return {
        "few mutuals": 1 - silent.mutuals / known_to_either if known_to_either > 0 else 0.0,
        "new surroundings": float(silent.moved),
        "another organisation": float(silent.is_elsewhere),
    }


def _engagement(tie: Tie) -> dict[str, float]:
    """Whether they would help, each from 0 to 1."""
    return {
        "formerly strong": min(1.0, best_year(tie) / LEVELS[Closeness.CLOSE]),
        "balance": tie.balance or 0.0,
        # One answer to one mail is no certainty: a yes and a no are added (Laplace).
        "they answered": (tie.they_answered + 1) / (tie.we_started + 2) if tie.they_answered else 0.0,
        "they once began": float(tie.they_started > 0),
    }


def _shares(values: dict[str, float]) -> tuple[tuple[str, float], ...]:
    return tuple((name, _HALF * value / len(values)) for name, value in values.items())
