"""JSON as a stream: the same values as read whole, in pieces of any size, and broken documents end with a word."""

import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.kit.jsons import DamagedJsonError, dicts, text_at, walk

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
)


class Trickle(io.BytesIO):
    """A stream that gives a byte at a time, however much is asked for."""

    def read(self, size: int | None = -1, /) -> bytes:
        return super().read(1)


def test_what_is_opened_is_walked_and_the_rest_comes_whole() -> None:
    data = b'{"title": "x", "messages": [{"a": [1]}, 2], "empty": []}'
    assert list(walk(io.BytesIO(data), {(), ("messages",)})) == [
        (("title",), "x"),
        (("messages", "*"), {"a": [1]}),
        (("messages", "*"), 2),
        (("empty",), []),
    ]


@given(JSON)
def test_a_document_that_is_not_opened_comes_as_it_is(value: Any) -> None:
    for ascii_only in (True, False):
        data = json.dumps(value, ensure_ascii=ascii_only).encode("utf-8", "surrogatepass")
        if b"\xed" not in data or ascii_only:
            assert list(walk(io.BytesIO(data))) == [((), value)]


@given(st.dictionaries(st.text(st.characters(codec="utf-8"), max_size=4), JSON, max_size=5))
def test_the_size_of_the_pieces_changes_nothing(value: dict[str, Any]) -> None:
    data = json.dumps(value).encode()
    assert (
        list(walk(Trickle(data), {()})) == list(walk(io.BytesIO(data), {()})) == [((k,), v) for k, v in value.items()]
    )


@pytest.mark.parametrize(
    "text", ["", "{", "[1,", "[1 2]", '{"a" 1}', "{1: 2}", '["a', "[" * 100_000, "nope", "1" * 5000]
)
def test_a_broken_document_ends_with_a_word(text: str) -> None:
    with pytest.raises(DamagedJsonError):
        list(walk(io.BytesIO(text.encode()), {(), ("*",)}))


def test_what_comes_before_the_damage_is_whole() -> None:
    values = walk(io.BytesIO(b'[{"a": 1}, {"b": '), {()})
    assert next(values) == (("*",), {"a": 1})
    with pytest.raises(DamagedJsonError):
        next(values)


def test_values_of_any_shape_are_asked_safely() -> None:
    assert (text_at({"a": {"b": 5}}, "a", "b"), text_at([], "a"), text_at({"a": None}, "a")) == ("5", "", "")
    assert dicts([1, {"a": 1}]) == [{"a": 1}]
    assert dicts("x") == []
