"""Mastodon's tables: whom the owner follows, in which lists, and plain lists of accounts. Most have no titles."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from pathlib import Path

from enishi.kit.say import Say, say
from enishi.kit.tables import HEAD, BadRow, Layout, find_table, read_rows
from enishi.kit.text import fold, squeeze
from enishi.records import Bond, Link, Name, Origin, Progress, Sighting, Skipped
from enishi.sources.mastodon.accounts import SOURCE, account, handles

_LOOKED_AT = 20  # rows that must all be accounts
_BETWEEN_PROGRESS = 500


class Table(Enum):
    """What a table tells of."""

    FOLLOWING = "following"
    FOLLOWERS = "followers"
    LISTS = "lists"
    AVOIDED = "avoided"  # muted and blocked: no tie


def table_of(path: Path) -> tuple[Table, Layout] | None:
    """Which table a file is, and how it is written; None when it is none of Mastodon's."""
    with path.open("rb") as stream:
        head = stream.read(HEAD)
    if titled := find_table(head, lambda names: names[:1] == ("account address",)):
        return (Table.AVOIDED if "hide notifications" in titled.names else _by_name(path)), titled
    widths = (1, 2)
    layout = find_table(head, lambda names: len(names) in widths and "@" in names[-1])
    if layout is None or layout.header_row != 1:
        return None
    untitled = Layout(layout.encoding, layout.delimiter, 0, ("1", "2"), ("1", "2"))
    return (kind, untitled) if (kind := _untitled(path, untitled)) else None


def _untitled(path: Path, layout: Layout) -> Table | None:
    """Addresses without a leading @ may be e-mail, so that only the name that Mastodon gives its files can tell."""
    rows: list[tuple[str, str]] = []
    with path.open("rb") as stream:
        for row in read_rows(stream, layout):
            if isinstance(row, BadRow):
                return None
            rows.append((row["1"], row["2"]))
            if len(rows) == _LOOKED_AT:
                break
    stem = fold(path.stem)
    if all(second and "@" in account(second) for _, second in rows):
        return Table.LISTS if stem.startswith("lists") else None
    if not all(not second and "@" in account(first) for first, second in rows):
        return None
    if stem.startswith(("blocked_accounts", "muted_accounts")):
        return Table.AVOIDED
    return _by_name(path) if all(first.startswith("@") for first, _ in rows) else None


def _by_name(path: Path) -> Table:
    # Mastodon itself lets one take only whom one follows; a list of followers comes from other programs.
    return Table.FOLLOWERS if "follower" in fold(path.stem) else Table.FOLLOWING


def read_table(path: Path, kind: Table, layout: Layout) -> Iterator[Link | Sighting | Skipped | Progress]:
    """The accounts of a table, as follows or as members of lists."""
    total = path.stat().st_size
    with path.open("rb") as stream:
        for count, row in enumerate(read_rows(stream, layout), 1):
            place = say("row {row}", row=row.number)
            if isinstance(row, BadRow):
                yield Skipped(place, row.reason)
            elif kind is Table.LISTS:
                yield _listed(row["1"], row["2"], place)
            else:
                yield follow(account(row[layout.names[0]]), place, by_owner=kind is Table.FOLLOWING)
            if count % _BETWEEN_PROGRESS == 0:
                yield Progress(min(stream.tell(), total), total)
    yield Progress(total, total)


def follow(address: str, place: Say, *, by_owner: bool) -> Link | Skipped:
    """One account that the owner follows, or that follows the owner."""
    if not address:
        return _no_account(place)
    one, other = ((), handles(address)) if by_owner else (handles(address), ())
    way = "following" if by_owner else "follower"
    return Link(Origin(SOURCE, f"{way}/{address}", place), Bond.FOLLOW, SOURCE, one, other)


def _listed(title: str, text: str, place: Say) -> Sighting | Skipped:
    """An account that the owner gathered in a list: somebody they chose, so a person."""
    address, title = account(text), squeeze(title)
    if "@" not in address:
        return _no_account(place)
    origin = Origin(SOURCE, f"list/{fold(title)[:100]}/{address}", place)
    return Sighting(origin, Name(), handles(address), tags=(title,) if title else ())


def _no_account(place: Say) -> Skipped:
    return Skipped(place, say("No account of the form user@server stands here."))
