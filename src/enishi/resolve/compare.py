"""Whether two are one: levels of likeness with weights, added up, and the sum explained part by part.

After Fellegi and Sunter (1969): each part is log2 of how much likelier the agreement is for one person than for
two. The weights are fixed and stand here to be read; only the rarity of a name comes from tables. So the same two
portraits always get the same answer, on any machine and in any order.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from enishi.kit.addresses import is_mobile
from enishi.kit.companies import names_company
from enishi.kit.say import say
from enishi.resolve import names
from enishi.resolve.mailboxes import compare_mailboxes
from enishi.resolve.names import Compared
from enishi.resolve.names import Verdict as Named
from enishi.resolve.portrait import Features
from enishi.resolve.spelled import compare_known_names
from enishi.resolve.two_logins import Part, bare_login
from enishi.resolve.words import Alike, alike

# Joined from here on, and only when something besides the name speaks for it with at least SECOND bits.
CERTAIN = 18.0
SECOND = 2.0
# Where the names can't be compared, or differ by a letter, only something as personal as this joins: a login.
PERSONAL = 12.0
# Asked of the owner from here on.
DOUBTFUL = 8.0


class Verdict(StrEnum):
    """What becomes of two: joined, asked about, or left apart."""

    CERTAIN = "certain"
    DOUBTFUL = "doubtful"
    APART = "apart"


@dataclass(frozen=True)
class Weighed:
    """A comparison's sum in bits, what follows from it, and its parts, the heaviest first."""

    weight: float
    verdict: Verdict
    parts: tuple[Part, ...]


def compare(one: Features, other: Features) -> Weighed:
    """Weigh everything that speaks for and against two portraits being one person."""
    named = compare_known_names(one, other)
    shared = one.accounts & other.accounts or one.birthdays & other.birthdays
    if named.verdict < Named.OTHER_FAMILY and not shared:
        return Weighed(named.bits, Verdict.APART, ((named.why, named.bits),) if named.why else ())
    parts = [(named.why, named.bits)] if named.why and named.bits else []
    besides = list(_besides(one, other, named))
    parts += besides
    weight = sum(bits for _, bits in parts)
    return Weighed(
        weight=weight,
        verdict=_verdict(weight, named, besides, one.is_organisation or other.is_organisation),
        parts=tuple(sorted(parts, key=lambda part: -abs(part[1]))),
    )


def _verdict(weight: float, named: Compared, besides: list[Part], is_organisation: bool) -> Verdict:
    if is_organisation or named.verdict is Named.DIFFERENT:
        return Verdict.APART
    strongest = max((bits for _, bits in besides), default=0.0)
    contradicted = named.verdict < Named.UNKNOWN or any(bits <= -3.0 for _, bits in besides)
    is_known = strongest >= PERSONAL or (named.verdict >= Named.PARTLY and not named.is_slip)
    if weight >= CERTAIN and strongest >= SECOND and is_known and not contradicted:
        return Verdict.CERTAIN
    if named.verdict is Named.OTHER_GIVEN:
        return Verdict.APART
    return Verdict.DOUBTFUL if weight >= DOUBTFUL else Verdict.APART


def _besides(one: Features, other: Features, named: Compared) -> list[Part]:
    """Everything but the name."""
    found = [
        _accounts(one, other),
        _logins(one, other),
        compare_mailboxes(one, other, named),
        _work(one, other),
        _titles(one, other),
        _places(one, other),
        _birthdays(one, other),
    ]
    return [part for part in found if part]


def _accounts(one: Features, other: Features) -> Part | None:
    shared = one.accounts & other.accounts
    if not shared:
        return None
    if all(kind == "phone" and not is_mobile(value) for kind, value in shared):
        return (say("the same telephone line"), 6.0)  # a whole office may answer it
    kind = min(kind for kind, _ in shared)
    said = {"email": say("the same e-mail address"), "phone": say("the same phone number")}
    return (said.get(kind, say("the same profile")), 20.0)


def _logins(one: Features, other: Features) -> Part | None:
    """A name that is one word, and an address of the other's that is this word, perhaps with figures behind."""
    found = [(12.0, word) for word in one.nicknames & other.nicknames if _is_login_of(word, one, other)]
    halves = {half for name in (*one.names, *other.names) if name.is_whole for half in (name.family, name.given)}
    for words, boxes in ((one.nicknames, other.mailboxes), (other.nicknames, one.mailboxes)):
        for box in boxes if words else ():
            root = box.local.rstrip("0123456789._-")
            if names.is_listed(root):  # anybody of the name may have it
                found += [(2.0, box.local)] if box.local in words else []
            elif box.local in words:
                found.append((12.0 if len(box.local) >= 6 else 6.0, box.local))
            elif (bare := bare_login(box)) in words - halves and len(bare) >= 6:
                found.append((9.0, bare))
    if not found:
        return None
    bits, word = max(found, key=lambda pair: (pair[0], len(pair[1]), pair[1]))
    return (say("the name is the other's login: {login}", login=word), bits)


def _is_login_of(word: str, one: Features, other: Features) -> bool:
    """Whether two who are called by one word both have it in their addresses, and it is no name that others bear."""
    boxes = (one.mailboxes, other.mailboxes)
    return not names.is_listed(word) and all(any(word in (box.local, *box.words) for box in side) for side in boxes)


def _work(one: Features, other: Features) -> Part | None:
    if one.companies & other.companies:
        return (say("the same organisation"), 4.5)
    if one.domains & other.domains:
        return (say("addresses at one organisation"), 3.5)
    if _spells(one, other) or _spells(other, one):
        return (say("the address is the organisation's"), 4.5)
    if one.companies and other.companies:
        return (say("different organisations"), -1.5)
    return None


def _spells(one: Features, other: Features) -> bool:
    return any(names_company(domain, company) for domain in one.domains for company in other.companies)


def _titles(one: Features, other: Features) -> Part | None:
    return (say("the same title"), 1.5) if one.titles & other.titles else None


def _places(one: Features, other: Features) -> Part | None:
    if not one.places or not other.places:
        return None
    steps = [alike(mine, theirs) for mine in one.places for theirs in other.places]
    match max(steps):
        case Alike.SAME:
            longest = max(map(len, set(one.places) & set(other.places)))
            return (say("the same place"), 4.0 if longest < 15 else 9.0)
        case Alike.CLOSE | Alike.JUMBLED:
            return (say("the place is written nearly alike"), 3.0)
        case _:
            return (say("different places"), -1.5)


def _birthdays(one: Features, other: Features) -> Part | None:
    if not one.birthdays or not other.birthdays:
        return None
    if one.birthdays & other.birthdays:
        return (say("the same birthday"), 8.5)
    near = max(_near(mine, theirs) for mine in one.birthdays for theirs in other.birthdays)
    return (say("the birthdays differ by a figure"), 4.0) if near else (say("different birthdays"), -6.0)


def _near(one: str, other: str) -> bool:
    """One figure apart, or two neighbours in turn: a slip of whoever wrote it."""
    if one.startswith("--") or other.startswith("--"):
        return bool(one[2:]) and one.lstrip("-")[-5:] == other.lstrip("-")[-5:]
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) <= 2
