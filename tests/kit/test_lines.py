"""Lines of text files: where they stand, how they end, and a long file from its end."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.kit.lines import encoding_of, head_lines, lines_of, newest_first
from enishi.kit.text import UndecodableError


@given(st.lists(st.tuples(st.text(st.characters(codec="utf-8", exclude_characters="\n\r\ufeff")), st.booleans())))
def test_lines_come_with_their_places_and_ends(lines: list[tuple[str, bool]]) -> None:
    data = "".join(text + ("\r\n" if is_crlf else "\n") for text, is_crlf in lines).encode()
    found = list(lines_of(io.BytesIO(data), "utf-8"))
    assert [(line.text, line.is_crlf) for line in found] == lines
    assert all(next(lines_of(io.BytesIO(data), "utf-8", line.at)).text == line.text for line in found)


def test_a_mark_at_the_beginning_is_no_text() -> None:
    assert [line.text for line in lines_of(io.BytesIO("\ufeffa\nb".encode()), "utf-8")] == ["a", "b"]


def test_a_line_without_an_end_comes_in_pieces() -> None:
    assert max(len(line.text) for line in lines_of(io.BytesIO(b"x" * 200_000), "utf-8")) < 70_000


@pytest.mark.parametrize(
    ("head", "name"), [("花子".encode(), "utf-8"), ("花子".encode()[:-1], "utf-8"), ("花子".encode("cp932"), "cp932")]
)
def test_the_encoding_is_told_by_the_beginning_even_if_cut(head: bytes, name: str) -> None:
    assert encoding_of(head) == name


def test_what_is_no_text_has_no_lines(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"\x00\x01\x02")
    assert head_lines(tmp_path / "x") == head_lines(tmp_path) == []
    with pytest.raises(UndecodableError):
        encoding_of(b"\x00\x01\x02")


@given(st.lists(st.integers(1, 5), min_size=1, max_size=9))
def test_parts_come_from_the_last_to_the_first(counts: list[int]) -> None:
    starts = [sum(counts[:number]) for number in range(len(counts))]

    def read(start: int, end: int) -> Iterator[int]:
        yield from range(start, end)

    assert list(newest_first(read, starts, counts, sum(counts))) == list(reversed(range(sum(counts))))
