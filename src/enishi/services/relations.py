"""Who people are to the owner, worked out from times together and mails of business; the owner's word outranks it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from functools import reduce
from operator import or_
from zoneinfo import ZoneInfo

from django.db.models import Q

from enishi.queries.careers import stints_of
from enishi.resolve.careers import Stint as Time
from enishi.resolve.organisations import house_of
from enishi.resolve.relations import Guess, Trade, guess, sender_sells
from enishi.store.bulk import write
from enishi.store.models import Handle, Interaction, Organisation, Owner, Person, Presence

_WORDS = ("見積", "請求", "納品", "注文", "発注", "quotation", "quote", "invoice", "estimate", "purchase order", "PO")
_FEW = 6  # a mail to more people than this is no business between two


def refresh_relations(owner: Owner, people: Collection[int]) -> None:
    """Guess anew who these people are to the owner; nothing where the evidence is missing."""
    rows = list(Person.objects.filter(owner=owner, pk__in=people, merged_into=None, is_owner=False)) if people else []
    if not rows:
        return
    mine = Person.objects.me(owner)
    stints = stints_of(owner, [*(row.pk for row in rows), *([mine] if mine else [])])
    own = stints.get(mine, []) if mine else []
    houses = _company_domains(owner, [*(row.pk for row in rows), *([mine] if mine else [])])
    home = _Home(own, houses.get(mine, set()) if mine else set(), owner)
    trades, now = _trades(owner, [row.pk for row in rows]), _newest_mail(owner)
    changed = []
    for row in rows:
        theirs = stints.get(row.pk, [])
        is_elsewhere = home.is_elsewhere(theirs, houses.get(row.pk, set()))
        found = guess(own, theirs, trades.get(row.pk, []), is_elsewhere=is_elsewhere, now=now)
        if _take_over(row, None if row.is_organisation or row.is_nobody else found):
            changed.append(row)
    write(changed, ["guess", "guess_is_past", "guess_why"])


def _take_over(row: Person, found: Guess | None) -> bool:
    before = (row.guess, row.guess_is_past, row.guess_why)
    row.guess = found.relation if found else ""
    row.guess_is_past = found.is_past if found else False
    row.guess_why = found.why.as_json() if found else None
    return before != (row.guess, row.guess_is_past, row.guess_why)


class _Home:
    """The owner's own house, by what is known of it."""

    def __init__(self, own: list[Time], domains: set[str], owner: Owner) -> None:
        self.now = {time.organisation for time in own if time.is_current}
        rows = Organisation.objects.filter(owner=owner).filter(Q(pk__in=self.now) | Q(merged_into__in=self.now))
        self.domains = domains | {domain for found in rows.values_list("domains", flat=True) for domain in found}

    def is_elsewhere(self, theirs: list[Time], domains: set[str]) -> bool:
        """Whether somebody is known to belong to another organisation."""
        now = {time.organisation for time in theirs if time.is_current}
        if now & self.now or domains & self.domains:
            return False
        return bool(theirs or domains)


def _company_domains(owner: Owner, people: Collection[int]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    rows = Handle.objects.filter(owner=owner, kind="email", person__in=people)
    for person, value in rows.values_list("person", "value"):
        if person is not None and (house := house_of(value)):
            found[person].add(house)
    return found


def _trades(owner: Owner, people: Collection[int]) -> dict[int, list[Trade]]:
    """The mails of business that each person wrote to the owner or was written by them."""
    rows = Presence.objects.filter(
        reduce(or_, (Q(interaction__subject__icontains=word) for word in _WORDS)),
        Q(part="from", interaction__direction="in") | Q(part="to", interaction__direction="out"),
        owner=owner,
        handle__person__in=people,
        interaction__kind="mail",
        interaction__current=True,
        interaction__is_bulk=False,
        interaction__crowd__lte=_FEW,
    ).values_list("handle__person", "part", "interaction__at", "interaction__subject", "interaction")
    found: dict[int, dict[int, Trade]] = defaultdict(dict)
    zone = ZoneInfo(owner.zone)
    for person, part, at, subject, pk in rows:
        if person is not None and (sells := sender_sells(subject)) is not None:
            they_sell = sells == (part == "from")
            found[person][pk] = Trade(at.astimezone(zone).date(), they_sell=they_sell, subject=subject)
    return {person: list(trades.values()) for person, trades in found.items()}


def _newest_mail(owner: Owner) -> date | None:
    """How far the book reaches."""
    mails = Interaction.objects.filter(owner=owner, current=True, kind="mail").order_by("-at")
    newest = mails.values_list("at", flat=True).first()
    return newest.astimezone(ZoneInfo(owner.zone)).date() if newest else None
