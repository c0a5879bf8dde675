"""What a promise is about, and whether another sentence speaks of the same thing."""

from __future__ import annotations

import re

from enishi.promises import keeping_signs as signs
from enishi.promises.acts import Act, acts
from enishi.promises.given import Given, Later
from enishi.promises.keeping_clauses import lines_of
from enishi.promises.kinds import is_other_kind
from enishi.promises.matter import matter, shared
from enishi.promises.numbering import is_another

# From this share of matter in common, two sentences speak of one thing; less is enough within a thread.
ENOUGH = 0.5
_ENOUGH_HERE = 0.3
# Acts by whose very name one knows in a thread what thanks are for: "the payment has arrived".
_BY_NAME = frozenset({Act.PAY, Act.INTRODUCE})
# What those do who were brought together.
_MEETING = frozenset({Act.INTRODUCE, Act.MEET, Act.ANSWER})

# The act that thanks are for: "thank you for booking the hall".
_THANKED = re.compile(r"\bthank(?:s| you)(?: \w+){0,3}? for (\w+ing)\b", re.IGNORECASE)


class About:
    """A promise with what it is about and what kind of act it is."""

    def __init__(self, given: Given) -> None:
        self.given = given
        self.matter = matter(given.words)
        self.acts = acts(given.words)

    def is_got(self, words: str, one: Later) -> bool:
        """Whether thanks are for the promised thing: by name, or in the same thread by the act and nothing else."""
        if self.acts == {Act.INTRODUCE} and not acts(words) & _MEETING:
            return False
        thanked = _THANKED.search(words)
        if thanked and acts(thanked[1]) and not acts(thanked[1]) & self.acts:
            return False
        if self.names(words, one):
            return True
        if not self.is_here(one) or self._named_beside(words) or is_another(self.given.words, words):
            return False
        is_handed = Act.SEND in self.acts and signs.HANDED.found(words) and not signs.A_LETTER.found(words)
        done = acts(words) & self.acts
        return is_handed or bool(done & _BY_NAME) or (bool(done) and not self.matter)

    def names(self, words: str, one: Later) -> bool:
        """Whether a sentence speaks of the promised thing by name; less of it is enough in the same thread."""
        least = _ENOUGH_HERE if self.is_here(one) else ENOUGH
        if signs.ANOTHER.found(words) and not signs.ANOTHER.found(self.given.words):
            return False
        if is_another(self.given.words, words) or is_other_kind(self.given.words, words):
            return False
        return shared(self.matter, matter(words)) >= least

    def fits(self, words: str, one: Later) -> bool:
        """Whether a sentence speaks of the promised thing: by name, or, in the same thread, of nothing else."""
        if self.names(words, one):
            return True
        if not self.is_here(one) or signs.ANOTHER.found(words) or is_another(self.given.words, words):
            return False
        if self._is_open_in(one):
            return False
        is_brought_together = Act.INTRODUCE in self.acts and signs.INTRODUCED.found(words)
        return is_brought_together or not self._named_beside(words)

    def _named_beside(self, words: str) -> bool:
        """Whether a sentence names anything but the act itself: "the payment went out" does not."""
        return any(not acts(word) & self.acts & _BY_NAME for word in matter(words))

    def _is_open_in(self, one: Later) -> bool:
        """Whether a letter says of the thing by its name that it is still to come, whatever else is in it."""
        return any(signs.OPEN.found(words) and self.names(words, one) for words in lines_of(one))

    def is_here(self, one: Later) -> bool:
        """Whether something was said in the thread in which the promise was given."""
        return one.thread == self.given.thread != ""
