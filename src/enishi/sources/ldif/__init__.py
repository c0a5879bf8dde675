"""An address book or a directory as LDIF (`.ldif`), as Thunderbird and directory servers (LDAP) write it.

Of each person the name and its reading, e-mail addresses, telephone numbers, places of work, postal addresses, web
pages, the birthday and notes are taken; everything else is kept beside them, but for pictures, keys and passwords,
which are not. Groups and departments are shown as skipped.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from enishi.kit.say import Refused, Say, say
from enishi.kit.tables import Row
from enishi.kit.text import looks_binary
from enishi.records import Progress, Sighting, Skipped
from enishi.sources import Confidence, Reading, Source
from enishi.sources.ldif.attributes import SEVERAL, UNUSED, holds, known, title_of
from enishi.sources.ldif.entries import Entry, entries
from enishi.sources.table.cells import Column
from enishi.sources.table.person import Rows

_HEAD = 1 << 16
_OPENING = re.compile(rb"(?:\xef\xbb\xbf)?(?:#.*+(?:\r?\n .*+)*+\r?\n|[ \t]*+\r?\n)*+(?:version:[ ]*+1\b|dn::?[ ]*+\S)")
_ENTRY = re.compile(rb"^dn::?[ ]*\S", re.MULTILINE)
_GROUPS = {"groupofnames", "groupofuniquenames", "posixgroup", "group", "mailgroup"}
_PEOPLE = {"person", "organizationalperson", "inetorgperson", "mozillaabpersonalpha", "user", "contact"}
_NO_PEOPLE = frozenset(
    """organizationalunit organization domain dcobject device country locality container subschema subentry ldapsubentry
    alias referral""".split()
)


def recognises(path: Path) -> Confidence:
    """Sure when the file opens with an entry, or with the version of LDIF and then an entry."""
    if not path.is_file():
        return Confidence.NO
    with path.open("rb") as file:
        head = file.read(_HEAD)
    is_ldif = not looks_binary(head) and _OPENING.match(head) and _ENTRY.search(head)
    return Confidence.SURE if is_ldif else Confidence.NO


def read(path: Path) -> Reading:
    """A sighting for every person, in the order of the file."""
    book, total, told, found = _Book(), path.stat().st_size, 0, 0
    with path.open("rb") as file:
        for entry in entries(file):
            found += 1
            yield book.person(entry)
            if file.tell() - told >= 1 << 18:
                told = file.tell()
                yield Progress(told, total)
    if not found:
        raise Refused(say("{file} holds no entry: no line of it begins with dn:.", file=path.name))


class _Book:
    """Entries as rows of a table whose columns are the attributes we know, in one order whatever comes first."""

    def __init__(self) -> None:
        columns = (Column(attribute, title_of(attribute), *holds(attribute)) for attribute in known())
        self._rows = Rows(columns, source="ldif", place=_place)

    def person(self, entry: Entry) -> Sighting | Skipped:
        if reason := _no_person(entry):
            return Skipped(_place(entry.number), reason)
        row, beside = Row(), []
        row.number = entry.number
        for attribute, values in entry.values.items():
            kind, _ = holds(attribute)
            if kind in SEVERAL:
                row[attribute] = "\n".join(values)
            elif kind:
                row[attribute] = values[0].replace("$", ", ") if kind == "address" else values[0]
                beside += [(attribute, value) for value in values[1:]]  # nobody knows what a second name is
            elif attribute not in UNUSED:
                beside += [(attribute, value) for value in values]
        found = self._rows.person(row)
        if isinstance(found, Skipped):
            return found
        return replace(found, extra=tuple(sorted({*found.extra, *beside})))


def _no_person(entry: Entry) -> Say | None:
    """Why no person can be made of an entry."""
    if entry.is_too_large:
        return say("It is too large for one entry.")
    if entry.classes & _GROUPS:
        return say("This entry is a group, not a person.")
    if "changetype" in entry.values and entry.one("changetype").lower() != "add":
        return say("This entry tells of a change in a directory, not of a person.")
    if entry.classes & _NO_PEOPLE and not entry.classes & _PEOPLE:
        return say("This entry is a part of a directory, not a person.")
    if not {"cn", "sn", "givenname", "displayname", "mail", "mobile", "telephonenumber"} & set(entry.values):
        return say("This entry has neither a name nor an address that reaches anybody.")
    return say("A value of this entry is damaged.") if entry.is_damaged else None


def _place(number: int) -> Say:
    return say("entry {number}", number=number)


SOURCE = Source(
    title=say("Address book or directory (LDIF)"),
    how_to_get=say(
        "In Thunderbird: Address Book, hold a book with the right mouse button, Export, LDIF. Of a directory: "
        "ldapsearch -LLL, its answer in a file."
    ),
    recognises=recognises,
    read=read,
)
