"""What a Monica export says once and refers to everywhere: kinds of addresses, names, who took part in what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from enishi.kit.jsons import EACH, DamagedJsonError, walk
from enishi.kit.names import is_japanese
from enishi.kit.text import squeeze
from enishi.records import Handle

Values = dict[str, Any]

_DATA, _FIELD_TYPES = ("account", "data"), ("account", "instance", "contact_field_types")
_OPENED = {
    *((), ("account",), _DATA, (*_DATA, EACH), (*_DATA, EACH, "values")),
    *(_FIELD_TYPES[:2], _FIELD_TYPES),
}
_PLURALS = {"activities": "activity", "addresses": "address", "life_events": "life_event"}


@dataclass
class Known:
    """The references of an export, collected before its contacts are read."""

    kinds: dict[str, tuple[str, str]] = field(default_factory=dict)  # of addresses: name and type
    names: dict[str, str] = field(default_factory=dict)  # of contacts
    at_activity: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    relations: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    users: list[Values] = field(default_factory=list)
    exported_by: str = ""

    @property
    def owner(self) -> Values:
        """Who made the export; empty when several share the account and none is named."""
        mine = [user for user in self.users if self.exported_by in (user.get("uuid"), user.get("email"))]
        found = mine if len(mine) == 1 else self.users
        return found[0] if len(found) == 1 else {}

    @property
    def own_contact(self) -> str:
        return text(properties(self.owner).get("me_contact"))


def items(path: Path) -> Iterator[tuple[str, Values | str]]:
    """Everything the export lists, with its type; values outside lists come under their own name."""
    kind = ""
    with path.open("rb") as file:
        try:
            for place, value in walk(file, _OPENED):
                if place[:2] == _DATA and len(place) > 3:
                    kind = singular(text(value)) if place[3] == "type" else kind
                    if place[3] == "values" and isinstance(value, dict):
                        yield kind, value
                elif place[:3] == _FIELD_TYPES and isinstance(value, dict):
                    yield "contact_field_type", value
                elif place == ("exported_by",):
                    yield "exported_by", text(value)
        except DamagedJsonError:
            yield "broken", ""


def learn(path: Path) -> Known:
    """Go through the export once for what it refers to."""
    known = Known()
    for kind, item in items(path):
        if isinstance(item, str):
            known.exported_by = item if kind == "exported_by" else known.exported_by
            continue
        uuid, said = text(item.get("uuid")), properties(item)
        if kind == "contact_field_type":
            known.kinds[uuid] = (text(said.get("name")), text(said.get("type")).lower())
        elif kind == "contact":
            known.names[uuid] = full_name(said)
            for activity in block(item, "activity"):
                if isinstance(activity, str):
                    known.at_activity[activity].append(uuid)
        elif kind == "relationship":
            relation = (text(said.get("type")), text(said.get("of_contact")))
            known.relations[text(said.get("contact_is"))].append(relation)
        elif kind == "user":
            known.users.append(item)
    return known


def block(item: Values, kind: str) -> list[Any]:
    """What an item lists of one type."""
    found = item.get("data")
    blocks = [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []
    lists = [each.get("values") for each in blocks if singular(text(each.get("type"))) == kind]
    return [value for values in lists if isinstance(values, list) for value in values]


def properties(item: Values) -> Values:
    """An item's properties, with what stands beside them."""
    found = item.get("properties")
    return {**item, **found} if isinstance(found, dict) else item


def contact_handle(uuid: str) -> Handle | None:
    """The account under which a contact is known in Monica."""
    return Handle.account("monica", uuid)


def full_name(said: Values) -> str:
    """The whole of a name, in the order of its script."""
    given, middle, family = (text(said.get(part)) for part in ("first_name", "middle_name", "last_name"))
    return squeeze(" ".join((family, given, middle) if is_japanese(given + family) else (given, middle, family)))


def text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""


def singular(kind: str) -> str:
    return _PLURALS.get(kind, kind if kind.endswith("ss") else kind.removesuffix("s"))
