"""A mail came back: their address is gone, so now is the time to find another way, while somebody still knows one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from enishi.advice import Reason, Rule, Situation
from enishi.kit.say import say

_NEWS_FOR = timedelta(days=45)
_MOST_WAYS = 2


def advise(s: Situation) -> Iterator[Reason]:
    for lost in s.lost:
        if s.now - lost.at > _NEWS_FOR:
            continue
        ways = [say("Another way: {way}", way=way) for way in lost.others[:_MOST_WAYS]]
        yield Reason(
            headline=say("Their address is gone: ask for another"),
            weight=min(s.tie.days, 300) + s.tie.strength,
            evidence=(
                say("A mail to {address} came back", address=lost.address),
                *(ways or [say("No other way to them is known; somebody you both know may have one.")]),
            ),
            about=lost.address,
            at=lost.at,
        )


RULE = Rule(
    title=say("An address that is gone"),
    why=say(
        "A mail server wrote that it knows this address no more. Ask for another while others still know it: by phone, "
        "by a network, or through somebody you both know."
    ),
    advise=advise,
)
