"""By what somebody can be reached, and what of it would be lost with a job."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from enishi.resolve.organisations import house_of

CHANNELS = ("private", "company", "phone", "linkedin", "other")
_AT_HOME = ("home", "自宅", "private", "personal", "個人")
_AT_WORK = ("work", "勤務先", "会社", "職場", "office", "business")


@dataclass(frozen=True)
class Address:
    """One way to somebody: its kind (email, phone, url, account), its value, and what a card calls it."""

    kind: str
    value: str
    label: str = ""
    is_gone: bool = False  # a mail server said that nothing reaches it any more


@dataclass(frozen=True)
class Reach:
    """The ways that are open, and what hangs on a job."""

    channels: frozenset[str]
    is_reachable: bool
    is_lost: bool  # every way leads to an organisation that they have left, or nowhere
    hangs_on_theirs: bool  # every open way is their company's: lost when they change jobs
    hangs_on_mine: bool  # every open way is an address at the owner's company: lost when the owner does


def reach(addresses: Iterable[Address], *, now: Collection[str], left: Collection[str], mine: Collection[str]) -> Reach:
    """What is open of these ways; `now`, `left`, `mine` are the domains of where they work, worked, the owner works."""
    open_ways: list[tuple[str, bool, bool]] = []  # channel, is their company's, is at the owner's company
    dead = 0
    for address in addresses:
        channel, domain = _channel(address)
        if not channel:
            continue
        if address.is_gone or (domain and domain in left and domain not in now):
            dead += 1
            continue
        is_works = channel == "company" or (channel == "phone" and _says(address.label, _AT_WORK))
        open_ways.append((channel, is_works, bool(domain) and domain in mine))
    return Reach(
        channels=frozenset(channel for channel, _, _ in open_ways),
        is_reachable=bool(open_ways),
        is_lost=bool(dead) and not open_ways,
        hangs_on_theirs=bool(open_ways) and all(works for _, works, _ in open_ways),
        hangs_on_mine=bool(open_ways) and all(at_mine for _, _, at_mine in open_ways),
    )


def _channel(address: Address) -> tuple[str, str]:
    """Which channel an address is, and the company's domain it lies in; no channel for what reaches nobody."""
    match address.kind:
        case "email":
            domain = "" if _says(address.label, _AT_HOME) else house_of(address.value)
            return ("company", domain) if domain else ("private", "")
        case "phone":
            return "phone", ""
        case "url":
            return ("linkedin" if address.value.startswith("linkedin.com/") else "other"), ""
        case "account":
            return "other", ""
        case _:
            return "", ""


def _says(label: str, words: Collection[str]) -> bool:
    lower = label.casefold()
    return any(word in lower for word in words)
