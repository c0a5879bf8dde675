"""Made-up interactions, the same for every engine."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta
from typing import Any

TODAY = date(2026, 11, 25)
_MIDNIGHT = datetime(2026, 11, 25)  # noqa: DTZ001 — the tables hold the owner's clock, without a zone


def interactions(number: int = 600, *, people: int = 12, owners: int = 2, seed: int = 1) -> list[dict[str, Any]]:
    """Contacts over three years and into the coming days, crowded and not, in threads and not."""
    dice = random.Random(seed)
    return [
        {
            "owner": dice.randrange(owners),
            "person": 100 + dice.randrange(people),
            "at": _moment(dice),
            "direction": dice.choice(["in", "out", ""]),
            "kind": dice.choice(["mail", "mail", "message", "meeting", "call"]),
            "people": dice.choice([0, 2, 2, 3, 8, 20]),
            "thread": dice.choice([None, "a", "b", "c", "d", "e"]),
            "started": dice.random() < 0.3,
        }
        for _ in range(number)
    ]


def elsewhere(number: int = 200, *, people: int = 12, seed: int = 2) -> list[dict[str, Any]]:
    """Where the same people were seen, with each other and alone."""
    dice = random.Random(seed)
    return [
        {
            "person": 100 + dice.randrange(people),
            "other": dice.choice([None, *range(100, 100 + people)]),
            "at": _moment(dice),
        }
        for _ in range(number)
    ]


def _moment(dice: random.Random) -> datetime:
    return _MIDNIGHT + timedelta(days=3 - dice.random() ** 3 * 1100, seconds=dice.randrange(86_400))
