"""What is known of somebody when it is asked whether two are one: names, addresses, work, in comparable form."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from enishi.kit.addresses import local_key
from enishi.kit.companies import company_key
from enishi.kit.people_names import PersonName, parse_name
from enishi.kit.romaji import kana_key, romaji_key
from enishi.kit.text import fold
from enishi.records import Handle, Name
from enishi.resolve.boxes import Mailbox, desk, mailbox
from enishi.resolve.logins import names_spelled

# What stands where a name should and is none, for its figures: mtakahashi1982.
_LOGIN = re.compile(r"(?=(?:\D*\d){4})[A-Za-z][0-9A-Za-z_.-]+")
_TRIMMINGS = "!~*=\"'._-"


@dataclass(frozen=True)
class Portrait:
    """Everything said of one who is surely one: the sightings and addresses that share an identity already."""

    home: int
    names: tuple[Name, ...] = ()
    handles: tuple[Handle, ...] = ()
    organisations: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    birthdays: tuple[str, ...] = ()  # ISO, perhaps partial: "1971-06-24", "--06-24"
    is_organisation: bool = False


@dataclass(frozen=True)
class Features:
    """A portrait made comparable, once."""

    home: int
    names: tuple[PersonName, ...]
    guesses: tuple[PersonName, ...]  # without a whole name: those that the addresses and nicknames spell
    nicknames: frozenset[str]  # single words that may be a login
    mailboxes: tuple[Mailbox, ...]
    desks: tuple[Mailbox, ...]  # hello@ and root@: they join nobody, but their domain may be called by a name
    accounts: frozenset[tuple[str, str]]  # all identifying addresses
    companies: frozenset[str]
    domains: frozenset[str]  # the companies' houses among the mailboxes
    titles: frozenset[str]
    places: tuple[str, ...]
    birthdays: frozenset[str]
    is_organisation: bool
    spelled: frozenset[str]  # the words of the names in Latin letters, of which an address may be built


def features(portrait: Portrait) -> Features:
    """A portrait's words folded and taken apart."""
    names, nicknames = _names(portrait.names)
    identifying = [(handle, handle.identifies) for handle in portrait.handles]
    mailboxes = tuple([box for handle, is_own in identifying if (box := mailbox(handle, is_own=is_own))])
    names = _as_spelled(names, mailboxes)
    return Features(
        home=portrait.home,
        names=names,
        guesses=() if any(name.is_whole for name in names) else _guesses(mailboxes, nicknames, portrait.handles),
        nicknames=nicknames,
        mailboxes=mailboxes,
        desks=tuple([box for handle, is_own in identifying if not is_own and (box := desk(handle))]),
        accounts=frozenset([(handle.kind, handle.value) for handle, is_own in identifying if is_own]),
        companies=frozenset(company_key(name) for name in portrait.organisations if name.strip()),
        domains=frozenset(box.domain for box in mailboxes if not box.is_public),
        titles=frozenset(fold(title) for title in portrait.titles if title.strip()),
        places=tuple(dict.fromkeys(fold(line) for line in portrait.addresses if line.strip())),
        birthdays=frozenset(day for day in portrait.birthdays if day),
        is_organisation=portrait.is_organisation,
        spelled=_spelled(names),
    )


def _as_spelled(names: tuple[PersonName, ...], mailboxes: Iterable[Mailbox]) -> tuple[PersonName, ...]:
    """Names in kanji with the readings that their bearer's own address tells: 京子 with kyoko.sato@ is no けいこ."""
    if not any(_is_ambiguous(name) for name in names):
        return names
    letters = " ".join(romaji_key(word) for box in mailboxes for word in box.words)
    return tuple(_told(name, letters) if _is_ambiguous(name) else name for name in names)


def _is_ambiguous(name: PersonName) -> bool:
    return name.is_japanese and (len(name.family_readings) > 1 or len(name.given_readings) > 1)


def _told(name: PersonName, letters: str) -> PersonName:
    family, given = _heard(name.family_readings, letters), _heard(name.given_readings, letters)
    if (family, given) == (name.family_readings, name.given_readings):
        return name
    return replace(name, family_readings=family, given_readings=given)


def _heard(readings: tuple[str, ...], letters: str) -> tuple[str, ...]:
    """The readings that stand among the letters, the longest of those that hold each other; all where none does."""
    keys = {reading: key for reading in readings if len(key := kana_key(reading)) > 3 and key in letters}
    told = [r for r in keys if not any(keys[r] != key and keys[r] in key for key in keys.values())]
    return tuple(told) or readings


def _guesses(
    mailboxes: Iterable[Mailbox], nicknames: Iterable[str], handles: Iterable[Handle]
) -> tuple[PersonName, ...]:
    """The names that addresses, nicknames and logins of services spell."""
    accounts = [handle.value.partition(":")[2] for handle in handles if handle.kind == "account"]
    logins = [*(box.written for box in mailboxes), *sorted(nicknames), *accounts]
    return tuple(dict.fromkeys(name for login in logins for name in names_spelled(login)))


def _spelled(names: Iterable[PersonName]) -> frozenset[str]:
    words: set[str] = set()
    for name in names:
        words.update(name.tokens)
        words.update(kana_key(reading) for reading in (*name.family_readings, *name.given_readings))
    return frozenset(word.replace(" ", "") for word in words)


def _names(said: Iterable[Name]) -> tuple[tuple[PersonName, ...], frozenset[str]]:
    """The names that can be taken apart, each once; and single words such as logins and nicknames."""
    parsed: dict[PersonName, None] = {}
    single: set[str] = set()
    for name in said:
        found = parse_name(
            full=name.full,
            family=name.family,
            given=name.given,
            family_reading=name.family_reading,
            given_reading=name.given_reading,
        )
        if found is not None:
            parsed[found] = None
            if not (found.family and found.given):
                single.add(fold(found.family or found.given).replace(" ", "").strip(_TRIMMINGS))
        elif _LOGIN.fullmatch(name.full):
            single.add(fold(name.full))
        elif login := _login_of_address(name.full):
            single.add(login)
        if name.nickname:
            single.add(fold(name.nickname).replace(" ", ""))
    return tuple(parsed), frozenset(word for word in single if len(word) > 2)


def _login_of_address(name: str) -> str:
    """The login where an address stands in the place of a name, as programs put it there that know no name."""
    address = Handle.email(name) if "@" in name else None
    return local_key(address.value) if address and address.identifies and address.value == name.strip().lower() else ""
