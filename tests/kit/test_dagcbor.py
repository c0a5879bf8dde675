"""DAG-CBOR blocks and the CAR that holds them; the values were written by cbor2."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.kit.dagcbor import BrokenBlockError, Cid, blocks, decode


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("17", 23),
        ("1818", 24),
        ("1901 00", 256),
        ("1a00010000", 65536),
        ("1b0000010000000000", 2**40),
        ("3818", -25),
        ("fb3ff8000000000000", 1.5),
        ("f6", None),
        ("f5", True),
        ("63e7b881", "縁"),
        ("427879", b"xy"),
        ("a16161830120 f4", {"a": [1, -1, False]}),
        ("d82a450001711220", Cid(b"\x01\x71\x12\x20")),
    ],
)
def test_each_form_is_read(written: str, value: object) -> None:
    assert decode(bytes.fromhex(written)) == value


@pytest.mark.parametrize(
    "written", ["", "18", "9fff", "5f41ff", "c11a514b67b0", "a10101", "9b7fffffffffffffff", "0000"]
)
def test_what_is_cut_off_endless_or_of_another_form_is_refused(written: str) -> None:
    with pytest.raises(BrokenBlockError):
        decode(bytes.fromhex(written))


def test_no_depth_is_beyond_it() -> None:
    with pytest.raises(BrokenBlockError):
        decode(b"\x81" * 100_000 + b"\x01")


@given(st.binary())
def test_any_bytes_are_a_value_or_refused(data: bytes) -> None:
    try:
        decode(data)
        list(blocks(io.BytesIO(data)))
    except BrokenBlockError:
        pass
