"""DAG-CBOR, the strict part of CBOR that content-addressed data is written in, and the CAR files that hold it."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Any, BinaryIO

LARGEST_BLOCK = 4 << 20
_LARGEST_HEADER = 1 << 20
_DEEPEST = 100
_CID = 42
_SIZES = {24: 1, 25: 2, 26: 4, 27: 8}
_SIMPLE = {20: False, 21: True, 22: None}


class BrokenBlockError(ValueError):
    """The bytes are no DAG-CBOR, or more of it than there should be."""


class Cid(bytes):
    """The address of another block, as bytes."""

    __slots__ = ()


def decode(block: bytes) -> Any:
    """The value that a whole block holds: dicts with text keys, lists, text, bytes, numbers, `Cid`."""
    value, end = _value(block, 0, 0)
    if end != len(block):
        raise BrokenBlockError
    return value


def blocks(stream: BinaryIO) -> Iterator[tuple[Cid, bytes]]:
    """The blocks of a CAR (version 1) with their addresses, from a stream at its start, in the order of the file.

    Raises BrokenBlockError where the file is cut off or is none.
    """
    header = decode(_section(stream, _LARGEST_HEADER) or b"")
    if not isinstance(header, dict) or header.get("version") != 1 or "roots" not in header:
        raise BrokenBlockError
    while section := _section(stream, LARGEST_BLOCK):
        end = _end_of_cid(section)
        yield Cid(section[:end]), section[end:]


def _section(stream: BinaryIO, most: int) -> bytes | None:
    """What stands behind its own length; None at the end of the file."""
    size = shift = 0
    while True:
        byte = stream.read(1)
        if not byte and not shift:
            return None
        if not byte or shift > 56:
            raise BrokenBlockError
        size |= (byte[0] & 0x7F) << shift
        shift += 7
        if byte[0] < 0x80:
            break
    if not 0 < size <= most or len(section := stream.read(size)) != size:
        raise BrokenBlockError
    return section


def _end_of_cid(section: bytes) -> int:
    if section[:2] == b"\x12\x20":  # version 0: a bare SHA-256
        return 34
    at = 0
    for _ in range(3):  # version, codec, hash function
        _, at = _varint(section, at)
    length, at = _varint(section, at)
    if at + length > len(section):
        raise BrokenBlockError
    return at + length


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while at < len(data) and shift <= 56:
        value |= (data[at] & 0x7F) << shift
        at += 1
        if data[at - 1] < 0x80:
            return value, at
        shift += 7
    raise BrokenBlockError


def _value(data: bytes, at: int, depth: int) -> tuple[Any, int]:
    if at >= len(data) or depth > _DEEPEST:
        raise BrokenBlockError
    kind, detail = data[at] >> 5, data[at] & 0x1F
    if kind == 7:
        return _simple(data, at, detail)
    number, at = _number(data, at + 1, detail)
    match kind:
        case 0:
            return number, at
        case 1:
            return -1 - number, at
        case 2 | 3:
            return _string(data, at, number, is_text=kind == 3)
        case 4:
            return _array(data, at, number, depth)
        case 5:
            return _map(data, at, number, depth)
        case _:
            return _link(data, at, number, depth)


def _number(data: bytes, at: int, detail: int) -> tuple[int, int]:
    if detail < 24:
        return detail, at
    size = _SIZES.get(detail)
    if size is None or at + size > len(data):
        raise BrokenBlockError
    return int.from_bytes(data[at : at + size]), at + size


def _string(data: bytes, at: int, size: int, *, is_text: bool) -> tuple[str | bytes, int]:
    end = at + size
    if end > len(data):
        raise BrokenBlockError
    return (data[at:end].decode("utf-8", "replace") if is_text else data[at:end]), end


def _array(data: bytes, at: int, size: int, depth: int) -> tuple[list[Any], int]:
    if size > len(data) - at:  # each element takes a byte at least
        raise BrokenBlockError
    found = []
    for _ in range(size):
        value, at = _value(data, at, depth + 1)
        found.append(value)
    return found, at


def _map(data: bytes, at: int, size: int, depth: int) -> tuple[dict[str, Any], int]:
    if size > len(data) - at:
        raise BrokenBlockError
    found = {}
    for _ in range(size):
        key, at = _value(data, at, depth + 1)
        if not isinstance(key, str):
            raise BrokenBlockError
        found[key], at = _value(data, at, depth + 1)
    return found, at


def _link(data: bytes, at: int, tag: int, depth: int) -> tuple[Cid, int]:
    value, at = _value(data, at, depth + 1)
    if tag != _CID or not isinstance(value, bytes):
        raise BrokenBlockError
    return Cid(value[1:]), at  # behind a zero, which says that it is raw


def _simple(data: bytes, at: int, detail: int) -> tuple[Any, int]:
    if detail in _SIMPLE:
        return _SIMPLE[detail], at + 1
    if detail != 27 or at + 9 > len(data):
        raise BrokenBlockError
    return struct.unpack(">d", data[at + 1 : at + 9])[0], at + 9
