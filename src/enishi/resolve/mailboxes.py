"""Two people's e-mail addresses beside each other, and beside a name: what a side before the @ gives away."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

from enishi.kit.romaji import romaji_key
from enishi.kit.say import Say, say
from enishi.resolve.logins import names_spelled
from enishi.resolve.names import is_listed
from enishi.resolve.portrait import Mailbox
from enishi.resolve.words import Alike, alike_mailboxes, without_umlauts

Part = tuple[Say, float]

# So many bits make a name that hardly two people bear; that few do, which both their addresses spell; which both spell
# in the same way.
RARE, RARE_FOR_BOTH, RARE_BUILT_ALIKE = 20.0, 19.0, 18.0
# What the same login at two places adds that only says what the name says: to a rare name, to any other.
_BUILT_ALIKE, _LITTLE = 2.0, 1.5
# So many letters make a login that few others would choose.
_TELLING = 5
_FIGURES = "0123456789"
_GENERIC = frozenset("mail email me contact hello hi dev git github code work home office user test admin".split())


def compare_mailboxes(
    one: tuple[Mailbox, ...],
    other: tuple[Mailbox, ...],
    words: tuple[frozenset[str], frozenset[str]],
    *,
    same_name: float,
    is_heard: bool,
) -> Part | None:
    """The best that two people's addresses say. `words`: those of the names of each, folded to letters.

    `same_name`: the bits that their name weighs, if they bear one; `is_heard`: if it only reads alike. Where hardly
    anybody else bears it, it counts that an address spells it: the name is no slip of an address book, and it is the
    name under which they are written to.
    """
    spelled = words[0] | words[1]
    alike = _BUILT_ALIKE if same_name >= RARE_BUILT_ALIKE and not is_heard else _LITTLE
    found: list[Part] = [part for a, b in product(one, other) if (part := _pair(a, b, words, alike))]
    if 0 < same_name < RARE and not found and _one_house(one, other):
        # A firm gives a person one address: two of one name at one firm are rather two people.
        return (say("two addresses at one organisation"), -3.0)
    if one and other and _is_spelled_rare(one, other, spelled, same_name=same_name, is_heard=is_heard):
        found.append((say("an address spells this rare name"), 2.0))
    if found:
        return max(found, key=lambda part: part[1])
    return (say("different addresses"), -1.0) if one and other else None


def _is_spelled_rare(
    one: Iterable[Mailbox], other: Iterable[Mailbox], spelled: frozenset[str], *, same_name: float, is_heard: bool
) -> bool:
    """Whether hardly anybody bears the name, and the addresses bear it too; wada@ may be any of the family."""
    both = all(any(_bears(box, spelled) and box.local not in spelled for box in boxes) for boxes in (one, other))
    if both:
        return same_name >= (RARE if is_heard else RARE_FOR_BOTH)
    return same_name >= RARE and not is_heard and any(_bears(box, spelled) for boxes in (one, other) for box in boxes)


def _one_house(one: Iterable[Mailbox], other: Iterable[Mailbox]) -> bool:
    return any(a.domain == b.domain and not a.is_public and a.local != b.local for a, b in product(one, other))


def _pair(
    one: Mailbox, other: Mailbox, words: tuple[frozenset[str], frozenset[str]], built_alike: float
) -> Part | None:
    if one.local in _GENERIC or not one.local:
        return None
    if one.local == other.local:
        return _same_login(one, words, built_alike)
    spelled = words[0] | words[1]
    whole = _as_written(one, other)
    if whole is Alike.CLOSE and not one.is_public:
        return (say("the addresses differ by a letter"), 10.0)
    if whole is Alike.JUMBLED and not one.is_public and not _numbered(one.local, other.local):
        return (say("the addresses differ by a few letters"), 7.0)
    root = _root(one.local)
    if root == _root(other.local) and len(root) >= _TELLING:
        says_little = is_spelled(one, spelled) or _is_clipped(root, spelled)
        return (say("nearly the same login: {login}", login=root), 1.0 if says_little else 4.0)
    if telling := _shared_word(one, other, spelled):
        return (say("nearly the same login: {login}", login=telling), 4.0)
    return None


def _same_login(box: Mailbox, words: tuple[frozenset[str], frozenset[str]], built_alike: float) -> Part:
    """One login at two places: it says the more, the less of it the names say already."""
    spelled = words[0] | words[1]
    figures = sum(character.isdigit() for character in box.local)
    if is_spelled(box, spelled) and not figures:
        if any(own and not is_spelled(box, own) for own in words):
            return (say("the addresses spell the same name"), 6.0)  # that one of the two is not known to bear
        return (say("the addresses are built alike"), _LITTLE if box.local in spelled else built_alike)
    if any(name.is_whole for name in names_spelled(box.written)):
        return (say("the addresses spell the same name"), 6.0)
    if is_spelled(box, spelled) and figures < 3:
        return (say("the same login at two places: {login}", login=box.local), 3.0 * figures)
    return (say("the same login at two places: {login}", login=box.local), 12.0 if len(box.local) >= _TELLING else 7.0)


def _shared_word(one: Mailbox, other: Mailbox, spelled: frozenset[str]) -> str:
    """A word that divides off in both logins, which no name has: moonrabbit.hb, moonrabbit."""
    common = (_words(one) & _words(other)) - spelled - _GENERIC
    told = [word for word in common if len(word) > _TELLING and word.isalpha() and not is_listed(word)]
    return max(told, key=lambda word: (len(word), word), default="")


def _words(box: Mailbox) -> set[str]:
    return set(box.written.replace("_", ".").replace("-", ".").split("."))


def _as_written(one: Mailbox, other: Mailbox) -> Alike:
    """Two addresses letter by letter; in one house only what stands before the @ tells."""
    if one.domain == other.domain:  # two of a house may well differ by a letter: osada, osawa
        return alike_mailboxes(one.local, other.local) if min(len(one.local), len(other.local)) > 8 else Alike.DIFFERENT
    return alike_mailboxes(f"{one.local}@{one.domain}", f"{other.local}@{other.domain}")


def _numbered(one: str, other: str) -> bool:
    """jsmith1 and jsmith2 differ on purpose."""
    return _root(one) == _root(other)


def _root(local: str) -> str:
    return local.strip(_FIGURES + "._-")


def is_spelled(box: Mailbox, spelled: frozenset[str]) -> bool:
    """Whether an address says no more than the name does: m.takahashi, makototakahashi, takahashi."""
    written = "".join(box.words)
    if _is_made_of(written, spelled):
        return True
    heard = "".join(map(romaji_key, box.words))
    return heard != written and bool(heard) and _is_made_of(heard, spelled)


def _is_made_of(local: str, spelled: frozenset[str]) -> bool:
    rest = local
    if any(word in local for word in spelled):
        for word in sorted([word for word in spelled if len(word) > 1], key=lambda word: (-len(word), word)):
            rest = rest.replace(word, "", 1)
    rest = rest.strip(_FIGURES)
    return len(rest) <= 1


def _is_clipped(root: str, spelled: frozenset[str]) -> bool:
    """Whether a login is the beginnings of a name's words: makotaka."""
    starts = {word[:length] for word in spelled for length in (2, 3, 4)}
    return any(root[:at] in starts and root[at:] in starts for at in (2, 3, 4))


def _bears(box: Mailbox, spelled: frozenset[str]) -> bool:
    """Whether an address holds a word of the name, or is its initials; or stands in a domain of that name."""
    letters = "".join([c for c in box.local if c.isalpha()])
    ways = {letters, romaji_key(letters), without_umlauts(letters)}
    words = [word.replace("-", "") for word in spelled if len(word) > 2]
    if not box.is_public and any(len(word) > 3 and word in box.domain for word in words):
        return True
    if any(word[:6] in way or (len(way) > 4 and word.startswith(way)) for word in words for way in ways):
        return True
    initials = {word[0] for word in words}
    return 2 <= len(letters) <= 3 and len(words) > 1 and {letters[0], letters[-1]} <= initials
