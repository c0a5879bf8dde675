"""Whether a letter in another thread may answer a question: it is on the same subject or matter, or a short word by
another way."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from enishi.kit.quotes import own_words
from enishi.promises.asking import asking_sentence
from enishi.promises.matter import matter, shared

_ENOUGH = 0.5
_SHORT = 160  # characters: what is longer, by another way, is a matter of its own
_READ = 4_000
_ANSWERS = re.compile(r"^(?:\s*(?:re|aw|fwd?|fw|sv|返信|転送)\s*(?:\[\d+\])?\s*[:：])+\s*", re.IGNORECASE)


@dataclass(frozen=True)
class Said:
    """A letter or message, as far as it tells what it is about."""

    at: datetime  # aware
    kind: str  # "mail" | "message"
    subject: str
    text: str


def may_answer(question: Said, other: Said) -> bool:
    """Whether `other`, written later by whoever was asked, may be the answer to a question put in another thread."""
    subject, others = _bare(question.subject), _bare(other.subject)
    if subject and subject.casefold() == others.casefold():
        return True
    own = own_words(other.text[:_READ])
    if question.kind != other.kind and len(own.strip()) <= _SHORT and not asking_sentence(own, other.at):
        return True
    asked = matter(asking_sentence(own_words(question.text[:_READ]), question.at))
    about = matter(own) | matter(others)
    return shared(asked, about) >= _ENOUGH or (not asked and shared(matter(subject), about) >= _ENOUGH)


def _bare(subject: str) -> str:
    return _ANSWERS.sub("", subject).strip()
