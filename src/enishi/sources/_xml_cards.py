"""What the readers of address cards in XML share: each card's elements, within limits and without document types."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from enishi.kit.contentlines import ContentLine
from enishi.kit.say import Refused, say
from enishi.records import Progress
from enishi.sources import Reading
from enishi.sources._cards import broken
from enishi.sources.vcard.person import person_of

_CHUNK = 1 << 16
_LARGEST = 4 << 20  # characters of one card
_DEEPEST = 30


@dataclass
class Element:
    """One element of a card, without its namespace, and what stands in it."""

    name: str
    attributes: dict[str, str]
    text: list[str] = field(default_factory=list)
    inner: list[Element] = field(default_factory=list)

    @property
    def words(self) -> str:
        return "".join(self.text).strip()


def read_xml_cards(
    path: Path,
    root: str,
    lines: Callable[[Element], Iterable[ContentLine]],
    *,
    source: str,
    mute: Container[str] = (),
) -> Reading:
    """A sighting for every element `root` ("namespace name"), in the order of the file; `lines` makes a vCard of it.

    What stands in the elements of the names in `mute` is not kept: pictures and the like.
    """
    cards, number, total = _Elements(root, mute), 0, path.stat().st_size
    with path.open("rb") as file:
        try:
            while True:
                chunk = file.read(_CHUNK)
                cards.feed(chunk)
                while cards.whole:
                    number += 1
                    yield person_of(lines(cards.whole.popleft()), number, source=source)
                if not chunk:
                    break
                yield Progress(file.tell(), total)
        except expat.ExpatError:
            yield broken(number + 1)
    if not number:
        raise Refused(say("{file} holds no address card.", file=path.name))


class _Elements:
    """Collects elements while the file comes in; a card is whole when it ends."""

    def __init__(self, root: str, mute: Container[str]) -> None:
        self._root, self._mute = root, mute
        self._muted = 0  # how many elements are open within a muted one
        self.whole: deque[Element] = deque()
        self._open: list[Element] = []
        self._size = 0
        self._depth = 0
        self._silent = 0  # bytes since anything began or ended
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.StartElementHandler = self._begin
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._say

    def feed(self, chunk: bytes) -> None:
        self._silent += len(chunk)
        self._parser.Parse(chunk, not chunk)
        if self._silent > _LARGEST:  # a tag that never ends would be kept in memory whole
            raise _too_large()

    def _refuse(self, *_: object) -> None:
        raise Refused(say("This file declares a document type, which no address card has; it was not read."))

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        self._silent = 0
        self._depth += 1
        if self._depth > _DEEPEST:
            raise Refused(say("This file is nested too deeply for address cards; it was not read."))
        if not self._open and name != self._root:
            return
        element = Element(name.rpartition(" ")[2], attributes)
        if self._muted or element.name in self._mute:
            self._muted += 1
            return
        if self._open:
            self._open[-1].inner.append(element)
        else:
            self._size = 0
        self._open.append(element)
        self._grow(len(name) + 100)

    def _end(self, _: str) -> None:
        self._silent = 0
        self._depth -= 1
        if self._muted:
            self._muted -= 1
            return
        if self._open and len(self._open) == 1:
            self.whole.append(self._open[0])
        if self._open:
            self._open.pop()

    def _say(self, text: str) -> None:
        self._silent = 0
        if self._open and not self._muted:
            self._open[-1].text.append(text)
            self._grow(len(text))

    def _grow(self, by: int) -> None:
        self._size += by
        if self._size > _LARGEST:
            raise _too_large()


def _too_large() -> Refused:
    return Refused(say("A card of this file is larger than {limit} MB; it was not read.", limit=_LARGEST >> 20))
