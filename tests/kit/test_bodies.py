"""Bodies of mail: the text meant for reading, out of whatever it is wrapped in."""

from __future__ import annotations

import base64
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.kit.bodies import page_text, read_body
from enishi.kit.mail import TooMuchError, read_header


def text_in(raw: str | bytes) -> str:
    data = raw.encode() if isinstance(raw, str) else raw
    header, start = read_header(data)
    return read_body(header, data, start).text


def multipart(*parts: str, kind: str = "alternative") -> str:
    inside = "".join(f"--b\n{part}\n" for part in parts)
    return f'Content-Type: multipart/{kind}; boundary="b"\n\npreamble\n{inside}--b--\nepilogue\n'


def nested(depth: int) -> str:
    opened = "".join(f"--b{n}\nContent-Type: multipart/mixed; boundary=b{n + 1}\n\n" for n in range(depth))
    return f"Content-Type: multipart/mixed; boundary=b0\n\n{opened}--b{depth}\n\nwords\n"


def test_plain_text_is_preferred_to_a_page() -> None:
    page = "Content-Type: text/html\n\n<p>page</p>"
    assert text_in(multipart(page, "Content-Type: text/plain\n\nwords")) == "words"
    assert text_in(multipart(page)) == "page"
    assert text_in(multipart(page, "Content-Type: text/plain\n\n \n")) == "page"


def test_attachments_and_forwarded_mails_are_not_opened() -> None:
    attached = "Content-Type: text/plain\nContent-Disposition: attachment; filename=a.txt\n\nsecret"
    forwarded = "Content-Type: message/rfc822\n\nSubject: x\n\nother words"
    assert text_in(multipart("\nwords", attached, forwarded, kind="mixed")) == "words"


def test_a_last_part_without_its_boundary_is_read() -> None:
    assert text_in("Content-Type: multipart/mixed; boundary=b\n\n--b\n\nwords") == "words"


@pytest.mark.parametrize("encoding", ["base64", "quoted-printable", "8bit"])
@pytest.mark.parametrize("charset", ["utf-8", "iso-2022-jp", "shift_jis", "euc-jp"])
def test_japanese_is_read_in_every_wrapping(encoding: str, charset: str) -> None:
    data = "こんにちは、表と能。\n".encode(charset)
    body = {"base64": base64.encodebytes(data), "8bit": data}.get(encoding) or "".join(
        f"={byte:02X}" for byte in data
    ).encode()
    head = f"Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: {encoding}\n\n"
    assert text_in(head.encode() + body) == "こんにちは、表と能。"


def test_flowed_lines_are_joined() -> None:
    assert (
        text_in("Content-Type: text/plain; format=flowed\n\nI am in \ntown.\n\n-- \nBo") == "I am in town.\n\n-- \nBo"
    )


def test_a_page_is_read_as_lines() -> None:
    page = "<head><style>p{}</style></head><p>Hello <b>Bo</b>,<br>how\nare&nbsp;you?</p><div>Ada</div>"
    assert page_text(page) == "Hello Bo,\nhow are you?\n\nAda"


def test_what_a_page_quotes_is_left_out() -> None:
    assert page_text("<p>Yes.</p><div class='gmail_quote'>On Monday<blockquote>old</blockquote></div>") == "Yes."
    assert page_text('<p>Yes.</p><div id="divRplyFwdMsg">From: Bo</div><p>old</p>') == "Yes."


def test_too_many_parts_are_refused() -> None:
    assert text_in(nested(48)) == "words"
    for raw in (nested(3_000), multipart(*["\nx"] * 1_001)):
        with pytest.raises(TooMuchError):
            text_in(raw)


@pytest.mark.parametrize("tag", ["<div>", "<p>", "<b>", "<style", "<script>", "<", "<table><tr><td>", "</p>", "<x>"])
def test_a_hostile_page_is_read_quickly(tag: str) -> None:
    started = time.process_time()
    page_text(tag * (600_000 // len(tag)))
    page_text(tag * (500_000 // len(tag)))
    assert time.process_time() - started < 2


@given(st.binary(max_size=300), st.sampled_from(["base64", "quoted-printable", "7bit", ""]), st.text(max_size=12))
def test_any_bytes_have_a_text(body: bytes, encoding: str, charset: str) -> None:
    head = f"Content-Type: text/html; charset={charset!r}\nContent-Transfer-Encoding: {encoding}\n\n"
    text_in(head.encode("utf-8", "replace") + body).encode()
