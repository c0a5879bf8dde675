"""Feeds in XML, item by item: whatever their encoding, with the entities of HTML, and none of their own."""

from __future__ import annotations

import codecs
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html.entities import name2codepoint
from typing import BinaryIO
from xml.parsers import expat

from enishi.kit.charsets import known
from enishi.kit.text import wide_guess

HEAD = 1 << 16
_CHUNK = 1 << 16
_SILENT = 8 << 20  # bytes without an element or a text: something there has no end
_DEEPEST = 500
_LONGEST_ITEM = 2 << 20  # characters
_MOST_NODES = 20_000  # in one item
_ITEMS = ("item", "entry")

_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']""")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SPACES = {
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/dc/terms/": "dcterms:",
    "http://purl.org/rss/1.0/modules/content/": "content:",
    "http://purl.org/syndication/thread/1.0": "thr:",
    "http://www.w3.org/1999/xhtml": "html:",
    "http://www.w3.org/2005/Atom": "",
    "http://purl.org/atom/ns#": "",
    "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://backend.userland.com/rss2": "",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf:",
}


class DamagedXmlError(Exception):
    """From here on, it is no XML."""


class OwnEntitiesError(Exception):
    """It defines entities of its own, which is how a small file is made to grow without end."""


@dataclass(slots=True)
class Node:
    """An element: its name with a known prefix, its attributes, the text before its children, and these."""

    name: str
    attributes: dict[str, str]
    children: list[Node] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)

    @property
    def own_text(self) -> str:
        return "".join(self.pieces).strip()

    @property
    def text(self) -> str:
        """Its text with that of all within."""
        if not self.children:
            return self.own_text
        inside = [child.text for child in self.children]
        return " ".join(filter(None, [self.own_text, *inside]))

    def each(self, name: str) -> Iterator[Node]:
        return (child for child in self.children if child.name == name)

    def first(self, *names: str) -> Node | None:
        """The first child of the first of these names that has one."""
        for name in names:
            for child in self.children:
                if child.name == name:
                    return child
        return None

    def text_of(self, *names: str) -> str:
        return found.text if (found := self.first(*names)) else ""


def items(stream: BinaryIO, *, only: Collection[str] = ()) -> Iterator[Node]:
    """The feed's items as they close, and at last the feed itself, without them, under its root's name.

    Of the items, `only` these elements are kept if any are named: that is quicker.
    Raises DamagedXmlError where it breaks off, and OwnEntitiesError before anything of such a file is read.
    """
    builder = _Builder(only)
    since = 0
    for piece, is_last in _utf8(stream):
        try:
            builder.parser.Parse(piece, is_last)
        except expat.ExpatError as error:
            yield from builder.take()
            raise DamagedXmlError from error
        since = 0 if builder.was_told else since + len(piece)
        builder.was_told = False
        if since > _SILENT:
            raise DamagedXmlError
        yield from builder.take()
    yield builder.head


def encoding_of(head: bytes) -> str:
    """The encoding of a file that begins so: by its mark, as it declares, or as fits."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if head.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    if wide := wide_guess(head):
        return wide
    declared = known(found[1].decode("ascii", "replace")) if (found := _DECLARED.search(head[:400])) else ""
    names = [_wider(name) for name in (declared, "utf-8", "cp932", "euc-jp", "cp1252") if name]
    return next((name for name in names if _fits(head, name)), names[0])


def _wider(name: str) -> str:
    """EUC-JP as it is written: with ① and ㈱, which the narrow table does not have."""
    return "euc_jis_2004" if name.replace("_", "-") in ("euc-jp", "x-euc-jp", "eucjp") else name


def _fits(head: bytes, name: str) -> bool:
    try:
        codecs.getincrementaldecoder(name)("strict").decode(head)  # the last letter may be cut in two
    except (UnicodeDecodeError, LookupError):
        return False
    return True


def _utf8(stream: BinaryIO) -> Iterator[tuple[bytes, bool]]:
    """The stream in the one encoding that the parser is told, without what no XML may hold."""
    head = stream.read(HEAD)
    decoder = codecs.getincrementaldecoder(encoding_of(head))("replace")
    chunk, is_first = head, True
    while chunk:
        text = _CONTROL.sub("", decoder.decode(chunk))
        yield (text.lstrip("\ufeff \t\r\n") if is_first else text).encode(), False
        chunk, is_first = stream.read(_CHUNK), False
    yield _CONTROL.sub("", decoder.decode(b"", final=True)).encode(), True


class _Builder:
    """Turns what the parser tells into items, each of bounded size."""

    def __init__(self, only: Collection[str]) -> None:
        self.head = Node("", {})
        self._only = only
        self._passed = 0  # how deep we are in an element that is passed over
        self.was_told = False
        self._done: list[Node] = []
        self._open: list[Node] = []
        self._item: int | None = None  # how deep the item at hand begins
        self._size = self._nodes = 0
        self._head_size = self._head_nodes = 0
        self.parser = parser = expat.ParserCreate("utf-8", " ")
        parser.buffer_text = True
        parser.UseForeignDTD(True)  # so that &nbsp; is told to us, and no error; nothing is fetched
        parser.StartElementHandler, parser.EndElementHandler = self._begin, self._end
        parser.CharacterDataHandler = self._say
        parser.SkippedEntityHandler = self._entity
        parser.EntityDeclHandler = self._refuse

    def take(self) -> list[Node]:
        done, self._done = self._done, []
        return done

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        self.was_told = True
        if self._passed or (self._only and self._is_unwanted(name)):
            self._passed += 1
            if self._passed > _DEEPEST:
                raise expat.ExpatError("too deep")
            return
        named = {_short(key): value for key, value in attributes.items()} if attributes else {}
        node = Node(_short(name), named)
        if len(self._open) > _DEEPEST:
            raise expat.ExpatError("too deep")
        if not self._open:
            self.head = node
        elif self._item is None and node.name in _ITEMS:
            self._item, self._size, self._nodes = len(self._open), 0, 0
        elif self._has_room(len(name)):
            self._open[-1].children.append(node)
        self._open.append(node)

    def _is_unwanted(self, name: str) -> bool:
        return self._item is not None and len(self._open) == self._item + 1 and _short(name) not in self._only

    def _has_room(self, size: int) -> bool:
        """Whether the item at hand, or else the feed's own words, may hold more."""
        if self._item is None:
            self._head_nodes, self._head_size = self._head_nodes + 1, self._head_size + size
            return self._head_nodes < _MOST_NODES and self._head_size < _LONGEST_ITEM
        self._nodes, self._size = self._nodes + 1, self._size + size
        return self._nodes < _MOST_NODES and self._size < _LONGEST_ITEM

    def _end(self, _: str) -> None:
        self.was_told = True
        if self._passed:
            self._passed -= 1
            return
        node = self._open.pop()
        if self._item == len(self._open):
            self._item = None
            self._done.append(node)

    def _say(self, text: str) -> None:
        self.was_told = True
        if not self._passed and self._open and self._has_room(len(text)):
            self._open[-1].pieces.append(text)

    def _entity(self, name: str, is_parameter: int) -> None:
        if not is_parameter and name in name2codepoint:
            self._say(chr(name2codepoint[name]))

    def _refuse(self, *_: object) -> None:
        raise OwnEntitiesError


@lru_cache(maxsize=1_024)
def _short(name: str) -> str:
    """`http://purl.org/dc/elements/1.1/ creator` → `dc:creator`; of a namespace we do not know → `?:creator`."""
    space, _, local = name.rpartition(" ")
    return _SPACES.get(space, "?:") + local if space else local
