"""They asked you something and wrote last; you have not written to them since."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from enishi.advice import LastWord, Reason, Rule, Situation
from enishi.kit.say import say

# Signs that an answer is awaited: a question, a request, a choice put to the reader.
_ASKS = re.compile(
    r"[?？]|でしょうか|ますか|ませんか|てください|て下さい|ご(?:確認|検討|回答|返信|返事|教示|連絡)(?:ください|下さい|をお願い|のほど|いただけ)"
    r"|ていただけ|て頂け|ていただき(?:たく|たい)|お願いでき|お返事を|ご返信を|ご都合[はをが]|教えて|お聞かせ"
    r"|\b(?:could|can|would|will) you\b|\bplease (?:let|send|share|confirm|advise|review|tell|reply|check|have)\b"
    r"|\blet me know\b|\bget back to me\b|\bwhat do you think\b|\brsvp\b|\bany (?:thoughts|update|chance)\b",
    re.IGNORECASE,
)
# What sounds like a request but is courtesy: nobody waits for an answer to it.
_COURTESY = re.compile(
    r"ありがとう|お立ち寄り|ご自愛|お気をつけ|お気軽に|ご遠慮なく|遠慮なく|ご容赦|お大事に|ご安心|いつでも|お体|お越しください"
    r"|体調|無理(?:なさらず|せず)|\b(?:take care|feel free|don't hesitate|do not hesitate|if you (?:need|have) any)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[。？?！!])|(?<=\.)\s|\n")
_GIVE_UP = timedelta(days=45)
_CROWD = 6


def advise(s: Situation) -> Iterator[Reason]:
    for last in s.last_words:
        if _waits(last, s):
            hours = (s.now - last.at).total_seconds() / 3600
            yield Reason(
                headline=say("{subject}", subject=last.subject or first_line(last.text)),
                weight=_weight(hours, s),
                evidence=(say("They asked: “{words}”", words=asking_line(last.text)),),
                about=last.thread,
                at=last.at,
            )


def _waits(last: LastWord, s: Situation) -> bool:
    return (
        last.direction == "in"
        and last.kind in {"mail", "message"}
        and last.to_owner
        and last.people <= _CROWD
        and s.now - last.at <= _GIVE_UP
        and (s.last_sent is None or s.last_sent < last.at)
        and bool(asking_line(last.text))
    )


def _weight(hours: float, s: Situation) -> float:
    """Whoever waits longest comes first, up to a week; after that, the closer tie does."""
    return min(hours, 168) + 10 * min(s.tie.strength, 3)


def first_line(text: str) -> str:
    return next((line.strip() for line in text.splitlines() if line.strip()), "")[:120]


def asking_line(text: str) -> str:
    """The first sentence that asks for an answer, as the evidence; empty when none does."""
    sentences = (part.strip() for part in _SENTENCE.split(_unwrapped(text)))
    return next((part[:140] for part in sentences if _ASKS.search(part) and not _COURTESY.search(part)), "")


def _unwrapped(text: str) -> str:
    """Lines that mail programs broke put together again; an empty line still ends a paragraph."""
    joined = re.sub(r"(?<=[^\x00-\x7f\n])\n(?=[^\x00-\x7f\n])", "", text.replace("\r", ""))
    return re.sub(r"(?<=[^\n])\n(?=[^\n])", " ", joined)


RULE = Rule(
    title=say("Replies owed"),
    why=say("Somebody put a question or a request to you, wrote last, and has waited since. Quick answers keep ties."),
    advise=advise,
)
