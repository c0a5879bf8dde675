"""JSON as a stream."""

from __future__ import annotations

import io
import json
import time
import tracemalloc
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.kit.json_entries import NOT_JSON, TOO_DEEP, BadEntry, BrokenJsonError, Entry, entries, first_entries

SCALARS = st.none() | st.booleans() | st.integers() | st.text()
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=20)


def read(text: str | bytes) -> list[tuple[str, Any]]:
    data = text if isinstance(text, bytes) else text.encode()
    return [
        (entry.key, entry.value if isinstance(entry, Entry) else entry.reason) for entry in entries(io.BytesIO(data))
    ]


@given(st.lists(VALUES), st.booleans())
def test_an_array_comes_out_element_by_element(values: list[Any], is_ascii: bool) -> None:
    assert (
        read(json.dumps(values, ensure_ascii=is_ascii, indent=1).encode("utf-8", "surrogatepass"))
        == [("", value) for value in json.loads(json.dumps(values))]
        or not is_ascii
    )


@given(st.dictionaries(st.text(alphabet="abc"), VALUES))
def test_an_object_comes_out_key_by_key_and_its_arrays_element_by_element(values: dict[str, Any]) -> None:
    expected = [
        pair
        for key, value in values.items()
        for pair in ([(key, element) for element in value] if isinstance(value, list) else [(key, value)])
    ]
    assert read(json.dumps(values)) == expected


def test_documents_may_stand_one_behind_the_other() -> None:
    assert read('[1, 2]\n[3]{"a": [4]}') == [("", 1), ("", 2), ("", 3), ("a", 4)]


def test_utf_16_and_a_byte_order_mark_are_read() -> None:
    assert read('["縁"]'.encode("utf-16")) == read(b"\xef\xbb\xbf" + '["縁"]'.encode()) == [("", "縁")]


def test_a_bad_element_does_not_hide_the_next() -> None:
    assert read("[{a: 1}, 2]") == [("", NOT_JSON), ("", 2)]
    assert read("[" + "[" * 100_000 + "]" * 100_000 + ", 2]") == [("", TOO_DEEP), ("", 2)]


def test_a_file_of_nothing_but_bad_elements_is_given_up() -> None:
    with pytest.raises(BrokenJsonError):
        read("[" + "{a}," * 20_000 + "1]")


@pytest.mark.parametrize("text", ["[1, 2", '{"a"', '{"a": [1', "[1 2]", "nonsense", '["open', "[,]", "{1: 2}"])
def test_what_is_cut_off_or_none_is_said(text: str) -> None:
    with pytest.raises(BrokenJsonError):
        read(text)


@given(st.binary() | st.text(alphabet='[]{}",:\\ a1').map(str.encode))
def test_no_bytes_are_beyond_it(data: bytes) -> None:
    for entry in first_entries(data):
        assert not isinstance(entry, BadEntry)


def test_a_document_of_any_size_is_read_in_little_memory_and_linear_time() -> None:
    data = io.BytesIO(b"[" + b'{"a": "' + b"x" * 2_000_000 + b'"},' + b'{"a": [1, 2, "\\"]"]},' * 30_000 + b"1]")
    began = time.process_time()
    tracemalloc.start()
    assert sum(1 for _ in entries(data)) == 30_002
    assert tracemalloc.get_traced_memory()[1] < 40_000_000
    tracemalloc.stop()
    assert time.process_time() - began < 8


def test_an_endless_string_is_given_up_in_time() -> None:
    began = time.process_time()
    with pytest.raises(BrokenJsonError):
        list(entries(io.BytesIO(b'["' + b"\\" * 40_000_000)))
    assert time.process_time() - began < 5
