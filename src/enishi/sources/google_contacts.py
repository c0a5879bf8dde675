"""Google's address book as the table “Google CSV”, in its layout since 2023 and in the one before.

Names and their readings, every e-mail address, telephone number, postal address, web page and place of work under its
label, birthdays also without a year, notes and labels are taken; several values in one cell are several. Relations,
events and fields of your own are kept beside the person. The vCard export holds the same people; either will do.
"""

from __future__ import annotations

import re

from enishi.kit.say import say
from enishi.sources.table.known import Held, Service, columns, marks

# "Phone 12 - Value": there are as many as the fullest contact needs.
_NUMBERED = re.compile(
    r"(e-mail|phone|im|address|organization|website|relation|event|custom field) (\d{1,4}) - ([a-z -]+)"
)
_FIELDS = {
    "e-mail": "email",
    "phone": "phone",
    "im": "account",
    "website": "url",
    "relation": "kept",
    "event": "kept",
    "custom field": "kept",
}
_ADDRESS = {
    "formatted": "address",
    "street": "street",
    "extended address": "street",
    "city": "city",
    "po box": "box",
    "region": "region",
    "postal code": "postcode",
    "country": "country",
}
_WORK = {"name": "organisation", "title": "title", "department": "department"}
_PLAIN = columns("""
    name: Name
    given: First Name | Given Name
    middle: Middle Name | Additional Name
    family: Last Name | Family Name
    given_reading: Phonetic First Name | Given Name Yomi
    family_reading: Phonetic Last Name | Family Name Yomi
    reading: Yomi Name
    prefix: Name Prefix
    suffix: Name Suffix
    nickname: Nickname
    organisation@main: Organization Name
    title@main: Organization Title
    department@main: Organization Department
    birthday: Birthday
    note: Notes
    tags: Labels | Group Membership
    kind: Kind
""")


def holds(title: str) -> Held | None:
    """What stands under a title: the plain ones by name, the numbered ones by their kind."""
    if not (found := _NUMBERED.fullmatch(title)):
        return _PLAIN.get(title)
    kind, number, part = found.groups()
    group = f"{kind} {number}"
    if kind == "organization":
        return (_WORK[part], group) if part in _WORK else None
    if part in ("label", "type"):
        return "label", group
    if kind == "address":
        return (_ADDRESS[part], group) if part in _ADDRESS else None
    if part == "service" and kind == "im":
        return "service", group
    return (_FIELDS[kind], group) if part == "value" else None


_SERVICE = Service(
    name="google_contacts",
    marks=marks(
        "Name | Given Name | Family Name | Group Membership",
        "Given Name | Family Name | E-mail 1 - Value",
        "Given Name | Family Name | Phone 1 - Value",
        "First Name | Last Name | Phonetic First Name | Organization Name | Labels",
        "First Name | Last Name | Labels | E-mail 1 - Value",
        "First Name | Last Name | Labels | Phone 1 - Value",
    ),
    holds=holds,
    no_tags=frozenset({"* myContacts", "* My Contacts"}),  # "in the address book": no label anyone chose
    tags=re.compile(r"\s*:::\s*"),
)
SOURCE = _SERVICE.source(
    title=say("Google Contacts (CSV)"),
    how_to_get=say("At contacts.google.com, Export in the menu on the left, and there Google CSV."),
)
