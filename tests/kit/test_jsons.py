"""JSON as a stream says what the whole says, however it is cut into pieces, and faulty documents end with a word."""

from __future__ import annotations

import io
import json
import time
import tracemalloc
from contextlib import suppress
from typing import Any
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.kit import json_text
from enishi.kit.json_text import LARGEST, NOT_JSON, TOO_DEEP
from enishi.kit.jsons import EACH, Bad, DamagedJsonError, Path, beginning, dicts, load, starts, text_at, walk

SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(st.characters(codec="utf-8"))
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(st.characters(codec="utf-8"), max_size=4), inner, max_size=4)
    ),
    max_leaves=12,
)


class Trickle(io.BytesIO):
    """A stream that gives a byte at a time, however much is asked for."""

    def read(self, size: int | None = -1, /) -> bytes:
        return super().read(1)


def inside(value: Any, path: Path = ()) -> list[tuple[Path, Any]]:
    """The leaves of a value, and all objects and arrays as `...`."""
    if not isinstance(value, dict | list):
        return [(path, value)]
    inner = value.items() if isinstance(value, dict) else [(EACH, each) for each in value]
    return [(path, ...), *(leaf for key, each in inner for leaf in inside(each, (*path, key)))]


def elements(text: str | bytes, *, is_many: bool = False) -> list[Any]:
    """The values of the outermost array or object; of bad ones, the reason."""
    data = text if isinstance(text, bytes) else text.encode()
    found = walk(io.BytesIO(data), {()}, passes_bad=True, is_many=is_many)
    return [value.reason if isinstance(value, Bad) else value for _, value in found]


def test_what_is_opened_is_walked_and_the_rest_comes_whole() -> None:
    data = b'{"title": "x", "messages": [{"a": [1]}, 2], "empty": []}'
    assert list(walk(io.BytesIO(data), {(), ("messages",)})) == [
        (("title",), "x"),
        (("messages", EACH), {"a": [1]}),
        (("messages", EACH), 2),
        (("empty",), []),
    ]


@given(VALUES, st.sampled_from([None, 2]), st.booleans(), st.sampled_from([1, 2, 7, 1 << 16]))
def test_every_leaf_comes_with_its_path_in_pieces_of_any_size(
    value: Any, indent: int | None, is_ascii: bool, size: int
) -> None:
    data = json.dumps(value, indent=indent, ensure_ascii=is_ascii).encode()
    every = inside(value)
    opened = {path for path, leaf in every if leaf is ...}
    leaves = [(path, leaf) for path, leaf in every if leaf is not ...]
    with mock.patch.object(json_text, "_CHUNK", size):
        assert list(walk(io.BytesIO(data), opened)) == leaves
        assert list(walk(io.BytesIO(data))) == [((), value)]
    assert list(walk(Trickle(data), opened)) == leaves


@pytest.mark.parametrize("number", ["12.5e3", "-1.5", "1E-2", "0", "-0.0", "123456789"])
def test_a_number_that_is_cut_where_a_piece_ends_is_whole(number: str) -> None:
    for size in range(1, 12):
        with mock.patch.object(json_text, "_CHUNK", size):
            found = list(walk(io.BytesIO(f'[{number}, {{"a": {number}}}]'.encode()), {()}, passes_bad=True))
        assert found == [((EACH,), float(number)), ((EACH,), {"a": float(number)})]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[1,",
        "[1, 2",
        "[1 2]",
        '{"a" 1}',
        '{"a": [1',
        "[,]",
        "{1: 2}",
        '["a',
        '["\\u12"]',
        "[01]",
        "[1]x",
        "[1][2]",
        "[" * 100_000,
        "[" + "[" * 300 + "]" * 300 + "]",
        "nonsense",
        "1" * 5000,
        '["\\',
    ],
)
def test_a_broken_document_ends_with_a_word(text: str) -> None:
    for stream in (io.BytesIO(text.encode()), Trickle(text.encode()[:6000])):
        with pytest.raises(DamagedJsonError):
            list(walk(stream, {(), (EACH,), ("a",)}))


@pytest.mark.parametrize(
    "text", ["[1, 2", '{"a"', '{"a": [1', "[1 2]", "nonsense", '["open', "[,]", "{1: 2}", "{a: 2}"]
)
def test_what_has_no_end_or_no_name_is_not_passed(text: str) -> None:
    with pytest.raises(DamagedJsonError):
        elements(text, is_many=True)


def test_what_comes_before_the_damage_is_whole() -> None:
    values = walk(io.BytesIO(b'[{"a": 1}, {"b": '), {()})
    assert next(values) == ((EACH,), {"a": 1})
    with pytest.raises(DamagedJsonError):
        next(values)


