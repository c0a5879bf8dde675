"""How close two people are, explained in parts, from nothing but when and how they were in touch."""

from enishi.ties.plain import around, measure
from enishi.ties.tie import BANDS, LEVELS, Closeness, Depth, Tie, Touch, closeness, quarter

__all__ = ["BANDS", "LEVELS", "Closeness", "Depth", "Tie", "Touch", "around", "closeness", "measure", "quarter"]
