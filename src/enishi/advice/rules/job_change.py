"""A newer export says another place or title than the one before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from enishi.advice import Reason, Rule, Situation
from enishi.kit.say import say

_NEWS_FOR = timedelta(days=60)


def advise(s: Situation) -> Iterator[Reason]:
    for move in s.moves:
        if s.now - move.seen <= _NEWS_FOR:
            yield Reason(
                headline=say("Now {job}", job=move.new),
                weight=min(s.tie.days, 300) + s.tie.strength,
                evidence=(
                    say("Before: {job}", job=move.old),
                    say("Seen in the file you gave on {date}", date=move.seen.date().isoformat()),
                ),
                about=f"{move.old} → {move.new}"[:500],
                at=move.seen,
            )


RULE = Rule(
    title=say("A job change"),
    why=say("Two of your files, read one after the other, state different work for this person."),
    advise=advise,
)
