"""Tables: the header is found by its names, every row is read or named, and no file takes more than it may."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.kit.tables import HEAD, BadRow, Layout, Row, find_table, read_rows


def is_header(columns: tuple[str, ...]) -> bool:
    return columns[:2] == ("name", "note")


def layout_of(data: bytes) -> Layout:
    layout = find_table(data[:HEAD], is_header)
    assert layout is not None
    return layout


def rows_of(data: bytes) -> list[Row | BadRow]:
    return list(read_rows(io.BytesIO(data), layout_of(data)))


def names_of(data: bytes) -> list[str]:
    return [row["name"] if isinstance(row, Row) else "(bad)" for row in rows_of(data)]


def test_the_header_is_found_below_a_preamble_and_rows_count_as_in_a_spreadsheet() -> None:
    data = b'Notes:\n"two\nlines"\n\nName,Note\nAoi,x\n\n"B\nen",y\nChen,z\n'
    assert [(row.number, row["name"]) for row in rows_of(data)] == [(5, "Aoi"), (7, "B\nen"), (8, "Chen")]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    assert names_of(f"Name{delimiter}Note\nAoi{delimiter}x\n".encode()) == ["Aoi"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp932"])
def test_the_encoding_is_found(encoding: str) -> None:
    assert names_of("Name,Note\n表ソ能 太郎,十予構\n".encode(encoding)) == ["表ソ能 太郎"]


def test_titles_match_whatever_their_width_case_and_spaces() -> None:
    assert names_of("ＮＡＭＥ ,note\nAoi,x\n".encode()) == ["Aoi"]


def test_one_line_in_another_encoding_spoils_only_itself() -> None:
    good = "葵,港\n".encode()
    assert names_of(b"Name,Note\n" + good + b"Andr\xe9,x\n" + good) == ["葵", "André", "葵"]


def test_a_title_that_comes_twice_keeps_its_name_at_the_first_place() -> None:
    assert dict(rows_of(b"Name,Note,Name,\na,b,c,\n")[0]) == {"name": "a", "note": "b", "name (3)": "c", "(4)": ""}


def test_a_missing_column_reads_as_empty() -> None:
    assert rows_of(b"Name,Note\nAoi\n")[0]["note"] == ""


def test_too_many_cells_are_a_bad_row() -> None:
    assert names_of(b"Name,Note\na,b,c\nd,e,,\n") == ["(bad)", "d"]


def test_an_unclosed_quotation_mark_costs_one_row() -> None:
    assert names_of(b'Name,Note\n"a,b\nc,d\ne,f\n') == ["(bad)", "c", "e"]


def test_an_unclosed_quotation_mark_does_not_swallow_rows_up_to_the_next_one() -> None:
    assert names_of(b'Name,Note\na,"b\nc,d\ne,"f"\ng,h\n') == ["(bad)", "c", "e", "g"]


def test_a_stray_quotation_mark_within_one_line_is_forgiven() -> None:
    assert rows_of(b'Name,Note\nAoi,"so "called" note"\n')[0]["name"] == "Aoi"


@pytest.mark.parametrize("cell", [b"x" * 1_100_000, b'"' + b"line\n" * 250_000 + b'"', b"x" * 5_000_000])
def test_a_cell_of_more_than_a_megabyte_costs_one_row(cell: bytes) -> None:
    assert names_of(b"Name,Note\na,b\nc," + cell + b"\nd,e\n") == ["a", "(bad)", "d"]


def test_rows_that_never_close_are_given_up_in_time() -> None:
    data = b"Name,Note\n" + b'a"b,"\n' * 2_000_000
    rows = rows_of(data)
    assert all(isinstance(row, BadRow) for row in rows)
    assert "rest of it was left out" in str(rows[-1].reason)  # type: ignore[union-attr]


def test_empty_rows_without_end_are_given_up_in_time() -> None:
    assert names_of(b"Name,Note\na,b\n" + b"\n" * 200_000 + b"c,d\n") == ["a", "(bad)"]


def test_a_picture_is_no_table() -> None:
    assert find_table(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01Name,Note\n" + bytes(range(256)) * 8, is_header) is None


TEXT = st.text(st.characters(exclude_categories=["Cc", "Cs"], include_characters="\n\t"), max_size=20)


@given(
    st.lists(st.tuples(TEXT.filter(bool), TEXT), max_size=20), st.sampled_from(["\n", "\r\n"]), st.sampled_from(",;\t")
)
def test_what_is_written_is_read(cells: list[tuple[str, str]], end: str, delimiter: str) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator=end, delimiter=delimiter).writerows([("Name", "Note"), *cells])
    assert [tuple(row.values()) for row in rows_of(text.getvalue().encode())] == cells  # type: ignore[union-attr]


@given(st.binary(max_size=400), st.sampled_from([b"", b"Name,Note\n", "Name,Note\n".encode("utf-16")]))
def test_no_bytes_break_the_reader(tail: bytes, start: bytes) -> None:
    layout = find_table(start + tail, is_header)
    rows = list(read_rows(io.BytesIO(start + tail), layout)) if layout else []
    assert all(isinstance(row, Row | BadRow) for row in rows)
