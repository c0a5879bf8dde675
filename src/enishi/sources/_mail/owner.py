"""Whose mailbox it is, by a sample of its mails: where they were delivered, who writes or receives them all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from enishi.kit.bulk import is_draft, is_machine, why_bulk
from enishi.kit.mail import Header, TooMuchError, read_header
from enishi.records import Handle, Name, Origin, Sighting
from enishi.sources._mail import NAME

SAMPLES = 400  # mails that tell, spread evenly over a mailbox
HEAD = 1 << 16  # bytes of each that are looked at
_ENOUGH = 5
_MOST = 0.6
_NEARLY_ALL = 0.9
_ALIAS = 0.3
_CLEAR_LEAD = 0.2


def owners(beginnings: Iterable[bytes]) -> Iterator[Sighting]:
    """The owner by each of the addresses they use, by the beginnings of some mails; nobody when these leave it open."""
    votes = _Votes([header for header in map(_header, beginnings) if header])
    for address in votes.delivered_to() or votes.always_there():
        if handle := Handle.email(address):
            yield Sighting(Origin(NAME, f"owner:{address}"), Name(full=votes.name(address)), (handle,), is_owner=True)


def _header(beginning: bytes) -> Header | None:
    try:
        header, _ = read_header(beginning.replace(b"\r\n", b"\n"))
    except TooMuchError:  # it is shown as skipped when its turn to be read comes
        return None
    return None if is_draft(header) else header


class _Votes:
    def __init__(self, headers: list[Header]) -> None:
        self._delivered: Counter[str] = Counter()
        self._sent: Counter[str] = Counter()
        self._received: Counter[str] = Counter()
        self._present: Counter[str] = Counter()
        self._names: dict[str, Counter[str]] = {}
        self._deliveries = self._personal = 0
        for header in headers:
            self._count(header)

    def _count(self, header: Header) -> None:
        delivered = {person.address for person in header.people("delivered-to", "x-original-to", "envelope-to")}
        self._deliveries += bool(delivered)
        self._delivered.update(delivered)
        senders = header.people("from")
        for person in senders:
            self._names.setdefault(person.address, Counter())[person.name] += bool(person.name)
        if why_bulk(header):
            return
        self._personal += 1
        sent = {person.address for person in senders}
        received = {person.address for person in header.people("to", "cc")}
        self._sent.update(sent)
        self._received.update(received)
        self._present.update(sent | received)

    def delivered_to(self) -> list[str]:
        """The addresses that the mails were delivered to, if they say so."""
        return [
            address
            for address, count in sorted(self._delivered.items(), key=lambda item: (-item[1], item[0]))
            if count >= _ENOUGH
            and count >= _ALIAS * self._deliveries
            and self._sent[address] + self._received[address] > 0
            and not is_machine(address)
        ]

    def always_there(self) -> list[str]:
        """The one address that takes part in most mails, when no other comes close."""
        ranked = sorted(self._present.items(), key=lambda item: (-item[1], item[0]))
        (first, count), (_, second) = [*ranked[:2], ("", 0), ("", 0)][:2]
        if count < _ENOUGH or count < _MOST * self._personal or is_machine(first):
            return []
        both_ways = self._sent[first] > 0 and self._received[first] > 0
        one_way = max(self._sent[first], self._received[first]) >= _NEARLY_ALL * self._personal
        is_clear = count - second >= _CLEAR_LEAD * self._personal
        return [first] if (both_ways or one_way) and is_clear else []

    def name(self, address: str) -> str:
        """The name most often shown with an address where its holder writes."""
        names = self._names.get(address, Counter())
        return max(names, key=lambda name: (names[name], name), default="") if names else ""
