"""Hostile mails, archives and folders, made on the spot: what strangers may send, each below 100 MB."""

from __future__ import annotations

import base64
import bz2
import gzip
import io
import lzma
import os
import struct
import tarfile
import zipfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

CARD = b"BEGIN:VCARD\nVERSION:3.0\nFN:Eve\nEMAIL:eve@example.com\nEND:VCARD\n"
HEAD = (
    b"From: Eve <eve@example.com>\nTo: aiko@example.jp\nDate: Mon, 23 Nov 2026 00:00:00 +0000\n"
    b"Message-ID: <e@example.com>\n"
)


def mail(head: bytes, body: bytes = b"hello\n") -> bytes:
    return HEAD + head + b"\n\n" + body


def parts(kind: bytes, body: bytes) -> bytes:
    return mail(b"Content-Type: multipart/" + kind + b"; boundary=e", body)


def nested_parts() -> bytes:
    edges = [b"edge%d" % n for n in range(3_000)]
    opened = b"".join(b"--%b\nContent-Type: multipart/mixed; boundary=%b\n\n" % pair for pair in pairwise(edges))
    return mail(b"Content-Type: multipart/mixed; boundary=" + edges[0], opened)


def a_looping_item(sectors: int) -> bytes:
    """An Outlook item each of whose sectors says that the first one follows."""
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, sectors, 1, 0, 4096, 0, sectors, 0, sectors) + struct.pack(
        "<109I", *[0] * 109
    )
    return header + struct.pack("<128I", *[1] * 128) * sectors


MAILS: dict[str, Callable[[], bytes]] = {
    "receivers.eml": lambda: mail(b"Cc: " + b", ".join(b"p%d@example.com" % n for n in range(50_000))),
    "folded receivers.eml": lambda: mail(b"Cc: " + b",\n ".join(b"p%d@example.com" % n for n in range(3_000))),
    "fields.eml": lambda: mail(b"".join(b"X-%d: y\n" % n for n in range(200_000))),
    "nested.eml": nested_parts,
    "words.eml": lambda: mail(b"Subject: " + b"=?utf-8?B?5Lu2?=\n " * 60_000),
    "half words.eml": lambda: mail(b"Subject: " + b"=?utf-8?B?" * 6_000),
    "one line.eml": lambda: HEAD + b"Subject: " + b"x" * (50 << 20),
    "only a name.eml": lambda: b"From: " + b"x" * (20 << 20),
    "base64.eml": lambda: mail(b"Content-Transfer-Encoding: base64", base64.encodebytes(bytes(40 << 20))),
    "soft breaks.eml": lambda: mail(b"Content-Transfer-Encoding: quoted-printable", b"=\n" * (10 << 20)),
    "deep page.eml": lambda: mail(b"Content-Type: text/html", b"<div>" * 400_000),
    "open tags.eml": lambda: mail(b"Content-Type: text/html", b"<" * 3_000_000),
    "a million parts.eml": lambda: parts(b"mixed", b"--e\n\n" * 1_000_000),
    "no end of edges.eml": lambda: parts(b"mixed", b"\n--e" * 1_000_000),
    "comments.eml": lambda: (
        b"From: " + b"(" * 60_000 + b"\nTo: a@example.com\nDate: Mon, 23 Nov 2026 00:00:00 +0000\n\nx"
    ),
    "quotes.eml": lambda: mail(b"Cc: " + b'"\\' * 30_000),
    "angles.eml": lambda: mail(b"Cc: " + b"<" * 60_000),
    "at signs.eml": lambda: mail(b"Cc: " + b"@ " * 30_000),
    "dots.eml": lambda: mail(b"Cc: a@b" + b" ." * 30_000),
    "references.eml": lambda: mail(b"References: " + b"<a@b> " * 10_000),
    "pieces.eml": lambda: parts(
        b"mixed", b"--e\nContent-Type: x/y;" + b"".join(b" name*%d=a;" % n for n in range(5_000)) + b"\n\n"
    ),
    "year.eml": lambda: HEAD.replace(b"2026", b"99999999999999") + b"\nx",
    "nul.eml": lambda: mail(b"Subject: \0\0", bytes(10 << 20)),
    "length.emlx": lambda: b"999999999999\n" + mail(b"Subject: x", b"x" * (5 << 20)),
    "quoted.eml": lambda: mail(b"Subject: x", b"> " * 2_000_000),
    "signature.eml": lambda: mail(b"Subject: x", b"-- \n" * 500_000),
    "separators.mbox": lambda: b"From a@example.com Mon Nov 23 00:00:00 2026\nX: y\n\n" * 200_000,
    "loop.msg": lambda: a_looping_item(100),
    "great loop.msg": lambda: a_looping_item(20_000),
}


