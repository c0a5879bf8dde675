"""Cards as one table, in the layout of Google Contacts, which most address books can read.

Two columns are added to it, which Google passes over: the whole name, and whether it is an organisation's.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from enishi.records import Handle
from enishi.services.export_card import Card
from enishi.services.export_vcard import address_of

_NAMES = {
    "Name": "full",
    "First Name": "given",
    "Middle Name": "middle",
    "Last Name": "family",
    "Phonetic First Name": "given_reading",
    "Phonetic Last Name": "family_reading",
    "Name Prefix": "prefix",
    "Name Suffix": "suffix",
    "Nickname": "nickname",
}
_JOB = {"Name": "organisation", "Title": "title", "Department": "department"}
# Groups of columns, as many as the fullest card needs, and at least one, by which the layout is known.
_GROUPS = {
    "E-mail": ("Label", "Value"),
    "Phone": ("Label", "Value"),
    "IM": ("Label", "Service", "Value"),
    "Address": ("Formatted",),
    "Organization": tuple(_JOB),
    "Website": ("Label", "Value"),
    "Custom Field": ("Label", "Value"),
}
_KINDS = {"email": "E-mail", "phone": "Phone", "account": "IM", "url": "Website"}
Cells = dict[str, str]


def table_lines(cards: list[Card]) -> Iterator[str]:
    """The table, a line a row; the first says which columns there are."""
    grouped = [_groups(card) for card in cards]
    most = {kind: max([1, *(len(groups[kind]) for groups in grouped)]) for kind in _GROUPS}
    titles = [*_NAMES, *(f"Organization {part}" for part in _JOB), "Birthday", "Notes", "Labels", "Kind"]
    titles += [
        _title(kind, number, part) for kind in _GROUPS for number in range(1, most[kind] + 1) for part in _GROUPS[kind]
    ]
    yield "\ufeff" + _row(titles)  # Excel takes the mark as a sign of UTF-8
    for card, groups in zip(cards, grouped, strict=True):
        cells = _plain(card)
        for kind, found in groups.items():
            for number, parts in enumerate(found, 1):
                cells |= {_title(kind, number, part): cell for part, cell in parts.items()}
        yield _row([cells.get(title, "") for title in titles])


def _title(kind: str, number: int, part: str) -> str:
    # The first place of work stands in the columns without a number.
    return f"{kind} {number + 1 if kind == 'Organization' else number} - {part}"


def _row(cells: Sequence[str]) -> str:
    text = io.StringIO()
    csv.writer(text).writerow(cells)
    return text.getvalue()


def _plain(card: Card) -> Cells:
    cells = {title: getattr(card.name, part) for title, part in _NAMES.items()}
    if not (card.name.given or card.name.family):
        cells["First Name"] = card.name.full  # other programs know no name but its parts
    for job in card.jobs[:1]:
        cells |= {f"Organization {part}": getattr(job, field) for part, field in _JOB.items()}
    kind = "org" if card.is_organisation else ""
    return cells | {"Birthday": card.birthday, "Notes": card.note, "Labels": " ::: ".join(card.tags), "Kind": kind}


def _groups(card: Card) -> dict[str, list[Cells]]:
    found: dict[str, list[Cells]] = {kind: [] for kind in _GROUPS}
    for handle in card.handles:
        found[_KINDS[handle.kind]].append(_handle(handle))
    found["Address"] = [{"Formatted": line} for line in card.addresses]
    found["Organization"] = [{part: getattr(job, field) for part, field in _JOB.items()} for job in card.jobs[1:]]
    found["Custom Field"] = [{"Label": name, "Value": value} for name, value in card.extra]
    return found


def _handle(handle: Handle) -> Cells:
    if handle.kind == "account":
        service, _, user = handle.value.partition(":")
        return {"Label": handle.label, "Service": service, "Value": user}
    return {"Label": handle.label, "Value": address_of(handle) if handle.kind == "url" else handle.value}
