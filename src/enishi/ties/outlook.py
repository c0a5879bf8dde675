"""How likely a tie is to be active soon, or a silent one to come alive again: log-odds in parts that add up.

Six things are looked at, each on a logarithm: how long ago the last contact was, how warm the tie is, how steady (of
two ties that are as warm, a burst of late days ends sooner than contact spread over months), when the other was last
seen with anybody, how much company the two still share, and whether the owner is now as busy as usual. They and their
weights were chosen on email-Eu and Enron: on owners whom the weights had not seen, and on the one corpus with weights
learnt on the other (docs/decisions/0014). One formula serves both questions with other weights.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import exp, log
from typing import Any

# "Active" and "come alive" mean within so many days; a tie that has been silent for as many may come alive.
SOON = 90
# Company is shared with whom both were in touch in these last days.
LATELY = 30
# Who is seen with so many is seen with everybody: a list, a desk, a hub. More say nothing more.
MANY = 50
# The owner's pace: days with contact in the last week, beside the weekly usual of the last 13 weeks.
WEEK, WEEKS = 7, 13


@dataclass(frozen=True)
class Weights:
    """What each part weighs, in log-odds for a unit of its logarithm."""

    base: float
    recency: float
    warmth: float
    steadiness: float
    alive: float
    company: float
    pace: float


@dataclass(frozen=True)
class Outlooks:
    """The weights for both questions: `active` asks of any tie, `revive` of one that has been silent for 90 days."""

    active: Weights
    revive: Weights


# Where it is known of everybody with whom they are in touch, as an organisation knows that pools its books. Steadiness
# weighs less than was learnt (.64 and .70), for a burst tells less of the next thirty days and of corpora a tenth as
# dense. Recency of silent ties weighs more than these corpora alone would have it (-.44), for four mail corpora gave it
# -1.4 (Enron, email-Eu and two mailing lists): part of the way costs nothing on the two at hand.
POOLED = Outlooks(
    active=Weights(base=1.5, recency=-0.45, warmth=0.65, steadiness=0.3, alive=-0.2, company=0.5, pace=0.9),
    revive=Weights(base=4.35, recency=-0.8, warmth=0.35, steadiness=0.15, alive=-0.3, company=0.55, pace=0.75),
)
# One mailbox sees people together where the owner is with them; their company says little then (.01 in email-Eu, .3 in
# Enron), and the rest says the same.
ALONE = Outlooks(
    active=replace(POOLED.active, base=0.85, company=0.15),
    revive=replace(POOLED.revive, base=3.95, company=0.15),
)


@dataclass(frozen=True)
class Around:
    """What is known around a tie, in days and numbers of people, as of today."""

    age: int  # days since the last contact
    strength: float
    warmth: float
    seen_age: int  # days since they were last seen with anybody, the owner included
    common: int = 0  # with whom both were in touch lately
    others: int = 0  # with whom they were ever seen, counted up to MANY
    week: int = 0  # the owner's days with contact in the last week
    quarter: int = 0  # and in the last 13 weeks


@dataclass(frozen=True)
class Outlook:
    """A likelihood, and the parts in log-odds that make it up."""

    parts: tuple[tuple[str, float], ...]

    @property
    def log_odds(self) -> float:
        return sum(part for _, part in self.parts)

    @property
    def likelihood(self) -> float:
        return 1 / (1 + exp(-self.log_odds))


def outlook(around: Around, weights: Weights) -> Outlook:
    """How likely it is, by the weights of the question that is asked."""
    return Outlook(tuple(parts(around, weights, log).items()))


def parts(around: Any, weights: Weights, ln: Callable[[Any], Any]) -> dict[str, Any]:
    """The parts, of numbers or of columns: `around` has the names of Around, `ln` is the logarithm that fits."""
    return {
        "base": weights.base,
        **{name: getattr(weights, name) * feature for name, feature in features(around, ln).items()},
    }


def features(around: Any, ln: Callable[[Any], Any]) -> dict[str, Any]:
    """What the weights are for, by the name of the part."""
    return {
        "recency": ln(around.age + 1),
        "warmth": ln(around.warmth + 0.05),
        "steadiness": ln((around.warmth + 0.05) / (around.strength + 0.01)),
        "alive": ln(around.seen_age + 1),
        "company": ln((around.common + 0.5) / (around.others + 5)),
        "pace": ln((around.week + 1) / (around.quarter / WEEKS + 1)),
    }
