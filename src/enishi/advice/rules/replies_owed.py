"""They asked you something and wrote last; you have not answered since."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from enishi.advice import LastWord, Reason, Rule, Situation
from enishi.kit.say import say
from enishi.promises.owed import Message, reply_owed

_GIVE_UP = timedelta(days=45)
_LONGEST = 140  # characters of what they asked that are shown


def advise(s: Situation) -> Iterator[Reason]:
    for last in s.last_words:
        if words := _asked(last, s):
            hours = (s.now - last.at).total_seconds() / 3600
            yield Reason(
                headline=say("{subject}", subject=last.subject or first_line(last.text)),
                weight=_weight(hours, s),
                evidence=(say("They asked: “{words}”", words=words[:_LONGEST]),),
                about=last.thread,
                at=last.at,
            )


def _asked(last: LastWord, s: Situation) -> str:
    """What they asked and still wait for; empty when they wait for nothing."""
    is_open = last.direction == "in" and last.kind in {"mail", "message"} and s.now - last.at <= _GIVE_UP
    if not is_open:
        return ""
    message = Message(0, last.at, False, last.to_owner, last.text, last.subject, last.people)
    owed = reply_owed([message], sent_elsewhere=last.sent_after)
    return owed.words if owed else ""


def _weight(hours: float, s: Situation) -> float:
    """Whoever waits longest comes first, up to a week; after that, the closer tie does."""
    return min(hours, 168) + 10 * min(s.tie.strength, 3)


def first_line(text: str) -> str:
    return next((line.strip() for line in text.splitlines() if line.strip()), "")[:120]


RULE = Rule(
    title=say("Replies owed"),
    why=say("Somebody put a question or a request to you, wrote last, and has waited since. Quick answers keep ties."),
    advise=advise,
)
