"""Which people are meant by what was typed: by any of their names, in any script, or by anything said of them."""

from __future__ import annotations

from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from enishi.kit.ngrams import Wanted, wanted
from enishi.kit.typed import also_typed
from enishi.store import search as index
from enishi.store.models import Person


def found_by(people: QuerySet[Person], query: str) -> QuerySet[Person]:
    """Of these people (of one book) those of whom something holds every word of the query; all for an empty one.

    Names are found as written, as read, and in romaji, whichever of their readings is right.
    """
    if not query.strip():
        return people
    owner = people.order_by().values_list("owner", flat=True).first()
    return people.none() if owner is None else holding(people, owner, query)


def holding(people: QuerySet[Person], owner: int, query: str) -> QuerySet[Person]:
    """The same for people who are all of this book; nobody when the query has no letter and no digit."""
    asked = _asked_of_people(query)
    if not asked:
        return people.none()
    sql, values = index.people_matching(owner, asked)
    return people.filter(pk__in=RawSQL(sql, values))  # noqa: S611 - our own words; what was typed is a parameter


def _asked_of_people(query: str) -> list[tuple[Wanted, ...]]:
    """Each part of a query, as typed and as names are kept: satou and Satō are satō, やまだ is also ヤマダ."""
    return [
        tuple(dict.fromkeys((want, *(other for way in also_typed(want.text) for other in wanted(way)))))
        for want in wanted(query)
    ]
