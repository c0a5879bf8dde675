"""A birthday is today or in the next few days."""

from __future__ import annotations

from collections.abc import Iterator

from enishi.advice import Reason, Rule, Situation
from enishi.kit.say import say

_DAYS_BEFORE = 3


def advise(s: Situation) -> Iterator[Reason]:
    coming = s.birthday.next_after(s.today) if s.birthday else None
    if coming is None or (coming - s.today).days > _DAYS_BEFORE:
        return
    days = (coming - s.today).days
    yield Reason(
        headline=say("Birthday today") if days == 0 else say("Birthday on {date}", date=coming.isoformat()),
        weight=10 - days + min(s.tie.strength, 3),
        evidence=(say("From an address card or a profile"),),
        about=coming.isoformat(),
    )


RULE = Rule(
    title=say("A birthday"),
    why=say("Your address cards tell this birthday; a short word on the day is welcome."),
    advise=advise,
)
