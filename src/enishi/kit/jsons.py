"""JSON from strangers, read as a stream: what is opened is walked, everything else comes whole, in bounded memory."""

from __future__ import annotations

import io
from collections.abc import Collection, Iterator
from contextlib import suppress
from typing import Any, BinaryIO

from enishi.kit.json_text import BLANK, LARGEST, Bad, DamagedJsonError, JsonText, encoding_of

__all__ = ["EACH", "HEAD", "Bad", "DamagedJsonError", "Path", "beginning", "dicts", "load", "starts", "text_at", "walk"]

EACH = "*"  # in a path: any element of an array
HEAD = 1 << 18  # bytes of a file by which it is recognised
Path = tuple[str, ...]


def walk(
    stream: BinaryIO, opened: Collection[Path] = (), *, passes_bad: bool = False, is_many: bool = False
) -> Iterator[tuple[Path, Any]]:
    """Every value with its path; objects and arrays whose path is in `opened` are walked, others come whole.

    `walk(stream, {(), ("messages",)})` yields `(("title",), …)` and `(("messages", EACH), …)` for each message.
    Raises DamagedJsonError at the first fault; when it `passes_bad`, a faulty value inside of what is opened comes as
    `Bad` and hides nothing behind it. `is_many` documents may stand one behind the other.
    """
    text = JsonText(stream, passes_bad=passes_bad)
    paths = frozenset(opened)
    yield from _values(text, (), paths)
    while text.peek():
        if not is_many:
            raise DamagedJsonError
        yield from _values(text, (), paths)


def beginning(head: bytes, opened: Collection[Path] = ()) -> list[tuple[Path, Any]]:
    """What `walk` can tell by the beginning of a file; empty when it is no JSON."""
    found: list[tuple[Path, Any]] = []
    with suppress(DamagedJsonError):  # it ends in the middle of something
        for path, value in walk(io.BytesIO(head), opened, passes_bad=True):
            found += [] if isinstance(value, Bad) else [(path, value)]
    return found


def starts(head: bytes) -> str:
    """The first bytes of a file as text, when it may be JSON; else empty."""
    text = head.decode(encoding_of(head), "replace").lstrip("\ufeff" + BLANK)
    return text if text[:1] in ("{", "[") else ""


def load(stream: BinaryIO) -> Any:
    """A small document whole; raises DamagedJsonError."""
    [(_, value)] = walk(stream)
    return value


def text_at(value: Any, *keys: str) -> str:
    """The text that stands at this path of keys, or an empty one."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value if isinstance(value, str) else str(value) if isinstance(value, int) else ""


def dicts(value: Any) -> list[dict[str, Any]]:
    """The objects of an array; none where there is no array."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _values(text: JsonText, path: Path, opened: frozenset[Path]) -> Iterator[tuple[Path, Any]]:
    opening = text.peek()
    if path not in opened or opening not in ("{", "["):
        value = text.value()
        if isinstance(value, Bad) and not path:
            raise DamagedJsonError
        yield path, value
        return
    closing = "}" if opening == "{" else "]"
    text.take(opening)
    kept = 0
    while text.peek() != closing:
        before, text.room = text.position, LARGEST - kept
        step = (*path, text.key() if closing == "}" else EACH)
        if step in opened:
            yield from _values(text, step, opened)
        else:
            yield step, text.value()
            # Who walks an object gathers what it says: together no more than if it came whole.
            kept += text.position - before if closing == "}" else 0
            if kept > LARGEST:
                raise DamagedJsonError
        if text.peek() != closing:
            text.take(",")
    text.take(closing)
