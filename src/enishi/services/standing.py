"""Which of several tellings of one thing stands: by what they say and of when they are, whatever came first.

The rule is told in docs/decisions/0032-which-telling-stands.md. It looks at all tellings at once, so that the answer is
that of the set, and taking one away leaves what the others alone would have said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

_ANY_TIME = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Telling:
    """One version of a thing, as files tell it."""

    says: frozenset[tuple[str, str]]  # each single thing that it says: "title" is "Engineer"
    dated: datetime | None  # when its file was made; None of what was written once, which no later file can change
    told: datetime | None = None  # when it was said, by its own word
    by_hand: bool = False  # the owner's own correction
    beside: int = 0  # how much else its file says
    digest: str = ""


def standing(tellings: Sequence[Telling]) -> Telling:
    """The one that stands.

    The owner's correction; else the newest, where all of them tell when they were said. What a fuller one says too,
    and nothing else, is an older or shorter copy of it. Of those that contradict each other the one of the newest file
    stands; of a letter or a message the one of the largest, which knows more of the talk; then the one that says more.
    """
    rivals = [each for each in tellings if each.by_hand] or list(tellings)
    dates = [each.told for each in rivals if each.told is not None]
    if len(dates) == len(rivals):
        rivals = [each for each in rivals if each.told == max(dates)]
    rivals = [each for each in rivals if not any(each.says < other.says for other in rivals)]
    return max(rivals, key=lambda each: (each.dated or _ANY_TIME, each.beside, _size(each), each.digest))


def _size(telling: Telling) -> tuple[int, int]:
    return len(telling.says), sum(len(value) for _, value in telling.says)
