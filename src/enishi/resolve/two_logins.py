"""Two logins beside each other: one and the same, nearly the same, or with a word in common that no name has."""

from __future__ import annotations

from itertools import takewhile

from rapidfuzz.distance import OSA

from enishi.kit.say import Say, say
from enishi.resolve.bearing import is_clipped, is_spelled
from enishi.resolve.boxes import Mailbox
from enishi.resolve.logins import names_spelled
from enishi.resolve.names import is_listed
from enishi.resolve.words import Alike, alike_mailboxes

Part = tuple[Say, float]

# What the same login at two places adds that only says what the name says.
LITTLE = 1.5
# So many letters make a login that few others would choose; so many one that some would.
TELLING, _SHORT = 5, 4
# So long a login and a domain have to be for a slip in the domain to be known as one.
_MISWRITTEN = 8
_FIGURES = "0123456789"
_GENERIC = frozenset(
    """
    mail email me contact hello hi dev git github gitlab code work home office user test admin root info com net org
    edu list lists spam oss private personal business job mobile web www the not real official google
    """.split()
)


def compare_logins(
    one: Mailbox, other: Mailbox, words: tuple[frozenset[str], frozenset[str]], built_alike: float
) -> Part | None:
    """What two logins say. `words`: of the names of each; `built_alike`: what one adds that only says the name."""
    if one.local in _GENERIC or not one.local:
        return None
    if one.local == other.local:
        if _is_miswritten(one, other):
            return (say("the addresses differ by a letter"), 18.0)
        if one.domain == other.domain and not one.is_public and not is_listed(one.local):
            return (say("one login at two machines of one domain: {login}", login=one.local), 10.0)
        return _same_login(one, words, built_alike)
    spelled = words[0] | words[1]
    whole = _as_written(one, other)
    if whole is Alike.CLOSE and not one.is_public:
        return (say("the addresses differ by a letter"), 10.0)
    if whole is Alike.JUMBLED and not one.is_public and not _numbered(one.local, other.local):
        return (say("the addresses differ by a few letters"), 7.0)
    root = root_of(one.local)
    if root == root_of(other.local) and (bits := _ofroot_of(root, is_spelled(one, spelled), spelled)):
        return (say("nearly the same login: {login}", login=root), bits)
    if telling := _shared_word(one, other, spelled):
        return (say("nearly the same login: {login}", login=telling), 4.0 if len(telling) > TELLING else 2.0)
    return None


def _ofroot_of(root: str, says_name: bool, spelled: frozenset[str]) -> float:
    """What it tells that two logins differ in nothing but figures."""
    if len(root) >= TELLING:
        return 1.0 if says_name or is_clipped(root, spelled) else 4.0
    is_whim = root.isalpha() and root not in _GENERIC and not says_name and not says_little(root, spelled)
    return 2.0 if len(root) >= _SHORT and is_whim else 0.0


def _same_login(box: Mailbox, words: tuple[frozenset[str], frozenset[str]], built_alike: float) -> Part:
    """One login at two places: it says the more, the less of it the names say already."""
    spelled = words[0] | words[1]
    figures = sum(character.isdigit() for character in box.local)
    if is_spelled(box, spelled) and not figures:
        if any(own and not is_spelled(box, own) for own in words):
            return (say("the addresses spell the same name"), 6.0)  # that one of the two is not known to bear
        return (say("the addresses are built alike"), LITTLE if box.local in spelled else built_alike)
    if any(name.is_whole for name in names_spelled(box.written)):
        return (say("the addresses spell the same name"), 6.0)
    if is_spelled(box, spelled) and figures < 3:
        return (say("the same login at two places: {login}", login=box.local), 3.0 * figures)
    return (say("the same login at two places: {login}", login=box.local), 12.0 if len(box.local) >= TELLING else 7.0)


def _shared_word(one: Mailbox, other: Mailbox, spelled: frozenset[str]) -> str:
    """A word that divides off in both logins, which no name has: moonrabbit.hb, moonrabbit."""
    common = (_words(one) & _words(other)) - spelled - _GENERIC
    told = [word for word in common if len(word) > 2 and word.isalpha() and not says_little(word, spelled)]
    return max(told, key=lambda word: (len(word), word), default="")


def _words(box: Mailbox) -> set[str]:
    return set(box.written.replace("_", ".").replace("-", ".").split("."))


def _as_written(one: Mailbox, other: Mailbox) -> Alike:
    """Two addresses letter by letter; in one house only what stands before the @ tells."""
    if one.domain == other.domain:  # two of a house may well differ by a letter: osada, osawa
        return alike_mailboxes(one.local, other.local) if min(len(one.local), len(other.local)) > 8 else Alike.DIFFERENT
    return alike_mailboxes(f"{one.local}@{one.domain}", f"{other.local}@{other.domain}")


def _is_miswritten(one: Mailbox, other: Mailbox) -> bool:
    """Whether one login stands at a public house, and at a domain that is this house but for a letter: gmail.con."""
    near = one.is_public != other.is_public and bool(one.house) != bool(other.house) and len(one.local) >= _MISWRITTEN
    return near and min(len(one.host), len(other.host)) >= _MISWRITTEN and OSA.distance(one.host, other.host) == 1


def _numbered(one: str, other: str) -> bool:
    """jsmith1 and jsmith2 differ on purpose."""
    return root_of(one) == root_of(other)


def root_of(local: str) -> str:
    """A login without the figures at its ends."""
    return local.strip(_FIGURES + "._-")


def bare_login(box: Mailbox) -> str:
    """A login without figures at its ends and what it is used for: moonrabbit_github, moonrabbit.42."""
    words = [word for word in box.words if word not in _GENERIC]
    return words[0].strip(_FIGURES) if len(words) == 1 else root_of(box.local)


def says_little(login: str, spelled: frozenset[str]) -> bool:
    """Whether a login is a listed name, or the beginnings of the names' words."""
    return is_listed(login) or is_clipped(login, spelled)


def shared_stem(one: str, other: str) -> str:
    """What two different logins have in common: one begins or ends the other, or both begin with the same six letters.

    moonrabbit, xmoonrabbit; moonrabbit, moonrabble.
    """
    short, long = sorted((one, other), key=len)
    if short == long:
        return ""
    if short.isalpha() and len(short) >= TELLING and (long.startswith(short) or long.endswith(short)):
        return short
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    common = "".join(letter for letter, _ in alike)
    return common if len(common) > TELLING and common.isalpha() else ""
