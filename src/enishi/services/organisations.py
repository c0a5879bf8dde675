"""The owner decides which organisations are one. A decision outranks every evidence and outlives every rebuild."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db.models import Q

from enishi.kit.dates import PartialDate
from enishi.kit.say import Refused, say
from enishi.services.careers import refresh_careers
from enishi.services.journal import deed
from enishi.services.naming import rejoin
from enishi.services.relations import refresh_relations
from enishi.store.models import Deed, Organisation, OrganisationDecision, Owner, Stint

Kind = OrganisationDecision.Kind


def same(*, owner: Owner, one: int, other: int, now: datetime) -> Deed:
    """These two names are one organisation."""
    return _decide(owner, Kind.SAME, one, other, now)


def different(*, owner: Owner, one: int, other: int, now: datetime) -> Deed:
    """These two names are not one organisation, and shall not be asked about again."""
    return _decide(owner, Kind.DIFFERENT, one, other, now)


def former(*, owner: Owner, one: int, other: int, since: str = "", now: datetime) -> Deed:
    """`other` is what `one` was called before, or what became part of it, if known since when."""
    if since.strip() and PartialDate.parse(since) is None:
        raise Refused(say("“{text}” is no date. Write 2019, 2019-03 or 2019-03-12.", text=since.strip()))
    return _decide(owner, Kind.FORMER, one, other, now, since=str(PartialDate.parse(since) or ""))


def _decide(owner: Owner, kind: str, one: int, other: int, now: datetime, since: str = "") -> Deed:
    first, second = find_organisation(owner, one), find_organisation(owner, other)
    if first.pk == second.pk:
        raise Refused(say("These are one name already."))
    what = {
        Kind.SAME: say("{one} and {other}: one organisation", one=first.name, other=second.name),
        Kind.DIFFERENT: say("{one} and {other}: two organisations", one=first.name, other=second.name),
        Kind.FORMER: say("{other} is called {one} now", one=first.name, other=second.name),
    }[Kind(kind)]
    with deed(owner, what, now=now) as (done, pen):
        old = OrganisationDecision.objects.filter(owner=owner)
        for row in old.filter(Q(one=first, other=second) | Q(one=second, other=first)):
            pen.remove(row)
        pen.create(OrganisationDecision(owner=owner, kind=kind, one=first, other=second, since=since))
        settle_organisations(owner, {first.pk, second.pk})
    return done


def find_organisation(owner: Owner, organisation: int) -> Organisation:
    """The written name of that id; Refused when there is none."""
    row = Organisation.objects.filter(owner=owner, pk=organisation).first()
    if row is None:
        raise Refused(say("There is no such organisation in this book."))
    return row


def settle_organisations(owner: Owner, touched: Collection[int]) -> None:
    """After a decision: join anew, and tell the working lives of all concerned, and who they are to the owner."""
    concerned = rejoin(owner) | set(touched)
    people = set(Stint.objects.filter(owner=owner, organisation__in=concerned).values_list("person", flat=True))
    refresh_careers(owner, people)
    refresh_relations(owner, people)


def undecide(*, owner: Owner, decision: int, now: datetime) -> Deed:
    """Take a decision about two organisations back; evidence alone tells again whether they are one."""
    row = OrganisationDecision.objects.filter(owner=owner, pk=decision).select_related("one", "other").first()
    if row is None:
        raise Refused(say("This decision is taken back already."))
    touched = {row.one_id, row.other_id}
    what = say("Decision on {one} and {other} taken back", one=row.one.name, other=row.other.name)
    with deed(owner, what, now=now) as (done, pen):
        pen.remove(row)
        settle_organisations(owner, touched)
    return done
