"""Hostile files: each gets one clear sentence within 10 s of CPU and 512 MB, and nothing that is stored changes."""

from __future__ import annotations

import base64
import io
import json
import os
import struct
import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from tests.cast import BEN_CARD
from tests.growth import grows_in_step
from tests.whole.hostile import ARCHIVES, FOLDERS, MAILS
from tests.whole.hostile_desk import Answer, Desk

from enishi.records import Interaction, Post
from enishi.sources import all_sources, recognise

pytestmark = [pytest.mark.slow, pytest.mark.alone]

CPU_SECONDS = 10
MEGABYTES = 512

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


def zipped(name: str, start: bytes, *, then: bytes = b"", times: int = 0) -> bytes:
    """A ZIP with one entry: `start`, and `then` so many times, never held whole."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive, archive.open(name, "w") as entry:
        entry.write(start)
        for _ in range(times):
            entry.write(then)
    return held.getvalue()


def a_zip_bomb() -> bytes:
    return zipped("Connections.csv", HEADER.encode(), then=b"a," * (1 << 19), times=600)


def a_lying_zip() -> bytes:
    """The entry claims ten bytes and holds two hundred megabytes."""
    honest = bytearray(zipped("Connections.csv", HEADER.encode(), then=b"b" * (1 << 20), times=200))
    at = honest.rfind(b"PK\x01\x02")
    honest[at + 24 : at + 28] = struct.pack("<I", 10)
    honest[22:26] = struct.pack("<I", 10)
    return bytes(honest)


def an_escaping_zip() -> bytes:
    return zipped("../../Connections.csv", HEADER.encode() + b"Eve,Out,,eve@example.com,,,01 Jan 2026\n")


def a_card_with_a_huge_note() -> bytes:
    return b"BEGIN:VCARD\nVERSION:3.0\nFN:Eve\nNOTE:" + b"x" * (10 << 20) + b"\nEND:VCARD\n"


def nested_cards() -> bytes:
    return b"BEGIN:VCARD\n" * 20_000 + b"FN:Eve\n" + b"END:VCARD\n" * 20_000


def a_mail(head: str, body: str = "hello") -> bytes:
    start = "From eve@example.com Mon Nov 23 00:00:00 2026\nFrom: Eve <eve@example.com>\nTo: aiko@example.jp\n"
    return f"{start}Date: Mon, 23 Nov 2026 00:00:00 +0000\nMessage-ID: <e@example.com>\n{head}\n\n{body}\n".encode()


def a_subject_of_a_megabyte() -> bytes:
    word = "=?utf-8?B?" + base64.b64encode("件".encode()).decode() + "?=\n "
    return a_mail("Subject: " + (word * ((1 << 20) // len(word))).strip())


def nested_parts() -> bytes:
    edges = [f"edge{n}" for n in range(3_000)]
    opened = "".join(f"--{a}\nContent-Type: multipart/mixed; boundary={b}\n\n" for a, b in pairwise(edges))
    return a_mail(f"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary={edges[0]}\nSubject: deep", opened)


def no_utf8() -> bytes:
    return bytes(range(128, 256)) * 4_000


def a_picture_named_csv() -> bytes:
    return b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + os.urandom(200_000)


FEED = '<?xml version="1.0"?><rss version="2.0"><channel><title>x</title><link>https://x.example.com/</link>'


def a_message(number: int) -> str:
    moment = datetime(2020, 1, 1) + timedelta(seconds=number)  # noqa: DTZ001 - a clock on a wall
    return f"[{moment:%Y-%m-%d, %H:%M:%S}] {'Ben Carter' if number % 2 else 'Aiko Hara'}: message number {number}\n"


def an_entry(number: int) -> str:
    day = "<pubDate>Tue, 10 Nov 2026 09:00:00 +0900</pubDate>"
    return f"<item><title>t{number}</title><link>https://x.example.com/{number}</link>{day}</item>\n"


HOSTILE: dict[str, Callable[[], bytes]] = {
    "bomb.zip": a_zip_bomb,
    "lying.zip": a_lying_zip,
    "escaping.zip": an_escaping_zip,
    "note.vcf": a_card_with_a_huge_note,
    "nested.vcf": nested_cards,
    "subject.mbox": a_subject_of_a_megabyte,
    "parts.mbox": nested_parts,
    "bytes.vcf": no_utf8,
    "empty.csv": bytes,
    "photo.csv": a_picture_named_csv,
}


CARDS_OF_NOTHING = 200_000  # and as many brackets; the reader stops there


HOSTILE_CARDS: dict[str, Callable[[], bytes]] = {
    "empty cards.json": lambda: b"[" + b",".join([b'["vcard",[]]'] * CARDS_OF_NOTHING) + b"]",
    "brackets.json": lambda: b'[["vcard",[]],' + b",".join([b"[]"] * (5 << 20)) + b"]",
}


class Book:
    """A book with Ben in it, at a desk that takes in files."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.desk = Desk(home)
        (home / "ben.vcf").write_text(BEN_CARD)
        self.desk.ask("import", str(home / "ben.vcf"))
        self.before = self.desk.ask("export").said

    def take_in(self, path: Path) -> tuple[dict[str, Any], Answer]:
        """What `enishi import --json` says of a file, and what that used."""
        answer = self.desk.ask("import", "--json", str(path))
        return json.loads(answer.said), answer


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    made = Book(tmp_path_factory.mktemp("hostile"))
    yield made
    made.desk.close()


