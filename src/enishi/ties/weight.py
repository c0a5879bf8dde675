"""What a day with contact weighs in the warmth of a tie: by how many took part, and by how long ago it was.

`warmth` = Σ over days with contact of (2 / people)^¼ · ½^(age in days / 180), the least crowded contact of each day
counting. On one half of the owners of email-Eu and Enron ¼ was best among 0, ¼, ½ and 1; 90 and 180 days were about
even among 30, 90, 180 and 365, and 180 is also what is published as best for four mail corpora. The other half of the
owners agrees (docs/decisions/0014). No corpus at hand has meetings or calls: both are taken as one-to-one.
"""

from __future__ import annotations

HALF_LIFE = 180
EXPONENT = 0.25
ALONE = ("meeting", "call")  # kinds that count as one-to-one, however many took part


def company(kind: str, people: int) -> int:
    """How many people a contact counts as, the owner included."""
    return 2 if kind in ALONE else max(people, 2)


def day_weight(people: int, age: int) -> float:
    """What a day of this age in days weighs, on which the least crowded contact was among so many."""
    return float((2 / people) ** EXPONENT * 0.5 ** (age / HALF_LIFE))
