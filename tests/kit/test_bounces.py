"""Which addresses are gone, by the notices of mail servers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.growth import grows_in_step

from enishi.kit.bounces import gone
from enishi.kit.mail import Header, TooMuchError, read_header

PIECES = st.sampled_from(
    b"--r|--r--|\n|\n\n|Action: failed|Final-Recipient: rfc822; a@b.example|Status: 5.1.1|user unknown|<a@b.example>:"
    b"|Content-Type: message/delivery-status\n\n|mailbox is full|-----|Original-Recipient: ;".split(b"|")
)


def gone_of(notice: str, *fields: str) -> tuple[str, ...]:
    raw = "\n".join(("From: MAILER-DAEMON@mx.example", "To: me@example.jp", *fields, "", notice)).encode()
    return gone(*_opened(raw))


def _opened(raw: bytes) -> tuple[Header, bytes, int]:
    header, start = read_header(raw)
    return header, raw, start


def report(block: str, words: str = "") -> str:
    return f"--r\n\n{words}\n--r\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx\n\n{block}\n--r--\n"


REPORT = "Content-Type: multipart/report; boundary=r"
TO = "Final-Recipient: rfc822; ben@x.example\n"


@pytest.mark.parametrize(
    "block",
    [
        "Action: failed\nStatus: 5.1.1",
        "Action: failed\nStatus: 5.2.1 (account closed)",
        "Action: failed\nStatus: 5.0.0\nDiagnostic-Code: smtp; 550 Unknown user ben@x.example",
        "Action: failed\nStatus: 4.1.1\nDiagnostic-Code: smtp; 450 4.1.1 Recipient address rejected:\n User unknown",
        "Action: failed\nStatus: 5.4.4\nDiagnostic-Code: x; Host or domain name not found",
    ],
)
def test_who_is_not_known_any_more_is_gone(block: str) -> None:
    assert gone_of(report(TO + block), REPORT) == ("ben@x.example",)


@pytest.mark.parametrize(
    "block",
    [
        "Action: delayed\nStatus: 4.4.1",
        "Action: failed\nStatus: 5.2.2\nDiagnostic-Code: smtp; 552 mailbox full",
        "Action: failed\nStatus: 5.7.1\nDiagnostic-Code: smtp; 554 rejected for policy reasons",
        "Action: failed\nStatus: 5.0.0\nDiagnostic-Code: smtp; 554 message looks like spam, user unknown to us",
        "Action: delivered\nStatus: 2.1.5",
    ],
)
def test_a_full_box_a_filter_or_a_delay_says_nothing_about_the_address(block: str) -> None:
    assert gone_of(report(TO + block), REPORT) == ()


def test_the_address_that_was_written_to_counts_not_where_it_was_passed_on() -> None:
    block = "Original-Recipient: rfc822;ben@x.example\nFinal-Recipient: rfc822; b7@inner.example\nStatus: 5.1.1"
    assert gone_of(report(block), REPORT) == ("ben@x.example",)


def test_the_words_above_a_report_tell_what_its_status_leaves_open() -> None:
    block = TO + "Action: failed\nStatus: 5.0.0"
    assert gone_of(report(block, "The user(s) account is disabled."), REPORT) == ("ben@x.example",)
    assert gone_of(report(block, "Something went wrong."), REPORT) == ()


@pytest.mark.parametrize(
    "notice",
    [
        "The user(s) account is disabled.\n\n<ben@x.example>\n",
        "    Recipient: <ben@x.example>\n    <<< 550 <ben@x.example>: User unknown\n",
        "宛先が存在しません。お問い合わせは help@mx.example まで。\n\n<ben@x.example>\n",
        "User unknown\n<ben@x.example>\n----- Original message -----\nTo: other@x.example\n<other@x.example>\n",
    ],
)
def test_a_notice_in_words_names_its_addresses_on_lines_of_their_own(notice: str) -> None:
    assert gone_of(notice) == ("ben@x.example",)


def test_whom_the_lost_mail_was_to_is_not_said_to_be_gone() -> None:
    above = "Your message\n\n  To:      friends@list.example\n  Sent:    Fri, 4 Oct 2002 17:10:56 -0400\n\n"
    notice = (
        f"{above}did not reach the following recipient(s):\n\n{{}} on Fri, 4 Oct 2002 17:12:28\n  Unknown Recipient\n"
    )
    assert gone_of(notice.format("ben@x.example")) == ("ben@x.example",)
    assert gone_of(notice.format("c=US;dda:SMTP=ben@x.example;")) == ()


def test_an_address_may_stand_in_the_sentence_that_says_so() -> None:
    assert gone_of("SMTP:RCPT host mx.x.example: 553 <ben@x.example>... No such user here\n") == ("ben@x.example",)
    assert gone_of("No such user: ben@x.example, ask cy@x.example\n") == ()


def test_the_header_may_name_them() -> None:
    words = "The email account that you tried to reach does not exist."
    assert gone_of(words, "X-Failed-Recipients: ben@x.example,", " cho@x.example") == ("ben@x.example", "cho@x.example")


@given(st.lists(PIECES).map(b"".join))
def test_no_notice_is_too_odd(body: bytes) -> None:
    try:
        found = gone(*_opened(b"Content-Type: multipart/report; boundary=r\n\n" + body))
    except TooMuchError:
        return
    assert all("@" in address for address in found)


@pytest.mark.parametrize("piece", ["a@b.example\n", TO + "\n", "address ", " \n", "a a a:"])
def test_a_long_notice_takes_time_by_its_length(piece: str) -> None:
    def read(length: int) -> None:
        gone_of(report(piece * (length // len(piece)), piece * (length // len(piece))), REPORT)

    assert grows_in_step(read, 100_000)
