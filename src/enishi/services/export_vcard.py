"""Cards as vCard, version 4 and, for older programs, version 3."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from enishi.kit.contentwriting import escape, escape_uri, folded, head, structured
from enishi.records import Handle
from enishi.services.export_card import EXTRA, TYPES, Card, Pair

_LONGEST_LINE = 1_500
# Properties that no reader of ours uses: they go back as they came. All others go under a name of ours.
_KNOWN = frozenset(
    """ANNIVERSARY CALADRURI CALURI CAPURI CLASS CLIENTPIDMAP CONTACT-URI CREATED DEATHDATE DEATHPLACE BIRTHPLACE
    EXPERTISE FBURL GENDER GEO GRAMGENDER HOBBY INTEREST JSPROP KEY LABEL LANG LANGUAGE LOGO MAILER ORG-DIRECTORY PHOTO
    PRONOUNS RELATED ROLE SOURCE TZ XML""".split()
)
_READ = frozenset(
    """X-ABUID X-ABLABEL X-PHONETIC-LAST-NAME X-PHONETIC-FIRST-NAME X-GN X-ABSHOWAS X-ADDRESSBOOKSERVER-KIND
    X-ADDRESSBOOKSERVER-MEMBER X-ANDROID-CUSTOM X-MS-TEL X-SOCIALPROFILE X-AIM X-GADUGADU X-GOOGLE-TALK X-GTALK X-ICQ
    X-JABBER X-LINE X-MS-IMADDRESS X-MSN X-QQ X-SAMETIME X-SIP X-SKYPE X-SKYPE-USERNAME X-TELEGRAM X-TWITTER X-WECHAT
    X-YAHOO X-YAHOO-ID""".split()
)
_IN_A_PATH = "/:@!$&'()*+=~"
_HEAVY = frozenset({"KEY", "LOGO", "PHOTO"})  # readers leave out what is long
_LONGEST_HEAVY = 900  # octets
_HEAD = re.compile(r"(?:[A-Za-z0-9-]{1,40}\.)?([A-Z0-9-]{1,60})((?:;[A-Z0-9-]{1,40}=[^\x00-\x20\x7f\";:^]{1,200})*)")


def vcard_lines(cards: list[Card], *, version: int) -> Iterator[str]:
    """The cards, one after the other."""
    for card in cards:
        yield from map(folded, _lines(card, version))


def is_plain_extra(pair: Pair) -> bool:
    """Whether an extra is a property that every reader passes through as it is."""
    name, value = pair
    found = _HEAD.fullmatch(name)
    if not found or "\n" in value or len(value) > _LONGEST_LINE or "ENCODING=" in found[2]:
        return False
    if found[1] in _HEAVY and len(value.encode()) > _LONGEST_HEAVY:
        return False
    return found[1] in _KNOWN or (found[1].startswith("X-") and found[1] not in {*_READ, EXTRA})


def address_of(handle: Handle) -> str:
    """A web page's address, written out."""
    host, slash, path = handle.value.partition("/")
    return f"https://{host}{slash}{quote(path, safe=_IN_A_PATH)}"


def _lines(card: Card, version: int) -> Iterator[str]:
    yield "BEGIN:VCARD"
    yield f"VERSION:{version}.0"
    yield "PRODID:-//enishi//enishi//EN"
    yield f"UID:urn:uuid:{card.uid}" if version == 4 else f"UID:{card.uid}"
    if card.is_organisation:
        yield "KIND:org" if version == 4 else "X-ABShowAs:COMPANY"
    yield from _name(card, version)
    for job in card.jobs:
        if job.organisation or job.department:
            yield "ORG:" + structured([job.organisation, job.department][: 2 if job.department else 1])
        if job.title:
            yield "TITLE:" + escape(job.title)
    for number, handle in enumerate(card.handles, 1):
        yield from _handle(handle, f"label{number}", version)
    for address in card.addresses:
        yield "ADR:" + structured(["", "", address, "", "", "", ""])
    if card.birthday:
        yield _birthday(card.birthday, version)
    yield from _categories(card.tags)
    if card.note:
        yield "NOTE:" + escape(card.note)
    for pair in card.extra:
        yield ":".join(pair) if is_plain_extra(pair) else f"{head(EXTRA, {'NAME': [pair[0]]})}:{escape(pair[1])}"
    yield "END:VCARD"


def _name(card: Card, version: int) -> Iterator[str]:
    name = card.name
    yield "FN:" + escape(name.full)
    parts = [name.family, name.given, name.middle, name.prefix, name.suffix]
    if any(parts) or version == 3:
        yield "N:" + structured(parts)
    if name.family_reading:
        yield "X-PHONETIC-LAST-NAME:" + escape(name.family_reading)
    if name.given_reading:
        yield "X-PHONETIC-FIRST-NAME:" + escape(name.given_reading)
    if name.nickname:
        yield "NICKNAME:" + escape(name.nickname)


def _handle(handle: Handle, group: str, version: int) -> Iterator[str]:
    types = handle.label.split()
    is_typed = bool(types) and set(types) <= set(TYPES)
    params = {"TYPE": types} if is_typed else {}
    match handle.kind:
        case "email":
            name, value = "EMAIL", escape(handle.value)
        case "phone":
            name, value = "TEL", escape(handle.value)
        case "url":
            name, value = "URL", escape_uri(address_of(handle))
        case _:
            service, _, user = handle.value.partition(":")
            name, value = "IMPP", escape_uri(handle.value)
            before = "" if version == 4 else "X-"
            params = {f"{before}SERVICE-TYPE": [service], "USERNAME" if version == 4 else "X-USER": [user], **params}
    has_label = bool(handle.label) and not is_typed
    yield f"{head(name, params, group if has_label else '')}:{value}"
    if has_label:
        yield f"{group}.X-ABLabel:{escape(handle.label)}"


def _birthday(day: str, version: int) -> str:
    if version == 4:
        return "BDAY:" + (day.replace("-", "") if day.count("-") == 2 and day[0] != "-" else _without_year(day))
    return f"BDAY;X-APPLE-OMIT-YEAR=1604:1604{day[1:]}" if day.startswith("--") else f"BDAY:{day}"


def _without_year(day: str) -> str:
    return f"--{day[2:].replace('-', '')}" if day.startswith("--") else day


def _categories(tags: tuple[str, ...]) -> Iterator[str]:
    """The tags, in as many lines as keep each short enough for every reader."""
    line: list[str] = []
    for tag in map(escape, tags):
        if line and sum(map(len, line)) + len(line) + len(tag) > _LONGEST_LINE:
            yield "CATEGORIES:" + ",".join(line)
            line = []
        line.append(tag)
    if line:
        yield "CATEGORIES:" + ",".join(line)
