"""LDIF: address books of Thunderbird and answers of directories."""

from __future__ import annotations

from base64 import b64encode
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.kit.say import Refused
from enishi.records import Progress, Sighting, Skipped
from enishi.sources import Confidence
from enishi.sources.ldif import read, recognises

BEN = "dn: cn=Ben Carter,mail=ben@example.org\nobjectclass: person\ncn: Ben Carter\nmail: ben@example.org\n"


def said(path: Path, text: str | bytes) -> list[Sighting | Skipped]:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return [item for item in read(path) if not isinstance(item, Progress)]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return tmp_path / "book.ldif"


def test_no_password_and_no_picture_is_taken_over(book: Path) -> None:
    (ben,) = said(book, BEN + "userPassword: secret\njpegPhoto:: /9j/4AAQ\nuserCertificate;binary:: AAAA\n")
    assert isinstance(ben, Sighting)
    assert ben.extra == ()


def test_a_long_value_stands_on_several_lines(book: Path) -> None:
    (ben,) = said(book, BEN + "description: one\n  and\n  two\r\n  and three\n")
    assert isinstance(ben, Sighting)
    assert ben.note == "one and two and three"


def test_the_order_of_entries_and_attributes_changes_nothing(book: Path) -> None:
    ann = "dn: cn=Ann\ndisplayName: Ann B\nx-b: 1\nx-a: 2\ncn: Ann\n"
    one, other = said(book, BEN + "\n" + ann), said(book, ann + "\n" + BEN)
    assert {item.origin.key: item for item in one if isinstance(item, Sighting)} == {
        item.origin.key: item for item in other if isinstance(item, Sighting)
    }


def test_shift_jis_behind_base64_is_text(book: Path) -> None:
    name = b64encode("表 構一".encode("cp932")).decode()
    (person,) = said(book, f"dn: cn=1\ncn:: {name}\n")
    assert isinstance(person, Sighting)
    assert person.name.full == "表 構一"


@pytest.mark.parametrize(
    ("text", "confidence"),
    [
        (BEN, Confidence.SURE),
        ("# c\n  d\nversion: 1\n\n" + BEN, Confidence.SURE),
        ("\ufeffversion: 1\r\n" + BEN, Confidence.SURE),
        ("Dear Ben,\n" + BEN, Confidence.NO),
        ("version: 1\nname: x\n", Confidence.NO),
        ("BEGIN:VCARD\nFN:x\nEND:VCARD\n", Confidence.NO),
    ],
)
def test_it_is_known_by_how_it_opens(book: Path, text: str, confidence: Confidence) -> None:
    book.write_text(text, encoding="utf-8")
    assert recognises(book) is confidence


def test_a_value_of_many_megabytes_is_told_and_the_rest_goes_in(book: Path) -> None:
    found = said(book, "dn: cn=1\ncn: Big\ndescription: " + "x" * (3 << 20) + "\n\n" + BEN)
    assert [type(item) for item in found] == [Skipped, Sighting]


LINES = st.lists(
    st.sampled_from(
        ["dn: cn=1", "cn: Ben", "mail: b@example.org", "", " more", "# c", "x:: YQ==", "y:< file:///x", ":"]
    )
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    max_size=20,
)


@given(LINES)
def test_any_lines_are_people_or_skipped(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> None:
    path = tmp_path_factory.mktemp("ldif") / "any.ldif"
    with suppress(Refused):
        first = said(path, "\n".join(lines))
        assert first == said(path, "\n".join(lines))
        keys = [item.origin.key for item in first if isinstance(item, Sighting)]
        assert len(keys) == len(set(keys))


@given(st.binary(max_size=300))
def test_no_bytes_bring_it_down(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("bytes") / "any"
    with suppress(Refused):
        said(path, b"dn: cn=1\n" + data)
    recognises(path)