@pytest.mark.parametrize("name", [*HOSTILE, *HOSTILE_CARDS])
def test_a_hostile_file_gets_one_sentence_and_changes_nothing(book: Book, name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes((HOSTILE | HOSTILE_CARDS)[name]())
    answer, used = book.take_in(path)
    assert book.desk.ask("export").said == book.before
    line = answer["files"][0]
    sentences = [line["sentence"]] if line["sentence"] else [row["reason"] for row in answer["left_out"]]
    assert len(sentences) == 1, sentences
    assert len(sentences[0]) > 20
    judge(name, used, sentences[0])


@pytest.mark.parametrize("name", [*MAILS, *ARCHIVES, *FOLDERS])
def test_whatever_comes_is_answered_in_time_and_file_by_file(book: Book, name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    if name in FOLDERS:
        path.mkdir()
        FOLDERS[name](path)
    else:
        path.write_bytes((MAILS | ARCHIVES)[name]())
    answer, used = book.take_in(path)
    assert {line["state"] for line in answer["files"]} <= {"done", "refused", "choose"}
    assert not [line for line in answer["files"] if line["state"] == "refused" and len(line["sentence"] or "") < 20]
    assert not [line for line in answer["files"] if "fault in enishi" in (line["sentence"] or "")]
    assert not [found for found in tmp_path.parent.rglob("up.vcf") if found.is_file()]
    judge(name, used, f"{len(answer['files'])} lines")


def judge(name: str, used: Answer, what: str) -> None:
    """Within the limits; the figures are printed."""
    print(f"{name}: {used.seconds:.1f} s CPU, {used.megabytes:.0f} MB: {what}")
    assert used.seconds < CPU_SECONDS
    assert used.megabytes < MEGABYTES


# Nothing is wrong with these but their length: it takes the time that so many good rows take.
LONG: dict[str, tuple[str, Callable[[int], str]]] = {
    "WhatsApp Chat with Ben Carter.txt": ("", a_message),
    "feed.xml": (FEED, an_entry),
}


@pytest.mark.parametrize("name", LONG)
def test_a_file_of_good_rows_takes_time_by_its_length(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    head, row = LONG[name]

    def read(number: int) -> None:
        path.write_text(head + "".join(map(row, range(number))), encoding="utf-8")
        [source] = recognise(path)
        assert sum(isinstance(item, Interaction | Post) for item in all_sources()[source].read(path)) == number

    assert grows_in_step(read, 20_000)
