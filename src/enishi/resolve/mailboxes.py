"""Two people's e-mail addresses beside each other, and beside a name: what a side before the @ gives away."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

from enishi.kit.say import say
from enishi.resolve.bearing import bears, is_spelled, middle_of, names_its_owner
from enishi.resolve.boxes import Mailbox
from enishi.resolve.names import Compared, Verdict, is_from_abroad
from enishi.resolve.portrait import Features
from enishi.resolve.two_logins import LITTLE, TELLING, Part, compare_logins, root_of, says_little, shared_stem

# So many bits make a name that hardly two people bear; that few do, which both their addresses spell. Of two firms'
# addresses that do so it takes more: a firm names everybody's so.
RARE, RARE_AT_TWO_FIRMS, RARE_FOR_BOTH = 20.0, 19.0, 18.0
# And so many fewer where the name is from abroad: lists count it in one country, and acquaintances are from many.
_FROM_ABROAD = 2.0
# What the same login at two places adds that only says what the name says, where the name is rare.
_BUILT_ALIKE = 2.0


def compare_mailboxes(one: Features, other: Features, named: Compared) -> Part | None:
    """The best that two people's addresses say, beside what their names say.

    Where hardly anybody else bears the name, it counts that an address spells it: the name is no slip of an address
    book, and it is the name under which they are written to.
    """
    words = (_words_of(one), _words_of(other))
    same_name = named.bits if named.verdict is Verdict.AGREES and one.names and other.names else 0.0
    alike = _BUILT_ALIKE if same_name >= RARE_FOR_BOTH and not named.is_heard else LITTLE
    found: list[Part] = []
    for a, b in product(one.mailboxes, other.mailboxes):
        if part := compare_logins(a, b, words, alike):
            found.append(part)
    if same_name:
        is_home = _live_together(one, other)
        if not is_home and (against := _against(one, other, same_name, is_told=bool(found))):
            return against
        found += _of_one_name(one, other, words[0] | words[1], named, is_home=is_home)
    if found:
        return max(found, key=lambda part: part[1])
    return (say("different addresses"), -1.0) if one.mailboxes and other.mailboxes else None


def _words_of(one: Features) -> frozenset[str]:
    """The words of the names; without a name, those that the addresses themselves seem to spell."""
    return one.spelled if one.names else frozenset(word for name in one.guesses for word in name.tokens)


def _live_together(one: Features, other: Features) -> bool:
    """Whether two of one name have addresses in one domain that is called as they are."""
    mine, theirs = ({box.house for box in (*each.mailboxes, *each.desks) if not box.is_public} for each in (one, other))
    return any(names_its_owner(house, name) for house in mine & theirs for name in one.names)


def _against(one: Features, other: Features, same_name: float, *, is_told: bool) -> Part | None:
    """What speaks against two of one name, where no address of theirs speaks for them."""
    if is_told:
        return None
    mine, theirs = _middles(one), _middles(other)
    if mine and theirs and not _shared_middle(mine, theirs):
        return (say("the middle names differ"), -3.0)
    if same_name < RARE and any(
        a.host == b.host and not a.is_public and a.local != b.local for a, b in product(one.mailboxes, other.mailboxes)
    ):
        # A firm gives a person one address: two of one name at one firm are rather two people.
        return (say("two addresses at one organisation"), -3.0)
    return None


def _of_one_name(
    one: Features, other: Features, spelled: frozenset[str], named: Compared, *, is_home: bool
) -> list[Part]:
    """What the addresses of two of one name say of this name."""
    found: list[Part] = []
    if is_home:
        found.append((say("the domain is called by their name"), 8.0))
    if middle := _shared_middle(_middles(one), _middles(other)):
        found.append((say("both addresses hold the same middle name: {name}", name=middle), 3.5))
    if login := _login_as_domain(one, other, spelled) or _login_as_domain(other, one, spelled):
        found.append((say("the domain is the other's login: {login}", login=login), 7.0))
    if stem := _shared_stem(one, other, spelled):
        found.append((say("nearly the same login: {login}", login=stem), 3.0))
    if _is_spelled_rare(one, other, spelled, named):
        found.append((say("an address spells this rare name"), 2.0))
    return found


def _middles(one: Features) -> set[str]:
    """The middle names, or initials of them, that somebody's addresses hold and their name does not."""
    found: set[str] = set()
    for name in one.names:
        first, *more = name.given.split() or [""]
        for given, family in ((first, name.family.replace(" ", "")), (name.family, first)):
            found.update(middle_of(box.written, given, family) for box in one.mailboxes)
        found.difference_update(word for word in tuple(found) if any(each[:1] == word[:1] for each in more))
    return found - {""}


def _shared_middle(one: Iterable[str], other: Iterable[str]) -> str:
    shared = [min(a, b, key=len) for a, b in product(one, other) if a.startswith(b) or b.startswith(a)]
    return max(shared, key=lambda word: (len(word), word), default="")


def _login_as_domain(one: Features, other: Features, spelled: frozenset[str]) -> str:
    """The login of the one by which a domain of the other's is called, and which no name has."""
    houses = {box.house for box in (*other.mailboxes, *other.desks)}
    logins = {root for box in one.mailboxes if (root := root_of(box.local)) in houses and not is_spelled(box, spelled)}
    told = [login for login in logins if len(login) >= TELLING and not says_little(login, spelled)]
    return max(told, key=lambda word: (len(word), word), default="")


def _shared_stem(one: Features, other: Features, spelled: frozenset[str]) -> str:
    """The letters that two logins have in common at an end of one, and that no name has."""
    pairs = product((root_of(box.local) for box in one.mailboxes), (root_of(box.local) for box in other.mailboxes))
    stems = {stem for mine, theirs in pairs if (stem := shared_stem(mine, theirs))}
    parts = {word[:3] for word in spelled if len(word) > 1}
    told = [stem for stem in stems if not says_little(stem, spelled) and not any(part in stem for part in parts)]
    return max(told, key=lambda word: (len(word), word), default="")


def _is_spelled_rare(one: Features, other: Features, spelled: frozenset[str], named: Compared) -> bool:
    """Whether both have an address, hardly anybody else bears the name, and the addresses bear it too."""
    mine, theirs = (
        any(
            bears(box, spelled) or any(names_its_owner(box.house, name) for name in each.names)
            for box in (*each.mailboxes, *each.desks)
        )
        for each in (one, other)
    )
    if named.is_heard:
        return mine and theirs and named.bits >= RARE
    has_both = all(each.mailboxes or each.desks for each in (one, other))
    least = _rare_for_both(one.mailboxes + other.mailboxes) if mine and theirs else RARE
    if _bear_family_from_abroad(one, other):
        least -= _FROM_ABROAD
    return has_both and (mine or theirs) and named.bits >= least


def _bear_family_from_abroad(one: Features, other: Features) -> bool:
    """Whether the names are from abroad, and it is not only the given name that the addresses bear."""
    named = (*one.names, *other.names)
    family = frozenset(word for name in named for word in name.family.split())
    boxes = (*one.mailboxes, *one.desks, *other.mailboxes, *other.desks)
    return all(map(is_from_abroad, named)) and any(bears(box, family) for box in boxes)


def _rare_for_both(boxes: Iterable[Mailbox]) -> float:
    """How rare a name has to be that two people's addresses, these, both spell."""
    return RARE_FOR_BOTH if any(box.is_public for box in boxes) else RARE_AT_TWO_FIRMS
