"""Two people's e-mail addresses beside each other, and beside a name: what a side before the @ gives away."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

from enishi.kit.people_names import PersonName
from enishi.kit.say import Say, say
from enishi.resolve.portrait import Mailbox
from enishi.resolve.words import Alike, alike_mailboxes

Part = tuple[Say, float]

# So many letters make a login that few others would choose.
_TELLING = 5
_GENERIC = frozenset("mail email me contact hello hi dev git github code work home office user test admin".split())


def compare_mailboxes(
    one: tuple[Mailbox, ...], other: tuple[Mailbox, ...], spelled: frozenset[str], *, same_name: bool, rare: bool
) -> Part | None:
    """The best that two people's addresses say. `spelled` are the words of their names, folded to letters.

    `rare`: they bear one name, and hardly anybody else does. Then it counts that each one's address spells it: the
    name is no slip of an address book, and it is the name under which both are written to.
    """
    found: list[Part] = [part for a, b in product(one, other) if (part := _pair(a, b, spelled))]
    if same_name and not found and _one_house(one, other):
        # A firm gives a person one address: two of one name at one firm are rather two people.
        return (say("two addresses at one organisation"), -3.0)
    if rare and any(_bears(box, spelled) for box in (*one, *other)) and one and other:
        found.append((say("an address spells this rare name"), 2.0))
    if found:
        return max(found, key=lambda part: part[1])
    return (say("different addresses"), -1.0) if one and other else None


def _one_house(one: Iterable[Mailbox], other: Iterable[Mailbox]) -> bool:
    return any(a.domain == b.domain and not a.is_public and a.local != b.local for a, b in product(one, other))


def _pair(one: Mailbox, other: Mailbox, spelled: frozenset[str]) -> Part | None:
    if one.local in _GENERIC or not one.local:
        return None
    if one.local == other.local:
        if is_spelled(one, spelled) and not any(character.isdigit() for character in one.local):
            return (say("the addresses are built alike"), 1.5)
        if len(one.local) >= _TELLING:
            return (say("the same login at two places: {login}", login=one.local), 12.0)
        return (say("the same login at two places: {login}", login=one.local), 7.0)
    whole = _as_written(one, other)
    if whole is Alike.CLOSE and not one.is_public:
        return (say("the addresses differ by a letter"), 10.0)
    if whole is Alike.JUMBLED and not one.is_public and not _numbered(one.local, other.local):
        return (say("the addresses differ by a few letters"), 7.0)
    if _root(one.local) == _root(other.local) and len(_root(one.local)) >= _TELLING:
        return (say("nearly the same login: {login}", login=_root(one.local)), 1.0 if is_spelled(one, spelled) else 4.0)
    return None


def _as_written(one: Mailbox, other: Mailbox) -> Alike:
    """Two addresses letter by letter; in one house only what stands before the @ tells."""
    if one.domain == other.domain:  # two of a house may well differ by a letter: osada, osawa
        return alike_mailboxes(one.local, other.local) if min(len(one.local), len(other.local)) > 8 else Alike.DIFFERENT
    return alike_mailboxes(f"{one.local}@{one.domain}", f"{other.local}@{other.domain}")


def _numbered(one: str, other: str) -> bool:
    """jsmith1 and jsmith2 differ on purpose."""
    return _root(one) == _root(other)


def _root(local: str) -> str:
    return local.strip("0123456789._-")


def is_spelled(box: Mailbox, spelled: frozenset[str]) -> bool:
    """Whether an address says no more than the name does: m.takahashi, makototakahashi, takahashi."""
    rest = "".join(box.words)
    for word in sorted(spelled, key=len, reverse=True):
        if len(word) > 1:
            rest = rest.replace(word, "", 1)
    return len(rest.strip("0123456789")) <= 1


def _bears(box: Mailbox, spelled: frozenset[str]) -> bool:
    """Whether an address holds a word of the name, or is its initials."""
    letters = "".join(c for c in box.local if c.isalpha())
    words = [word.replace("-", "") for word in spelled if len(word) > 2]
    if any(word[:6] in letters or (len(letters) > 4 and word.startswith(letters)) for word in words):
        return True
    initials = {word[0] for word in words}
    return 2 <= len(letters) <= 3 and len(words) > 1 and {letters[0], letters[-1]} <= initials


def name_in(box: Mailbox) -> tuple[PersonName, ...]:
    """The name that an address seems to spell: `m.takahashi` → M. Takahashi; nothing when it is one word."""
    words = [word.strip("0123456789") for word in box.words]
    words = [word for word in words if word.isalpha()]
    if len(words) != 2 or max(map(len, words)) < 3:
        return ()
    given, family = words
    return (
        PersonName(
            family=family,
            given=given,
            family_readings=(),
            given_readings=(),
            is_japanese=False,
            tokens=(given, family),
        ),
    )
