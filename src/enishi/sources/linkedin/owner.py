"""Whose copy this is: the profile that stands in every conversation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from enishi.kit.tables import Row
from enishi.kit.text import fold
from enishi.records import Handle
from enishi.sources.linkedin.messages import recipients
from enishi.sources.linkedin.people import name_of, profile
from enishi.sources.linkedin.sheets import Sheet, Topic

_FIRST = 1_000  # whoever is not in one of the first messages is not in every conversation
_ALMOST_ALL = 0.9


def owner_of(sheets: list[Sheet]) -> tuple[Handle | None, str]:
    """The owner's page and name. Invitations name the page outright; messages by its being in all of them."""
    names: dict[Handle, str] = {}
    page = _by_invitations(sheets, names) or _by_messages(sheets, names)
    in_profile = _name_in_profile(sheets)
    return page, in_profile or (names.get(page, "") if page else "")


def _by_invitations(sheets: list[Sheet], names: dict[Handle, str]) -> Handle | None:
    seen = Counter[Handle]()
    for row in _rows(sheets, Topic.INVITATIONS):
        url, name = ("inviterprofileurl", "from") if _is_mine(row) else ("inviteeprofileurl", "to")
        if page := profile(row[url]):
            seen[page] += 1
            names.setdefault(page, row[name])
    return _alone_in_all(seen, seen.total())


def _by_messages(sheets: list[Sheet], names: dict[Handle, str]) -> Handle | None:
    seen = Counter[Handle]()
    messages = 0
    for row in _rows(sheets, Topic.MESSAGES):
        sender = profile(row["sender profile url"])
        present = {page for url in recipients(row) if (page := profile(url))} | ({sender} if sender else set())
        if len(present) < 2:
            continue
        messages += 1
        seen.update(present if messages <= _FIRST else present & seen.keys())
        if sender and sender in seen:
            names.setdefault(sender, row["from"])
    mine = fold(_name_in_profile(sheets))
    return _alone_in_all(seen, messages) or next(
        (page for page in seen if mine and fold(names.get(page, "")) == mine), None
    )


def _alone_in_all(seen: Counter[Handle], of: int) -> Handle | None:
    # Two who only ever write to each other are both in all: then it cannot be told from this.
    best = seen.most_common(2)
    if not best or best[0][1] < _ALMOST_ALL * of or (len(best) == 2 and best[0][1] == best[1][1]):
        return None
    return best[0][0]


def _name_in_profile(sheets: list[Sheet]) -> str:
    row = next(_rows(sheets, Topic.PROFILE), None)
    return name_of(row["first name"], row["last name"]).full if row else ""


def _is_mine(row: Row) -> bool:
    return fold(row["direction"]) == "outgoing"


def _rows(sheets: list[Sheet], topic: Topic) -> Iterator[Row]:
    for sheet in sheets:
        if sheet.topic is topic:
            yield from (row for row in sheet.rows() if isinstance(row, Row))
