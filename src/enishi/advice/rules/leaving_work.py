"""They write that they leave their work: the address there ends, so now is the time to ask for another."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from enishi.advice import Reason, Rule, Situation
from enishi.advice.partings import parting
from enishi.kit.say import say

_NEWS_FOR = timedelta(days=45)
_LONGEST = 140  # characters of their words that are shown


def advise(s: Situation) -> Iterator[Reason]:
    for last in s.last_words:
        is_news = last.direction == "in" and s.now - last.at <= _NEWS_FOR
        if is_news and (words := parting(last.subject, last.text)):
            yield Reason(
                headline=say("Leaves their work: ask by which address to stay in touch"),
                weight=min(s.tie.days, 300) + s.tie.strength,
                evidence=(say("They wrote: “{words}”", words=words[:_LONGEST]),),
                about=last.thread,
                at=last.at,
            )
            return


RULE = Rule(
    title=say("Leaving their work"),
    why=say(
        "Somebody wrote that they leave their work. What reaches them there will soon reach nobody; a word of thanks "
        "now, and an address that stays, keep the tie."
    ),
    advise=advise,
)
