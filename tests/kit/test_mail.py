"""Headers of mail: decoded whatever their dialect, quick whatever their size."""

from __future__ import annotations

import base64
import time
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.kit.mail import (
    Header,
    Mailbox,
    TooMuchError,
    decode_words,
    from_base64,
    mailboxes,
    moment,
    read_header,
    written_at,
)


def header_of(text: str | bytes) -> Header:
    return read_header(text.encode() if isinstance(text, str) else text)[0]


def encoded(data: bytes, charset: str) -> str:
    return f"=?{charset}?B?{base64.b64encode(data).decode()}?="


def test_a_folded_field_is_one_line() -> None:
    assert header_of("Subject: one\n\ttwo\n three\nTo: x\n\n").text("subject") == "one two three"


def test_the_body_begins_below_the_blank_line() -> None:
    raw = b"Subject: x\n\nTo: not a field\n"
    assert raw[read_header(raw)[1] :] == b"To: not a field\n"


def test_a_line_broken_without_a_margin_does_not_end_the_header() -> None:
    header = header_of("Subject: a subject that\nwas broken\nTo: bo@example.org\n\nwords")
    assert header.people("to") == (Mailbox("bo@example.org", ""),)


def test_addresses_with_only_spaces_between_are_each_read() -> None:
    found = header_of("To: ben@example.com  dana@example.org, mio@example . co .jp\n\n").people("to")
    assert [one.address for one in found] == ["ben@example.com", "dana@example.org", "mio@example.co.jp"]


def test_a_header_larger_than_mail_allows_is_refused() -> None:
    for raw in (b"Subject: " + b"x" * 70_000 + b"\n\n", b"".join(b"X-%d: y\n" % n for n in range(40_000))):
        with pytest.raises(TooMuchError):
            read_header(raw)


def test_words_cut_inside_a_character_are_joined_before_they_are_decoded() -> None:
    whole = "展示会".encode()
    assert decode_words(f"{encoded(whole[:4], 'utf-8')}\n {encoded(whole[4:], 'UTF-8')} x") == "展示会 x"


def test_words_of_two_charsets_are_decoded_each_in_its_own() -> None:
    two = f"{encoded('山田'.encode('iso2022_jp'), 'ISO-2022-JP')} {encoded('太郎'.encode(), 'utf-8*ja')}"
    assert decode_words(two) == "山田太郎"


def test_what_is_no_encoded_word_stays() -> None:
    assert decode_words("1 =? 2 and =?utf-8?X?abc?=") == "1 =? 2 and =?utf-8?X?abc?="


def test_a_word_that_was_cut_off_is_read_as_far_as_it_goes() -> None:
    whole = encoded("展示会のご案内".encode(), "utf-8")
    assert decode_words(f"Re: {whole[:-8]}") == "Re: 展示会のご"
    assert decode_words(encoded("展示会の".encode()[:-1], "utf-8")) == "展示会"


@pytest.mark.parametrize("charset", ["utf-8", "iso2022_jp", "cp932", "euc_jp"])
def test_a_header_written_without_encoding_is_read(charset: str) -> None:
    raw = "Subject: 御見積の件\nContent-Type: text/plain; charset=".encode(charset) + charset.encode()
    assert header_of(raw).text("subject") == "御見積の件"


def test_unencoded_japanese_needs_no_label() -> None:
    for charset in ("utf-8", "iso2022_jp", "cp932"):
        assert header_of("From: 山田 <yamada@example.jp>".encode(charset)).people("from")[0].name == "山田"


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("Bo <bo@example.org>", "bo@example.org=Bo"),
        ("bo@example.org (Bo the Builder)", "bo@example.org=Bo the Builder"),
        ('"Yamada, Taro" <taro@example.jp>, bo@example.org', "taro@example.jp=Yamada, Taro|bo@example.org="),
        ("Yamada, Taro <taro@example.jp>", "taro@example.jp=Yamada, Taro"),
        ("=?utf-8?Q?Yamada,_(Taro)?= <taro@example.jp>", "taro@example.jp=Yamada, (Taro)"),
        ("'bo@example.org' <Bo@Example.ORG>", "bo@example.org="),
        ("Friends: a@example.org, B <b@example.org>;, c@example.org", "a@example.org=|b@example.org=B|c@example.org="),
        ("a@example.org; b@example.org", "a@example.org=|b@example.org="),
        ("undisclosed-recipients:;", ""),
        ("Mail Delivery System <MAILER-DAEMON>", ""),
        ("<>", ""),
        ('"bo..o."@example.org', "bo..o.@example.org="),
        ('"Bo <bo@example.org>', "bo@example.org=Bo"),
        ("Bo <bo(home)@example.org<mailto:bo@example.org>>", "bo@example.org=Bo"),
        (encoded("田中 <tanaka@example.jp>".encode(), "utf-8"), "tanaka@example.jp=田中"),
        ("<bo@example.org> (Bo)", "bo@example.org=Bo"),
        ("Bo <bo@example.org", "bo@example.org=Bo"),
        ("bo @ example.org", "bo@example.org="),
        ("bo at example.org (Bo)", "bo@example.org=Bo"),
        ("Bo is at example.org", ""),
        ('"System Administrator"@example.com', ""),
    ],
)
def test_an_address_is_read_with_its_name(line: str, people: str) -> None:
    assert "|".join(f"{person.address}={person.name}" for person in mailboxes(line)) == people


