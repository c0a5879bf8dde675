"""Hostile files: each gets one clear sentence within 10 s of CPU and 512 MB, and nothing that is stored changes."""

from __future__ import annotations

import base64
import io
import json
import os
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from tests.cast import BEN_CARD
from tests.whole.hostile import ARCHIVES, FOLDERS, MAILS
from tests.whole.running import Running

pytestmark = pytest.mark.slow

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


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Running:
    """A book with Ben in it."""
    home = tmp_path_factory.mktemp("hostile")
    (home / "ben.vcf").write_text(BEN_CARD)
    enishi = Running(home)
    enishi.run("import", str(home / "ben.vcf"))
    return enishi


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_gets_one_sentence_and_changes_nothing(book: Running, name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(HOSTILE[name]())
    before = book.run("export")
    answer, seconds, megabytes = measured(book, path)
    assert book.run("export") == before
    line = answer["files"][0]
    sentences = [line["sentence"]] if line["sentence"] else reasons(book, line["id"])
    assert len(sentences) == 1, sentences
    assert len(sentences[0]) > 20
    print(f"{name}: {seconds:.1f} s CPU, {megabytes:.0f} MB: {sentences[0]}")
    assert seconds < CPU_SECONDS
    assert megabytes < MEGABYTES


@pytest.mark.parametrize("name", [*MAILS, *ARCHIVES, *FOLDERS])
def test_whatever_comes_is_answered_in_time_and_file_by_file(book: Running, name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    if name in FOLDERS:
        path.mkdir()
        FOLDERS[name](path)
    else:
        path.write_bytes((MAILS | ARCHIVES)[name]())
    answer, seconds, megabytes = measured(book, path)
    print(f"{name}: {seconds:.1f} s CPU, {megabytes:.0f} MB, {len(answer['files'])} lines")
    assert {line["state"] for line in answer["files"]} <= {"done", "refused", "choose"}
    assert not [line for line in answer["files"] if line["state"] == "refused" and len(line["sentence"] or "") < 20]
    assert not [line for line in answer["files"] if "fault in enishi" in (line["sentence"] or "")]
    assert not [found for found in tmp_path.parent.rglob("up.vcf") if found.is_file()]
    assert seconds < CPU_SECONDS
    assert megabytes < MEGABYTES


# Runs a command and tells what it used. A process between, since a child's largest memory counts its parent's at birth.
_MEASURE = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stderr=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, file=sys.stderr)
"""


def measured(book: Running, path: Path) -> tuple[dict[str, Any], float, float]:
    """What `enishi import --json` says of the file, its CPU seconds and its largest memory."""
    command = [sys.executable, "-c", _MEASURE, *book.command("import", "--json", str(path))]
    done = subprocess.run(command, env=book.environment, capture_output=True, text=True, check=True)
    seconds, megabytes = map(float, done.stderr.split())
    return json.loads(done.stdout), seconds, megabytes


def reasons(book: Running, number: int) -> list[str]:
    """The sentences about what was skipped in an import."""
    query = "SELECT json_group_array(json_extract(reason, '$.text')) FROM store_skippedrow WHERE imported_id = "
    return list(json.loads(str(book.look(f"{query}{number}")[0])))
