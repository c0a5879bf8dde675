"""A JSContact card as the lines of a vCard, after RFC 9555, so that the person is made in one place."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from enishi.kit.contentlines import ContentLine
from enishi.kit.contentwriting import content_line, escape, escape_uri, structured
from enishi.sources.jcard import lines as jcard_lines
from enishi.sources.jscontact.parts import address_parts, dated, entries, name_parts, of_kind, text_of

_READ = frozenset(
    """@type version prodId uid kind updated name nicknames organizations titles emails phones onlineServices links
    addresses anniversaries notes keywords vCardProps vCard members""".split()
)
_TYPES = {"private": "home", "mobile": "cell"}  # as vCard calls them; the others have one name


def lines(card: dict[str, Any]) -> Iterator[ContentLine]:
    """The lines; what vCard has no line for becomes a `JSPROP`, which is kept beside the person."""
    for key, name in (("uid", "UID"), ("kind", "KIND"), ("updated", "REV")):
        if text := text_of(card.get(key)):
            yield content_line(name, escape(text))
    yield from _name(card.get("name"))
    for _, nickname in entries(card, "nicknames"):
        yield content_line("NICKNAME", escape(text_of(nickname.get("name"))))
    yield from _work(card)
    for kind in (_mails, _phones, _services, _links, _addresses, _days):
        yield from kind(card)
    for _, note in entries(card, "notes"):
        yield content_line("NOTE", escape(text_of(note.get("note"))))
    if isinstance(keywords := card.get("keywords"), dict):
        yield content_line("CATEGORIES", ",".join(escape(word) for word, there in keywords.items() if there))
    yield from jcard_lines(card.get("vCardProps"))
    if isinstance(old := card.get("vCard"), dict):  # as it was called before it was a standard
        yield from jcard_lines(old.get("properties"))
    for key, value in card.items():
        if key not in _READ:
            yield _kept(key, value)


def _kept(pointer: str, value: Any) -> ContentLine:
    written = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return content_line("JSPROP", escape_uri(written), {"JSPTR": [pointer]})


def _name(name: Any) -> Iterator[ContentLine]:
    if not isinstance(name, dict):
        return
    full, sort = text_of(name.get("full")), name.get("sortAs")
    yield content_line("FN", escape(full))
    parts, readings = name_parts(name)
    if any(parts):
        keys = [text_of(sort.get(key)) for key in ("surname", "given")] if isinstance(sort, dict) else []
        yield content_line("N", structured(parts), {"SORT-AS": keys} if any(keys) else {})
    for key, reading in zip(("X-PHONETIC-LAST-NAME", "X-PHONETIC-FIRST-NAME"), readings, strict=True):
        yield content_line(key, escape(reading))


def _work(card: dict[str, Any]) -> Iterator[ContentLine]:
    """Organisations and titles, those first that say that they belong together: vCard pairs them by order."""
    houses = dict(entries(card, "organizations"))
    titles = [title for _, title in entries(card, "titles") if title.get("kind", "title") == "title"]
    bound = [(house, title) for key, house in houses.items() for title in titles if title.get("organizationId") == key]
    loose = [title for title in titles if title.get("organizationId") not in houses]
    taken = [title.get("organizationId") for title in titles]
    pairs: list[tuple[dict[str, Any], dict[str, Any]]] = [
        *bound,
        *zip_longest((house for key, house in houses.items() if key not in taken), loose, fillvalue={}),
    ]
    for house, title in pairs:
        units = [text_of(unit.get("name")) for unit in house.get("units") or () if isinstance(unit, dict)]
        if name := [text_of(house.get("name")), *units]:
            yield content_line("ORG", structured(name) if any(name) else "")
        yield content_line("TITLE", escape(text_of(title.get("name"))))
    for _, role in entries(card, "titles"):
        if role.get("kind") == "role":
            yield content_line("ROLE", escape(text_of(role.get("name"))))


def _labelled(
    name: str, value: str, entry: dict[str, Any], group: str, more: dict[str, list[str]] | None = None
) -> Iterator[ContentLine]:
    """A line with the label that the entry bears, or with its contexts and features as types."""
    said = [*of_kind(entry, "contexts"), *of_kind(entry, "features")]
    types = [_TYPES.get(kind, kind) for kind in said]
    params = {"TYPE": types, **(more or {})} if types else more or {}
    if label := text_of(entry.get("label")):
        yield content_line(name, value, params, group)
        yield content_line("X-ABLABEL", escape(label), group=group)
    else:
        yield content_line(name, value, params)


def _mails(card: dict[str, Any]) -> Iterator[ContentLine]:
    for number, (_, mail) in enumerate(entries(card, "emails")):
        yield from _labelled("EMAIL", escape(text_of(mail.get("address"))), mail, f"mail{number}")


def _phones(card: dict[str, Any]) -> Iterator[ContentLine]:
    for number, (_, phone) in enumerate(entries(card, "phones")):
        yield from _labelled("TEL", escape_uri(text_of(phone.get("number"))), phone, f"phone{number}")


def _services(card: dict[str, Any]) -> Iterator[ContentLine]:
    for number, (_, service) in enumerate(entries(card, "onlineServices")):
        user, uri = text_of(service.get("user")), text_of(service.get("uri"))
        said = {"SERVICE-TYPE": text_of(service.get("service")), "USERNAME": user}
        more = {key: [value] for key, value in said.items() if value}
        yield from _labelled("SOCIALPROFILE", escape_uri(uri or user), service, f"service{number}", more)


def _links(card: dict[str, Any]) -> Iterator[ContentLine]:
    for number, (_, link) in enumerate(entries(card, "links")):
        name = "CONTACT-URI" if link.get("kind") == "contact" else "URL"
        yield from _labelled(name, escape_uri(text_of(link.get("uri"))), link, f"link{number}")


def _addresses(card: dict[str, Any]) -> Iterator[ContentLine]:
    for _, address in entries(card, "addresses"):
        yield content_line("ADR", structured(parts) if any(parts := address_parts(address)) else "")


def _days(card: dict[str, Any]) -> Iterator[ContentLine]:
    for key, day in entries(card, "anniversaries"):
        if day.get("kind") == "birth" and (text := dated(day.get("date"))):
            yield content_line("BDAY", text)
        else:
            yield _kept(f"anniversaries/{key}", day)
