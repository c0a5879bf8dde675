"""Which written names are one organisation, and which may be."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from enishi.kit.companies import domain_root, is_public_domain, names_company
from enishi.kit.names import is_japanese
from enishi.kit.text import fold

# What people write where a company's name is asked for and there is none: two freelancers are no colleagues.
_NO_HOUSE = re.compile(
    r"(?:independent|freelance[rd]?|self[- ]?employed|independent consultant|consultant|retired|none|n/?a|various"
    r"|confidential|stealth(?: (?:startup|mode))?|unemployed|student|private|personal|[-–—.・*]+"
    r"|フリーランス?|フリーランサー|自営業?|個人事業主?|個人|無職|な[しい]|無し|主婦|学生|(?:定年)?退職|該当なし|非公開|その他)"
)
_MANY = 12  # more names than this at one domain: a provider or a holding, nothing that tells who is one


@dataclass(frozen=True)
class Named:
    """One written name: its id, its key, and the domains of those who work there."""

    id: int
    key: str
    domains: tuple[str, ...] = ()
    people: frozenset[int] = frozenset()  # who is or was there; needed only where two names share a domain


@dataclass(frozen=True)
class Houses:
    """The answer: to which id each name belongs, and the pairs of ids that share no more than a domain."""

    of: Mapping[int, int]
    perhaps: tuple[tuple[int, int, str], ...]


def join(
    names: Iterable[Named],
    *,
    same: Iterable[tuple[int, int]] = (),
    different: Iterable[tuple[int, int]] = (),
) -> Houses:
    """Which names are one: by the owner's word, or when a domain that both share spells one of them, and the people of
    the other did not just bring an old address along.

    Each house has the id of its oldest name. A domain alone joins nothing, as companies of a group share it: such
    pairs are for the owner to decide. The owner's word that two are different outranks all else.
    """
    rows = sorted(names, key=lambda row: row.id)
    apart = {frozenset((one, other)) for one, other in different if one != other}
    homes = {row.id: {row.id} for row in rows}
    for one, other in sorted(map(_ordered, same)):
        _unite(homes, one, other, apart)
    doubtful: list[tuple[int, int, str]] = []
    for domain, there in sorted(_by_domain(rows).items()):
        if pair := _spelt(domain, there):
            _unite(homes, *pair, apart)
        if len(there) <= _MANY:
            doubtful += [(one.id, other.id, domain) for one, other in combinations(there, 2)]
    of = {row: min(home) for row, home in homes.items()}
    return Houses(of, _open(doubtful, of, apart))


def _ordered(pair: tuple[int, int]) -> tuple[int, int]:
    return min(pair), max(pair)


def _unite(homes: dict[int, set[int]], one: int, other: int, apart: set[frozenset[int]]) -> None:
    first, second = homes.get(one), homes.get(other)
    if first is None or second is None or first is second:
        return
    if any(frozenset((a, b)) in apart for a in first for b in second):
        return
    first |= second
    for row in second:
        homes[row] = first


def _by_domain(rows: Iterable[Named]) -> dict[str, list[Named]]:
    found: dict[str, list[Named]] = defaultdict(list)
    for row in rows:
        for domain in row.domains:
            found[domain].append(row)
    return found


def _spelt(domain: str, there: list[Named]) -> tuple[int, int] | None:
    """Two names that share a domain which spells just one of them: 東都 and Toto at toto.example.

    With a third name there, nobody can tell which of the others is a translation and which a daughter company. And one
    person of another house may have kept an old address, unless the two names only differ in their script.
    """
    if len(there) != 2 or names_company(domain, there[0].key) == names_company(domain, there[1].key):
        return None
    spelt, other = there if names_company(domain, there[0].key) else reversed(there)
    own = len(other.people - spelt.people)
    if own < (1 if is_japanese(other.key) != is_japanese(spelt.key) else 2):
        return None
    return _ordered((spelt.id, other.id))


def _open(
    doubtful: Iterable[tuple[int, int, str]], of: Mapping[int, int], apart: set[frozenset[int]]
) -> tuple[tuple[int, int, str], ...]:
    """The doubtful pairs of houses that neither evidence nor the owner has settled, each once."""
    parted = {frozenset((of.get(a, a), of.get(b, b))) for a, b in map(tuple, apart)}
    found: dict[tuple[int, int], str] = {}
    for one, other, domain in doubtful:
        pair = _ordered((of[one], of[other]))
        if pair[0] != pair[1] and frozenset(pair) not in parted:
            found.setdefault(pair, domain)
    return tuple((one, other, domain) for (one, other), domain in found.items())


def majority(addresses: Mapping[str, int]) -> tuple[str, ...]:
    """The domains that a company's people write from, most used first: those of a fair part of them, and of more
    than one person as soon as there are several people."""
    counts = Counter(addresses)
    total = sum(counts.values())
    fair = [(domain, number) for domain, number in counts.items() if number * 4 >= total and (number > 1 or total < 3)]
    return tuple(domain for domain, _ in sorted(fair, key=lambda pair: (-pair[1], pair[0])))


def whose_domains(
    names: Iterable[Named], *, of: Mapping[int, int], people: Mapping[int, int]
) -> dict[str, frozenset[int]]:
    """To which houses each domain belongs. `of`: the house of each name; `people`: how many are or were there.

    One person alone does not give a house a domain that spells another house: whoever changes jobs often keeps the
    old address on the new card.
    """
    found: dict[str, frozenset[int]] = {}
    for domain, there in _by_domain(names).items():
        spelt = {of[row.id] for row in there if names_company(domain, row.key)}
        others = {of[row.id] for row in there} - spelt
        found[domain] = frozenset(spelt | {house for house in others if not spelt or people.get(house, 0) > 1})
    return found


def house_of(address: str) -> str:
    """The registrable domain of an e-mail address if it is a company's; nothing for the big providers."""
    domain = address.rpartition("@")[2]
    return "" if not domain or is_public_domain(domain) else domain_root(domain)


def is_no_house(name: str) -> bool:
    """Whether this is written where an organisation's name is asked for and there is none: "Freelance", 自営業."""
    return bool(_NO_HOUSE.fullmatch(fold(name)))


def shown_name(names: Mapping[str, int], *, former: Collection[str] = ()) -> str:
    """What an organisation is called: by the name that most people write, but not by a name that it gave up."""
    return max(names, key=lambda name: (name not in former, names[name], name), default="")