def test_documents_may_stand_one_behind_the_other() -> None:
    assert elements('[1, 2]\n[3]{"a": [4]}', is_many=True) == [1, 2, 3, [4]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_json_in_any_unicode(encoding: str) -> None:
    data = '["縁", 1, "abcdefghijklmnopqrstuvwxyz"]'.encode(encoding)
    assert starts(data).startswith("[")
    assert elements(data)[:2] == ["縁", 1]


def test_a_bad_element_does_not_hide_the_next() -> None:
    assert elements("[{a: 1}, nope, 2]") == [NOT_JSON, NOT_JSON, 2]
    assert elements("[" + "[" * 100_000 + "]" * 100_000 + ", 2]") == [TOO_DEEP, 2]
    assert elements('{"a": {b}, "c": 2}') == [NOT_JSON, 2]


@pytest.mark.parametrize("size", [16, 1 << 16])
def test_depth_has_one_limit_however_it_is_found(size: int) -> None:
    def nested(depth: int) -> str:
        return '[{}, "[", ' * (depth - 1) + "[]" + "]" * (depth - 1)

    with mock.patch.object(json_text, "_CHUNK", size):
        assert elements(f"[{nested(201)}, {nested(200)}, 2]") == [TOO_DEEP, json.loads(nested(200)), 2]


def test_a_file_of_nothing_but_bad_elements_is_given_up() -> None:
    with pytest.raises(DamagedJsonError):
        elements("[" + "{a}," * 20_000 + "1]")


@given(st.binary(max_size=300) | st.text(alphabet='[]{}",:\\ a1-.e').map(str.encode), st.booleans())
def test_no_bytes_are_more_than_damaged(data: bytes, flag: bool) -> None:
    starts(data)
    assert not any(isinstance(value, Bad) for _, value in beginning(data, {(), ("a",)}))
    with suppress(DamagedJsonError):
        list(walk(io.BytesIO(data), {(), (EACH,)}, passes_bad=flag, is_many=flag))


def test_a_beginning_tells_what_is_whole_in_it() -> None:
    assert beginning(b'{"id": 1, "type": "x", "items": [1, 2', {()}) == [(("id",), 1), (("type",), "x")]
    assert beginning(b"GIF89a") == []


def test_a_document_of_any_size_is_read_in_little_memory_and_linear_time() -> None:
    data = io.BytesIO(b"[" + b'{"a": "' + b"x" * 2_000_000 + b'"},' + b'{"a": [1, 2, "\\"]"]},' * 30_000 + b"1]")
    began = time.process_time()
    tracemalloc.start()
    assert sum(1 for _ in walk(data, {()})) == 30_002
    assert tracemalloc.get_traced_memory()[1] < 40_000_000
    tracemalloc.stop()
    assert time.process_time() - began < 8


@pytest.mark.parametrize("piece", [b"\\", b"[", b"[],", b'"",', b'\\"', b"1", b"x", b"{}", b'"\\",'])
def test_an_endless_value_is_given_up_in_time(piece: bytes) -> None:
    for before in (b'["', b"[["):
        began = time.process_time()
        with pytest.raises(DamagedJsonError):
            elements(before + piece * (20_000_000 // len(piece)))
        assert time.process_time() - began < 8


def test_faults_behind_a_large_value_cost_no_more_than_elsewhere() -> None:
    began = time.process_time()
    with pytest.raises(DamagedJsonError):
        elements('["' + "x" * 5_000_000 + '",' + "{a}," * 20_000)
    assert time.process_time() - began < 3


def test_a_value_larger_than_any_that_is_meant_is_damage() -> None:
    assert len(load(io.BytesIO(b'"' + b"x" * (LARGEST - 2) + b'"'))) == LARGEST - 2
    with pytest.raises(DamagedJsonError):
        load(io.BytesIO(b'["' + b"x" * (LARGEST + (1 << 17)) + b'"]'))


def test_what_an_object_says_is_no_more_than_a_value_may_be() -> None:
    most = b'"' + b"x" * (LARGEST * 2 // 3) + b'"'
    assert sum(1 for _ in walk(io.BytesIO(b'{"a": [%s, %s], "b": %s}' % (most, most, most)), {(), ("a",)})) == 3
    with pytest.raises(DamagedJsonError):
        list(walk(io.BytesIO(b'{"a": %s, "b": %s}' % (most, most)), {()}))


def test_values_of_any_shape_are_asked_safely() -> None:
    assert (text_at({"a": {"b": 5}}, "a", "b"), text_at([], "a"), text_at({"a": None}, "a")) == ("5", "", "")
    assert dicts([1, {"a": 1}]) == [{"a": 1}]
    assert dicts("x") == []
