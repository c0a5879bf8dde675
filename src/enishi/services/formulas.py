"""What somebody writes in letter after letter, word for word and without a day, is a formula and hardly a promise.

Whether it is one all the same, only the owner can tell; they are asked once for all letters in which it stands.
"""

from __future__ import annotations

from django.db.models import Count, Q

from enishi.promises import Kind
from enishi.promises.find import OFTEN, SURE
from enishi.store.models import Owner, Promise


def doubt_formulas(owner: Owner) -> None:
    """Make doubtful what is a formula by now; what is one no more counts by its own signs again."""
    undated = Promise.objects.filter(owner=owner, kind=Kind.PROMISE, due=None, interaction__current=True)
    letters = Count("interaction", distinct=True)
    often = undated.values_list("words", "by_owner").annotate(letters=letters).filter(letters__gte=OFTEN)
    formulas = [(words, by_owner) for words, by_owner, _ in often.order_by()]
    written = Promise.objects.filter(owner=owner, kind=Kind.PROMISE, interaction__isnull=False)
    sure = written.filter(confidence__gte=SURE[Kind.PROMISE])
    if not formulas:
        sure.filter(is_doubt=True).update(is_doubt=False)
        return
    is_formula = Q(pk__in=[])
    for by_owner in (True, False):
        said = [words for words, whose in formulas if whose is by_owner]
        is_formula |= Q(words__in=said, by_owner=by_owner, due=None)
    sure.filter(is_formula, is_doubt=False).update(is_doubt=True)
    sure.filter(is_doubt=True).exclude(is_formula).update(is_doubt=False)
