"""What a mail's signature says of its sender, when it surely is the sender's own."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from enishi.kit.addresses import local_key
from enishi.kit.companies import domain_root
from enishi.kit.dates import PartialDate
from enishi.kit.kanji import fold_name
from enishi.kit.names import is_japanese, is_kana
from enishi.kit.people_names import parse_name
from enishi.kit.quotes import Parted
from enishi.kit.romaji import kana_key, romaji_key
from enishi.kit.signatures import Signature, end_of, read_signature
from enishi.records import Handle, Interaction, Job, Name, Origin, Part, Presence, Sighting, Skipped
from enishi.sources._mail import NAME

_REMEMBERED = 100_000
_PUT_OFF = 30_000  # ends of mails, some hundred bytes each


class Signed(NamedTuple):
    """Who signed a mail, and with what."""

    sender: Presence
    at: datetime
    end: Parted


def signed(mail: Interaction | Skipped, parts: Parted) -> Signed | None:
    """The end of a mail that one known sender may have signed."""
    if isinstance(mail, Skipped):
        return None
    senders = [presence for presence in mail.people if presence.part is Part.FROM]
    if mail.is_bulk or len(senders) != 1 or not senders[0].handle.identifies or (end := end_of(parts)) is None:
        return None
    return Signed(senders[0], mail.at, end)


def sighting(mail: Signed) -> Sighting | None:
    """Whom a mail's signature describes, unless it is not the sender for certain, or tells nothing."""
    signature = read_signature(mail.end)
    if signature is None or not _is_theirs(signature, mail.sender.handle.value, mail.sender.name):
        return None
    said = _sighting(signature, mail)
    return said if said.jobs or said.addresses or len(said.handles) > 1 else None


def told_by(mail: Interaction | Skipped, parts: Parted) -> Iterator[Sighting]:
    """Whom the signature of a mail describes that stands by itself."""
    if (found := signed(mail, parts)) is not None and (said := sighting(found)) is not None:
        yield said


class Signatures:
    """The signatures of one mailbox, each told once a year of its use, behind the mails: they can be found without.

    The same words stand under hundreds of mails. The key names the sender, the words and the year, and `said` is the
    day of that year's newest mail, which comes first: so reading a file again changes nothing, a later export changes
    nothing of the years that are over, and says of the running year no more than that the words are still in use.
    """

    def __init__(self) -> None:
        self._told: dict[int, None] = {}
        self._put_off: dict[int, Signed] = {}

    def note(self, mail: Interaction | Skipped, parts: Parted) -> Iterator[Sighting]:
        """Put a mail's signature off; what can be put off no longer is told."""
        if (found := signed(mail, parts)) is not None:
            sender, name = found.sender.handle.value, found.sender.name
            self._put_off.setdefault(hash((sender, name, found.end, found.at.year)), found)
            if len(self._put_off) >= _PUT_OFF:
                yield from self.told()

    def told(self) -> Iterator[Sighting]:
        """What was put off."""
        for mail in self._put_off.values():
            said = sighting(mail)
            if said is not None and self._is_new(said.origin.key):
                yield said
        self._put_off.clear()

    def _is_new(self, key: str) -> bool:
        mark = hash(key)
        if mark in self._told:
            return False
        if len(self._told) >= _REMEMBERED:
            self._told.pop(next(iter(self._told)))
        self._told[mark] = None
        return True


def _sighting(signature: Signature, mail: Signed) -> Sighting:
    sender = mail.sender.handle
    # Of the phones, those of a whole office would make one person of everybody who sits there.
    phones = (Handle.phone(number) for number in signature.direct if _tells_its_country(number))
    mark = hashlib.sha1(repr(signature).encode("utf-8", "replace"), usedforsecurity=False).hexdigest()[:16]
    job = Job(signature.organisation, signature.department, signature.title)
    return Sighting(
        origin=Origin(NAME, f"signature:{sender.value}:{mark}:{mail.at.year}"),
        name=_name(signature),
        handles=(sender, *(phone for phone in phones if phone)),
        jobs=(job,) if job != Job() else (),
        addresses=(signature.address,) if signature.address else (),
        said=PartialDate.of(mail.at.date()),
    )


