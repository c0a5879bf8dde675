"""Houses, kept: whose a domain is, who wrote from it and when, and whom it concerns when it turns out whose it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.db.models import Max, Min

from enishi.queries.careers import domains_among
from enishi.resolve.careers import ADDRESS, Statement
from enishi.resolve.organisations import house_of
from enishi.store.models import Handle, Organisation, Owner, Presence


@dataclass(frozen=True)
class Houses:
    """To which house each written name belongs, and whose house a domain is."""

    root: dict[int, int]
    by_domain: dict[str, int]
    names: dict[int, str]

    @classmethod
    def of(cls, owner: Owner) -> Houses:
        """As the organisations of a book stand."""
        rows = list(Organisation.objects.filter(owner=owner).values_list("pk", "merged_into", "key", "domains", "name"))
        root = {pk: merged or pk for pk, merged, *_ in rows}
        domains = domains_among(owner, [written for *written, _ in rows])
        owners = {domain: min(houses) for domain, houses in domains.items() if len(houses) == 1}
        return cls(root, owners, {pk: name for pk, *_, name in rows})

    def guests(self, owner: Owner, *, since: Houses) -> set[int]:
        """The people with an address in a house that was another's, or called otherwise."""
        changed = {domain for domain in {*self.by_domain, *since.by_domain} if self._at(domain) != since._at(domain)}
        if not changed:
            return set()
        mails = Handle.objects.filter(owner=owner, kind="email", person__isnull=False).values_list("value", "person")
        return {person for value, person in mails if person is not None and house_of(value) in changed}

    def _at(self, domain: str) -> tuple[int, str] | None:
        house = self.by_domain.get(domain)
        return None if house is None else (house, self.names[house])


def by_address(owner: Owner, people: Collection[int], houses: Houses) -> dict[int, list[Statement]]:
    """What the mails of these people say of their work: who wrote from a company's house was there at the time."""
    if not houses.by_domain:
        return {}
    handles: dict[int, tuple[int, int]] = {}
    for pk, value, person in Handle.objects.filter(owner=owner, kind="email", person__in=people).values_list(
        "pk", "value", "person"
    ):
        if (house := houses.by_domain.get(house_of(value))) is not None:
            handles[pk] = (person, house)
    rows = Presence.objects.filter(
        owner=owner,
        handle__in=handles,
        part="from",
        interaction__current=True,
        interaction__is_bulk=False,
        interaction__kind="mail",
    )
    zone = ZoneInfo(owner.zone)
    found: dict[int, list[Statement]] = defaultdict(list)
    spans = rows.values("handle").annotate(first=Min("interaction__at"), last=Max("interaction__at"))
    for handle, first, last in spans.values_list("handle", "first", "last"):
        person, house = handles[handle]
        first, last = first.astimezone(zone).date(), last.astimezone(zone).date()
        found[person].append(Statement(ADDRESS, organisation=house, name=houses.names[house], first=first, last=last))
    return found