def zipped(files: dict[str, bytes], pack: int = zipfile.ZIP_DEFLATED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", pack) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return held.getvalue()


def nested_zips() -> bytes:
    """Sixteen archives in each of sixteen in each of sixteen, with a bomb in the innermost."""
    inner = zipped({"bomb.txt": bytes(9 << 20)})
    for _ in range(3):
        inner = zipped({f"{n}.zip": inner for n in range(16)})
    return inner


def overlapping_zip() -> bytes:
    """A thousand entries that all claim the same bytes."""
    whole = zipped({"a.txt": bytes(9 << 20)})
    start = whole.rfind(b"PK\x05\x06")
    (size, at) = struct.unpack("<II", whole[start + 12 : start + 20])
    entry = whole[at : at + size]
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 1_000, 1_000, size * 1_000, at, 0)
    return whole[:at] + entry * 1_000 + end


def patched_zip(offset: int, value: bytes) -> bytes:
    """An archive whose only entry says something else about itself, in both places."""
    whole = bytearray(zipped({"ben.vcf": CARD * 100}))
    central = whole.rfind(b"PK\x01\x02")
    whole[central + offset : central + offset + len(value)] = value
    whole[offset - 2 : offset - 2 + len(value)] = value
    return bytes(whole)


def a_tar(*members: tuple[str, bytes, bytes]) -> bytes:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w") as archive:
        for name, kind, data in members:
            info = tarfile.TarInfo(name)
            info.type, info.size, info.linkname = kind, len(data), "/etc/passwd"
            archive.addfile(info, io.BytesIO(data))
    return held.getvalue()


def a_huge_pax_header() -> bytes:
    info = tarfile.TarInfo("x")
    info.type, info.size = tarfile.XHDTYPE, 900 << 20
    return gzip.compress(info.tobuf() + bytes(200 << 20), 1)


def a_negative_tar() -> bytes:
    info = tarfile.TarInfo("x.vcf")
    raw = bytearray(info.tobuf())
    raw[124:136] = b"\xff" * 12
    raw[148:156] = b" " * 8
    raw[148:156] = b"%06o\0 " % sum(raw)
    return bytes(raw) + bytes(10_000)


