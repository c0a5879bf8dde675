"""Cards as JSContact (RFC 9553), one list of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from enishi.kit.contentlines import read_head, unescape
from enishi.kit.dates import PartialDate
from enishi.records import Handle
from enishi.services.export_card import EXTRA, TYPES, Card, Pair
from enishi.services.export_vcard import address_of, is_plain_extra

_POINTER = "JSPROP;JSPTR="
_OURS = frozenset(
    """@type version prodId uid kind name nicknames organizations titles emails phones onlineServices links addresses
    anniversaries notes keywords vCardProps vCard members updated""".split()
)
_CONTEXTS = {"home": "private", "work": "work"}
_FEATURES = {"cell": "mobile", "fax": "fax", "pager": "pager"}


def jscontact_lines(cards: list[Card]) -> Iterator[str]:
    """A list of cards, one a line."""
    yield "["
    for number, card in enumerate(cards):
        yield ("," if number else "") + "\n" + json.dumps(_card(card), ensure_ascii=False)
    yield "\n]\n"


def _card(card: Card) -> dict[str, Any]:
    whole: dict[str, Any] = {
        "@type": "Card",
        "version": "1.0",
        "uid": f"urn:uuid:{card.uid}",
        "kind": "org" if card.is_organisation else "individual",
        "name": _name(card),
        "nicknames": _numbered("n", [{"name": card.name.nickname}] if card.name.nickname else []),
        **_work(card),
        "emails": _numbered("e", [{"address": h.value, **_label(h)} for h in card.handles if h.kind == "email"]),
        "phones": _numbered("p", [{"number": h.value, **_label(h)} for h in card.handles if h.kind == "phone"]),
        "onlineServices": _numbered("s", [_service(h) for h in card.handles if h.kind == "account"]),
        "links": _numbered("l", [{"uri": address_of(h), **_label(h)} for h in card.handles if h.kind == "url"]),
        "addresses": _numbered("a", [{"full": line} for line in card.addresses]),
        "anniversaries": _numbered("b", [_birthday(card.birthday)] if card.birthday else []),
        "notes": _numbered("m", [{"note": card.note}] if card.note else []),
        "keywords": dict.fromkeys(card.tags, True),
    }
    own = {name: value for name, value in map(_own, card.extra) if name}
    whole |= own | {"vCardProps": [_property(pair) for pair in card.extra if not _own(pair)[0]]}
    return {key: value for key, value in whole.items() if value or key in own}


def _numbered(letter: str, entries: list[dict[str, Any]]) -> dict[str, Any]:
    return {f"{letter}{number}": entry for number, entry in enumerate(entries, 1)}


def _name(card: Card) -> dict[str, Any]:
    name = card.name
    parts = (
        ("title", name.prefix, ""),
        ("given", name.given, name.given_reading),
        ("given2", name.middle, ""),
        ("surname", name.family, name.family_reading),
        ("credential", name.suffix, ""),
    )
    components = [
        {"kind": kind, "value": value, **({"phonetic": reading} if reading else {})}
        for kind, value, reading in parts
        if value or reading
    ]
    return {"full": name.full, **({"components": components} if components else {})}


def _work(card: Card) -> dict[str, Any]:
    houses: dict[str, Any] = {}
    titles: dict[str, Any] = {}
    for number, job in enumerate(card.jobs, 1):
        if job.organisation or job.department:
            units = {"units": [{"name": job.department}]} if job.department else {}
            houses[f"o{number}"] = ({"name": job.organisation} if job.organisation else {}) | units
        if job.title:
            bound = {"organizationId": f"o{number}"} if f"o{number}" in houses else {}
            titles[f"t{number}"] = {"name": job.title, **bound}
    return {"organizations": houses, "titles": titles}


def _label(handle: Handle) -> dict[str, Any]:
    types = handle.label.split()
    if not types or not set(types) <= set(TYPES) or (handle.kind != "phone" and set(types) & set(_FEATURES)):
        return {"label": handle.label} if handle.label else {}
    contexts = {_CONTEXTS[word]: True for word in types if word in _CONTEXTS}
    features = {_FEATURES[word]: True for word in types if word in _FEATURES}
    return {key: found for key, found in (("contexts", contexts), ("features", features)) if found}


def _service(handle: Handle) -> dict[str, Any]:
    service, _, user = handle.value.partition(":")
    return {"service": service, "user": user, **_label(handle)}


def _birthday(text: str) -> dict[str, Any]:
    day = PartialDate.parse(text) or PartialDate()
    known = {part: value for part, value in vars(day).items() if value is not None}
    return {"kind": "birth", "date": {"@type": "PartialDate", **known}}


def _own(pair: Pair) -> tuple[str, Any]:
    """An extra that was a property of a JSContact card, and goes back to its place; else an empty name."""
    pointer = pair[0].removeprefix(_POINTER)
    if pointer == pair[0] or "/" in pointer or pointer in _OURS or not is_plain_extra(pair):
        return "", None
    try:
        value = json.loads(unescape(pair[1]))
    except ValueError:
        return "", None
    is_same = json.dumps(value, ensure_ascii=False, sort_keys=True) == unescape(pair[1])
    return (pointer, value) if is_same else ("", None)


def _property(pair: Pair) -> list[Any]:
    """An extra as RFC 9555 keeps what JSContact has no place for."""
    if not is_plain_extra(pair):
        return [EXTRA.lower(), {"name": pair[0]}, "text", pair[1]]
    head = read_head(pair[0].encode())
    params = {key.lower(): list(values) if len(values) > 1 else values[0] for key, values in head.params.items()}
    group = {"group": head.group} if head.group else {}
    return [head.name.lower(), params | group, "unknown", pair[1]]
