"""Folders of Becky!: all mails of the file, whatever stands in them, and no file that is one mail."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sources.reading import read

from enishi.kit.say import Refused
from enishi.records import Interaction, Skipped
from enishi.sources import recognise
from enishi.sources._mail import dotted


def mail(number: int, text: str = "Hello.", mark: str = "") -> str:
    return (
        f"{mark}From: ben@example.com\r\nTo: aiko@example.jp\r\nSubject: Letter {number}\r\n"
        f"Date: Mon, {number % 27 + 1} Mar 2026 10:00:00 +0000\r\nMessage-ID: <{number}@example.com>\r\n\r\n{text}\r\n"
    )


def folder(*mails: str) -> str:
    return "".join(f"{one}.\r\n" for one in mails)


def subjects(data: str | bytes) -> list[str]:
    return [item.subject for item in read("becky", "x.bmf", data) if isinstance(item, Interaction)]


def test_every_mail_of_the_folder_is_read_the_last_first() -> None:
    assert subjects(folder(mail(1), mail(2), mail(3))) == ["Letter 3", "Letter 2", "Letter 1"]
    assert subjects(folder(mail(1)) + mail(2)) == ["Letter 2", "Letter 1"]


@pytest.mark.parametrize("size", [1, 7, 64, 1000])
def test_a_dot_is_found_wherever_a_block_ends(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dotted, "_BLOCK", size)
    assert subjects(folder(*map(mail, range(5)))) == [f"Letter {number}" for number in range(4, -1, -1)]


def test_a_line_that_began_with_a_dot_has_it_back() -> None:
    (one,) = read("becky", "x.bmf", folder(mail(1, "..com is a domain", "X-Becky-Status: 00000001,\r\n")))
    assert isinstance(one, Interaction)
    assert one.text == ".com is a domain"


def test_a_folder_is_not_taken_for_one_mail_nor_one_mail_for_a_folder(tmp_path: Path) -> None:
    for text, source in ((folder(mail(1), mail(2)), "becky"), (mail(1), "eml"), (mail(1, "a\r\n.\r\nb: c"), "eml")):
        (tmp_path / "x").write_bytes(text.encode())
        assert recognise(tmp_path / "x") == [source], text


def test_a_file_of_dots_is_refused_soon() -> None:
    with pytest.raises(Refused):
        read("becky", "x.bmf", folder(mail(1), mail(2)) + "x y z\r\n.\r\n" * 20_000)


@given(st.lists(st.sampled_from([".\r\n", "..\n", ".", "\n", mail(1), mail(2), "From: x", "\x00"]), max_size=12))
def test_no_arrangement_of_lines_breaks_the_reader(lines: list[str]) -> None:
    with suppress(Refused):
        found = read("becky", "x.bmf", folder(mail(1), mail(2)) + "".join(lines))
        assert all(isinstance(item, Interaction | Skipped) or item.is_owner for item in found)
