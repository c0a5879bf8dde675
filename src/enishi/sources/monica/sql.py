"""Monica's export as SQL, put together as its JSON is, so that both are read in one way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from enishi.kit.say import Refused, say
from enishi.kit.text import decode
from enishi.sources.monica.account import Known, Values, full_name
from enishi.sources.monica.dump import Cells, DamagedDumpError, rows_in

_LARGEST = 64 << 20  # bytes; ten thousand contacts take a fourth of it
_MOST_CELLS = 2_000_000
_ROWS_OWN = 4  # a row takes room beside its cells
_MARKS = (b"dump of data", b"php artisan migrate", b"SET FOREIGN_KEY_CHECKS=0")
_KEPT = ("food_preferences", "first_met_where", "first_met_additional_info", "last_talked_to")
_NAMES = ("first_name", "middle_name", "last_name", "nickname", "description", "job", "company")
_PLACE = ("street", "city", "province", "postal_code", "country")
_FLAGS = ("is_partial", "is_dead", "is_starred")
_TABLES = frozenset(
    """activities activity_contact addresses calls contact_field_types contact_fields contact_tag contacts conversations
    messages notes places relationship_types relationships special_dates tags users""".split()
)


@dataclass
class Dump:
    """The tables that are of use, and whether the dump broke off."""

    tables: dict[str, list[Cells]] = field(default_factory=lambda: defaultdict(list))
    is_broken: bool = False

    def by_id(self, table: str) -> dict[str, Cells]:
        return {row.get("id", ""): row for row in self.tables[table]}

    def of_each(self, table: str, key: str = "contact_id") -> dict[str, list[Cells]]:
        """The rows of a table under the number that they belong to."""
        found: dict[str, list[Cells]] = defaultdict(list)
        for row in self.tables[table]:
            found[row.get(key, "")].append(row)
        return found


def begins_dump(head: bytes) -> bool:
    """Whether a file begins as Monica's SQL does."""
    return head.lstrip().startswith(b"#") and all(mark in head for mark in _MARKS)


def load(path: Path) -> Dump:
    """Read a dump whole; Refused if it is larger than any account of one person's."""
    too_large = Refused(say("{file} is larger than any export of Monica's that is read here.", file=path.name))
    if path.stat().st_size > _LARGEST:
        raise too_large
    dump, cells = Dump(), 0
    try:
        for table, row in rows_in(decode(path.read_bytes())):
            cells += len(row) + _ROWS_OWN
            if cells > _MOST_CELLS:
                raise too_large
            if table in _TABLES:
                dump.tables[table].append(row)
    except DamagedDumpError:
        dump.is_broken = True
    return dump


def known_of(dump: Dump) -> Known:
    """What contacts refer to, as the JSON export would tell it."""
    known, contacts = Known(), dump.by_id("contacts")
    for number, row in contacts.items():
        known.names[_uuid(number, contacts)] = full_name(dict(row))
    for row in dump.tables["contact_field_types"]:
        known.kinds[row.get("id", "")] = (row.get("name", ""), row.get("type", "").lower())
    for row in dump.tables["activity_contact"]:
        known.at_activity[row.get("activity_id", "")].append(_uuid(row.get("contact_id", ""), contacts))
    types = dump.by_id("relationship_types")
    for row in dump.tables["relationships"]:
        kind = types.get(row.get("relationship_type_id", ""), {}).get("name", "")
        whose, other = (_uuid(row.get(key, ""), contacts) for key in ("contact_is", "of_contact"))
        known.relations[whose].append((kind, other))
    for row in dump.tables["users"]:
        user: Values = {key: row.get(key, "") for key in ("first_name", "last_name", "email")}
        own = row.get("me_contact_id", "")
        known.users.append({**user, "uuid": row.get("id", ""), "me_contact": _uuid(own, contacts) if own else ""})
    return known


def contacts_of(dump: Dump) -> Iterator[Values]:
    """The contacts, each with what is said of it, as the JSON export would give them."""
    contacts, places, tags = dump.by_id("contacts"), dump.by_id("places"), dump.by_id("tags")
    dates, spoken = dump.by_id("special_dates"), dump.of_each("messages", "conversation_id")
    lists = {table: dump.of_each(table) for table in ("contact_fields", "notes", "calls", "addresses", "contact_tag")}
    talks = dump.of_each("conversations")
    for number, row in contacts.items():
        said: Values = {key: row[key] for key in (*_NAMES, *_KEPT) if key in row}
        said |= {flag: row.get(flag) == "1" for flag in _FLAGS}
        named = (tags.get(one.get("tag_id", ""), {}).get("name", "") for one in lists["contact_tag"][number])
        said["tags"] = [name for name in named if name]
        said["first_met_through"] = _uuid(row.get("first_met_through_contact_id", ""), contacts)
        if (born := dates.get(row.get("birthday_special_date_id", ""))) is not None:
            flags = {flag: born.get(flag) == "1" for flag in ("is_age_based", "is_year_unknown")}
            said["birthdate"] = {**flags, "date": born.get("date", "")}
        fields = [
            {"data": one.get("data", ""), "type": one.get("contact_field_type_id", "")}
            for one in lists["contact_fields"][number]
        ]
        homes = [places.get(one.get("place_id", ""), {}) for one in lists["addresses"][number]]
        yield {
            "uuid": _uuid(number, contacts),
            "updated_at": row.get("updated_at", ""),
            "properties": said,
            "data": [
                {"type": "contact_field", "values": fields},
                {"type": "address", "values": [{key: home.get(key, "") for key in _PLACE} for home in homes]},
                {"type": "note", "values": [{"body": one.get("body", "")} for one in lists["notes"][number]]},
                {"type": "call", "values": [_call(one) for one in lists["calls"][number]]},
                {"type": "conversation", "values": [_talk(one, spoken) for one in talks[number]]},
            ],
        }


def activities_of(dump: Dump) -> Iterator[Values]:
    """The activities; the dump knows them by number only."""
    for row in dump.tables["activities"]:
        said = {key: row.get(key, "") for key in ("summary", "description", "happened_at")}
        yield {"uuid": row.get("id", ""), **said}


def _call(row: Cells) -> Values:
    said: Values = {"called_at": _zulu(row.get("called_at", "")), "content": row.get("content", "")}
    return said | {"contact_called": row.get("contact_called") == "1"}


def _talk(row: Cells, spoken: dict[str, list[Cells]]) -> Values:
    said = (
        {
            "content": one.get("content", ""),
            "written_at": _zulu(one.get("written_at", "")),
            "written_by_me": one.get("written_by_me") == "1",
        }
        for one in spoken[row.get("id", "")]
    )
    return {"happened_at": row.get("happened_at", ""), "messages": list(said)}


def _zulu(written: str) -> str:
    """A moment as the JSON export writes it: what happened then is the same, from whichever it is read."""
    return f"{written[:10]}T{written[11:]}Z" if len(written) == 19 and written[10] == " " else written


def _uuid(number: str, contacts: dict[str, Cells]) -> str:
    """The name by which a contact is known in the JSON export too; older versions gave none."""
    return contacts.get(number, {}).get("uuid", "") or (f"number-{number}" if number else "")