def test_no_more_people_are_read_than_a_mail_may_have() -> None:
    assert len(mailboxes(",".join(f"a{n}@example.org" for n in range(5_000)))) == 2_000


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("Mon, 15 Jan 2024 10:00:00 +0900 (JST)", datetime(2024, 1, 15, 1, tzinfo=UTC)),
        ("Mon, 15 Jan 2024 10:00:00 JST", datetime(2024, 1, 15, 1, tzinfo=UTC)),
        ("15 Jan 24 10:00", datetime(2024, 1, 15, 10, tzinfo=UTC)),
        ("2024-01-15T10:00:00Z", datetime(2024, 1, 15, 10, tzinfo=UTC)),
        ("Mon, 15 Jan 2024 23:59:60 +0000", datetime(2024, 1, 15, 23, 59, 59, tzinfo=UTC)),
        ("Mon, 32 Jan 2024 10:00:00 +0000", None),
        ("Fri, 15 Mar 30424 10:00:00 +0000", None),
        ("Thu, 1 Jan 1970 00:00:00 +0000", None),
        ("Mon, 15 Jan 2024 10:00:00 +9999", None),
        ("yesterday", None),
        ("Mon, 15 Jan 2024 10:00:00 GMT+9", datetime(2024, 1, 15, 1, tzinfo=UTC)),
        ("Mon, 15 Jan 2024 10:00:00 UTC+0900;", datetime(2024, 1, 15, 1, tzinfo=UTC)),
        ("Mon, 15 Jan 2024 10:00:00.250 +09:00", datetime(2024, 1, 15, 1, tzinfo=UTC)),
        ("Mon, 15 Jan 2024 10:00:00 (JST)", datetime(2024, 1, 15, 1, tzinfo=UTC)),
        ("Mon, 15 Jan 2024 07:05 PM +0900", datetime(2024, 1, 15, 10, 5, tzinfo=UTC)),
        ("Mon, 15 Jan 2024 12:05:00 am", datetime(2024, 1, 15, 0, 5, tzinfo=UTC)),
        ("2024/1/15 10:00:00", datetime(2024, 1, 15, 10, tzinfo=UTC)),
        ("Sat, 15 Jan 100 10:00:00 +0000", datetime(2000, 1, 15, 10, tzinfo=UTC)),
        ("Sat, 15 Jan 19100 10:00:00 +0000", datetime(2000, 1, 15, 10, tzinfo=UTC)),
    ],
)
def test_a_date_is_read_or_none(text: str, at: datetime | None) -> None:
    assert moment(text) == at


def test_a_mail_without_a_date_was_written_when_it_was_first_received() -> None:
    header = header_of("Date: soon\nReceived: from a by b; Tue, 4 Aug 2026 10:00:00 +0200\n\n")
    assert written_at(header) == datetime(2026, 8, 4, 8, tzinfo=UTC)


def test_broken_base64_gives_what_can_be_read() -> None:
    assert from_base64(b"V29yZH") == b"Word"
    assert from_base64(b"V29yZ") == b"Wor"


@pytest.mark.parametrize("piece", ['"', "(", "=?", "=?a?q?", "<", ",", "a,", '"a",', "\\", "@", " ", "a@b.c,"])
def test_a_hostile_line_is_read_quickly(piece: str) -> None:
    line = piece * (64_000 // len(piece))
    started = time.process_time()
    mailboxes(line)
    decode_words(line)
    assert time.process_time() - started < 0.5


@given(st.binary(max_size=400))
def test_any_bytes_have_a_header(raw: bytes) -> None:
    header, start = read_header(raw)
    assert start <= len(raw)
    for name in ("from", "subject", "date", "content-type"):
        header.text(name).encode()
    header.people("from", "to", "cc")
    written_at(header)


@given(st.text(max_size=60))
def test_any_text_is_a_date_or_none(text: str) -> None:
    assert moment(text) is None or moment(text).tzinfo is UTC  # type: ignore[union-attr]


def test_a_header_without_a_label_is_read_in_the_letters_of_the_part_below() -> None:
    body = b'Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain; charset="gb2312"\n\n'
    header = header_of(b"Subject: " + "邮件传输失败".encode("gbk") + b"\n" + body)
    assert header.text("subject") == "邮件传输失败"


def test_a_quoted_phrase_before_the_at_is_not_cut_to_its_last_word() -> None:
    assert mailboxes('<"System Administrator"@example.com>') == ()
    assert mailboxes('<"a..b."@example.ne.jp>') == (Mailbox("a..b.@example.ne.jp", ""),)
