"""What a mail's attached files are called, however the programs write it."""

from __future__ import annotations

import pytest

from enishi.kit.attachments import file_name
from enishi.kit.bodies import read_body
from enishi.kit.mail import read_header


def named(*fields: str, kind: str = "application/pdf") -> str:
    header, _ = read_header("".join(f"{field}\n" for field in fields).encode() + b"\n")
    return file_name(header, kind)


@pytest.mark.parametrize(
    ("field", "name"),
    [
        ('Content-Disposition: attachment; filename="estimate v2.pdf"', "estimate v2.pdf"),
        ("Content-Disposition: attachment; filename=estimate.pdf; size=12", "estimate.pdf"),
        ('Content-Type: application/pdf; name="=?UTF-8?B?6KaL56mN5pu4LnBkZg==?="', "見積書.pdf"),
        ("Content-Type: application/pdf; name==?ISO-2022-JP?B?GyRCOCtAUTBmGyhC?=.pdf", "見積井.pdf"),
        ("Content-Disposition: attachment; filename*=UTF-8''%E8%A6%8B%E7%A9%8D%E6%9B%B8.pdf", "見積書.pdf"),
        ("Content-Disposition: inline; filename*0*=utf-8''%E8%A6%8B;\n filename*1*=%E7%A9%8D; filename*2=.x", "見積.x"),
        ('Content-Disposition: attachment; filename="C:\\\\Users\\\\ben\\\\plan.xlsx"', "plan.xlsx"),
        ("Content-Type: application/pdf", ""),
    ],
)  # fmt: skip
def test_a_files_name_is_read_in_every_way_of_writing_it(field: str, name: str) -> None:
    assert named(field) == name


@pytest.mark.parametrize(
    "fields",
    [
        ('Content-Disposition: inline; filename="image001.png"', "Content-ID: <logo@example.com>"),
        ('Content-Disposition: attachment; filename="image002.png"',),
        ('Content-Disposition: attachment; filename="Photo.png"', "Content-ID: <p@example.com>"),
    ],
)
def test_pictures_of_a_signature_are_no_files(fields: tuple[str, ...]) -> None:
    assert named(*fields, kind="image/png") == ""


def test_seals_and_the_programs_own_parts_are_no_files() -> None:
    assert named('Content-Type: application/pkcs7-signature; name="smime.p7s"') == ""
    assert named('Content-Disposition: attachment; filename="winmail.dat"') == ""


def test_a_photograph_that_was_sent_is_a_file() -> None:
    assert named('Content-Disposition: attachment; filename="Garden.jpg"', kind="image/jpeg") == "Garden.jpg"


def test_a_body_tells_its_text_from_its_files() -> None:
    raw = (
        b'Content-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain\n\nHere it is.\n'
        b"--b\nContent-Type: text/plain\nContent-Disposition: attachment; filename=notes.txt\n\nnot to be read\n"
        b"--b\nContent-Type: application/pdf; name=plan.pdf\n\n%PDF\n--b--\n"
    )
    body = read_body(*read_header(raw)[:1], raw, read_header(raw)[1])
    assert (body.text, body.files) == ("Here it is.", ("notes.txt", "plan.pdf"))
