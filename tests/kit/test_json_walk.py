"""JSON as a stream says what the whole says, however it is cut into chunks."""

from __future__ import annotations

import io
import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.kit.json_walk import BrokenJsonError, Path, starts, walk

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


class Slow(io.BytesIO):
    """A stream that hands out a byte at a time."""

    def read(self, size: int | None = -1) -> bytes:
        return super().read(1)


def leaves(value: Any, path: Path = ()) -> list[tuple[Path, Any]]:
    if isinstance(value, dict):
        return [leaf for key, inner in value.items() for leaf in leaves(inner, (*path, key))]
    if isinstance(value, list):
        return [leaf for number, inner in enumerate(value) for leaf in leaves(inner, (*path, number))]
    return [(path, value)]


@given(VALUES, st.sampled_from([None, 2]), st.booleans())
def test_every_leaf_comes_with_its_path(value: Any, indent: int | None, is_plain: bool) -> None:
    data = json.dumps(value, indent=indent, ensure_ascii=is_plain).encode("utf-8", "surrogatepass")
    if "\ud800" <= max(json.dumps(value, ensure_ascii=False), default="") <= "\udfff":
        return
    assert list(walk(Slow(data), enters=lambda path: True)) == leaves(value)
    assert list(walk(io.BytesIO(data), enters=lambda path: False)) == [((), value)]


@pytest.mark.parametrize("text", ["[1, 2", "[1 2]", '{"a" 1}', "[1]x", "{1: 2}", "[" * 100_000, '["\\u12"]', "[01]"])
def test_what_is_broken_is_said_to_be(text: str) -> None:
    for stream in (io.BytesIO(text.encode()), Slow(text.encode()[:500])):
        with pytest.raises(BrokenJsonError):
            list(walk(stream, enters=lambda path: len(path) < 2))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_json_in_any_unicode(encoding: str) -> None:
    data = '["縁", 1, "abcdefghijklmnopqrstuvwxyz"]'.encode(encoding)
    assert starts(data)
    assert [value for _, value in walk(io.BytesIO(data), enters=lambda path: not path)][:2] == ["縁", 1]


@given(st.binary(max_size=200))
def test_no_bytes_are_more_than_broken(data: bytes) -> None:
    starts(data)
    with suppress(BrokenJsonError):
        list(walk(io.BytesIO(data), enters=lambda path: len(path) < 3))