ARCHIVES: dict[str, Callable[[], bytes]] = {
    "bomb.zip": lambda: zipped({"a.txt": bytes(60 << 20)}),
    "bombs.zip": lambda: zipped({f"{n}.txt": bytes(9 << 20) for n in range(150)}),
    "nested.zip": nested_zips,
    "overlapping.zip": overlapping_zip,
    "up.zip": lambda: zipped({"../../up.vcf": CARD}),
    "root.zip": lambda: zipped({"/tmp/root.vcf": CARD}),
    "drive.zip": lambda: zipped({"C:\\x.vcf": CARD}),
    "too many.zip": lambda: zipped({f"{n}": b"" for n in range(20_001)}),
    "many unknown.zip": lambda: zipped({f"{n}": b"x" for n in range(12_000)}),
    "many empty.zip": lambda: zipped({f"{n}.vcf": b"" for n in range(5_000)}),
    "long names.zip": lambda: zipped({f"{'n' * 60_000}{n}.vcf": CARD for n in range(20)}),
    "deep names.zip": lambda: zipped({"d/" * 3_000 + "x.vcf": CARD}),
    "a file as a folder.zip": lambda: zipped({"a": b"x", "a/b.vcf": CARD, "a/b.vcf/c.vcf": CARD}),
    "encrypted.zip": lambda: patched_zip(8, b"\x01\x00"),
    "method.zip": lambda: patched_zip(10, b"\x63\x00"),
    "cut.zip": lambda: zipped({"ben.vcf": os.urandom(50_000)})[:30_000],
    "damaged.zip": lambda: zipped({"ben.vcf": os.urandom(50_000)}).replace(b"\0\0\0", b"\1\2\3", 1),
    "control names.zip": lambda: zipped({"\u202egpj.\n\x07.vcf": CARD}),
    "document.xlsx": lambda: zipped({"[Content_Types].xml": b"x", "xl/a.xml": bytes(60 << 20)}),
    "bomb.tgz": lambda: gzip.compress(a_tar(("a.txt", tarfile.REGTYPE, bytes(300 << 20))), 9),
    "bomb.tar.xz": lambda: lzma.compress(a_tar(("a.txt", tarfile.REGTYPE, bytes(200 << 20))), preset=0),
    "bomb.tar.bz2": lambda: bz2.compress(a_tar(("a.txt", tarfile.REGTYPE, bytes(100 << 20))), 1),
    "no tar.gz": lambda: gzip.compress(bytes(300 << 20), 1),
    "pax.tgz": a_huge_pax_header,
    "negative.tar": a_negative_tar,
    "links.tar": lambda: a_tar(
        ("a.vcf", tarfile.SYMTYPE, b""), ("b.vcf", tarfile.LNKTYPE, b""), ("c", tarfile.CHRTYPE, b"")
    ),
    "up.tar": lambda: a_tar(("../up.vcf", tarfile.REGTYPE, CARD)),
    "cut.tar": lambda: a_tar(("x.vcf", tarfile.REGTYPE, CARD * 1_000))[:20_000],
    "too many.tgz": lambda: gzip.compress(a_tar(*((f"{n}", tarfile.REGTYPE, b"") for n in range(20_001)))),
}


def deep(folder: Path) -> None:
    (folder / "/".join(["d"] * 300)).mkdir(parents=True)
    (folder / "d" / "eve.vcf").write_bytes(CARD)


def many(folder: Path) -> None:
    for number in range(4_000):
        (folder / f"{number}.bin").write_bytes(b"\1\2\3")


def loops(folder: Path) -> None:
    (folder / "loop").symlink_to(folder)
    (folder / "passwd.vcf").symlink_to("/etc/passwd")
    os.mkfifo(folder / "pipe.vcf")


def odd_names(folder: Path) -> None:
    for name in (b"\xff\xfe.vcf", b"new\nline.vcf", b"\xe2\x80\xae.vcf", b" .vcf", b"a" * 250 + b".vcf"):
        Path(os.fsdecode(os.path.join(os.fsencode(folder), name))).write_bytes(CARD)  # noqa: PTH118 - bytes


def an_odd_maildir(folder: Path) -> None:
    cur = folder / "Maildir" / "cur"
    cur.mkdir(parents=True)
    for name in (b"9999999999.M1.h:2,S", b"0000000000.x", b"\xff:2,", b"1:2," + b"S" * 200, b"1775808000.:2,D"):
        Path(os.fsdecode(os.path.join(os.fsencode(cur), name))).write_bytes(mail(b"Subject: x"))  # noqa: PTH118 - bytes


FOLDERS: dict[str, Callable[[Path], None]] = {
    "deep": deep,
    "many": many,
    "loops": loops,
    "odd names": odd_names,
    "odd maildir": an_odd_maildir,
}