def _tells_its_country(number: str) -> bool:
    """Whether a number is international, or written as only Japanese ones are."""
    return number.startswith("+") or re.fullmatch(r"\(?0\d{1,4}[-)] ?\d{1,4}-\d{4}", number) is not None


def _name(signature: Signature) -> Name:
    parts, readings = signature.name.split(), signature.reading.split()
    if not is_japanese(signature.name) or len(parts) != 2:
        return Name(full=signature.name)
    if len(readings) != 2:
        return Name(full=signature.name, family=parts[0], given=parts[1])
    if not is_kana(signature.reading):  # Taro Yamada: in letters the given name mostly comes first
        return Name(full=signature.name, family=parts[0], given=parts[1])
    return Name(signature.name, parts[0], parts[1], family_reading=readings[0], given_reading=readings[1])


@lru_cache(maxsize=10_000)
def _is_theirs(signature: Signature, address: str, shown: str) -> bool:
    """Whether the sender signs here, not somebody whose words or name they pass on."""
    if (fits := _fits(signature, shown)) is not None:
        return fits
    if address in signature.emails:
        return True
    if signature.emails:
        house = domain_root(address.rpartition("@")[2])
        return not signature.name and house in {domain_root(mail.rpartition("@")[2]) for mail in signature.emails}
    return not signature.name or not _is_anothers(address, _halves(signature.name, signature.reading))


def _fits(signature: Signature, shown: str) -> bool | None:
    """Whether the signature's name is the one shown with the address; None if nobody can tell."""
    if not signature.name or not shown or "@" in shown:
        return None
    if _closed(signature.name) in _closed(shown):
        return True
    (family, given), (other_family, other_given) = _halves(signature.name, signature.reading), _halves(shown, "")
    mine, theirs = family | given, other_family | other_given
    if not mine or not theirs:
        return None
    if not given or not other_given:
        return True if mine & theirs else None if is_japanese(signature.name) != is_japanese(shown) else False
    straight = bool(family & other_family), _alike(given, other_given)
    if all(straight) or (family & other_given and _alike(given, other_family)):
        return True
    return None if straight[0] else False


def _closed(name: str) -> str:
    return fold_name(name).replace(" ", "")


def _alike(some: set[str], others: set[str]) -> bool:
    """Whether two given names are one, or one of them is short for the other: J., Rob."""
    return any(one.startswith(other) or other.startswith(one) for one in some for other in others)


def _is_anothers(address: str, halves: tuple[set[str], set[str]]) -> bool:
    """Whether an address spells a name (`hanako.sato`) that shares nothing with this one."""
    words = [word for word in re.split(r"[._+\d-]+", local_key(address)) if word]
    sounds = {sound for half in halves for sound in half if sound.isascii()}
    if not sounds or len(words) < 2 or not all(map(str.isalpha, words)):
        return False
    keys = {romaji_key(word) for word in words}
    return not any(sound.startswith(key) or key.startswith(sound) for sound in sounds for key in keys if key)


def _halves(name: str, reading: str) -> tuple[set[str], set[str]]:
    """A name's two halves as written and as they may be read, each in one comparable form."""
    found = parse_name(full=name)
    if found is None:
        return set(), set()
    said = [kana_key(word) if is_kana(word) else romaji_key(word) for word in reading.split()]
    if len(said) == 2:
        sure = [{said[0]}, {said[1]}] if is_kana(reading) else [set(said), set(said)]
    else:
        sure = [set(map(_key, found.family_readings)), set(map(_key, found.given_readings))]
    return {_key(found.family)} - {""} | sure[0], {_key(found.given)} - {""} | sure[1]


def _key(half: str) -> str:
    return (kana_key(half) if is_kana(half) else romaji_key(half)).replace(" ", "")
