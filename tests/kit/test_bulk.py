"""Mail from lists, newsletters and machines is told from mail by people."""

from __future__ import annotations

import pytest

from enishi.kit.bulk import gmail_labels, is_draft, why_bulk
from enishi.kit.mail import Header, read_header


def header_of(text: str) -> Header:
    return read_header(text.encode())[0]


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        ("List-Unsubscribe: <mailto:out@example.org>", "list-unsubscribe"),
        ("List-Id: Birds <birds.example.org>", "list-id"),
        ("X-ML-Name: birds", "list-id"),
        ("Precedence: Bulk", "precedence"),
        ("Auto-Submitted: auto-generated; x=y", "auto-submitted"),
        ("X-Auto-Response-Suppress: All", "x-auto-response-suppress"),
        ("From: Shop <no-reply@example.org>", "noreply-pattern"),
        ("From: Eri <eri@example.jp>\nSender: Google Calendar <calendar-notification@google.com>", "noreply-pattern"),
        ("From: ben at example.com (Ben Carter)", "list-archive"),
        ("From: MAILER-DAEMON (Mail Delivery System)", "bounce"),
        ("From: Postmaster <postmaster@example.org>", "bounce"),
        ("Content-Type: multipart/report; report-type=delivery-status", "bounce"),
        ("X-Failed-Recipients: gone@example.org", "bounce"),
        ("X-Gmail-Labels: Spam,Unread", "gmail-labels"),
        ("X-Gmail-Labels: =?UTF-8?B?44K044Of566x?=", "gmail-labels"),
    ],
)
def test_a_sign_makes_a_mail_bulk(lines: str, why: str) -> None:
    assert why_bulk(header_of(lines)) == why


@pytest.mark.parametrize(
    "lines",
    [
        "From: Eri <eri@example.jp>",
        "From: A small firm <info@example.jp>",
        "Auto-Submitted: no\nPrecedence: first-class",
        "X-Gmail-Labels: Inbox,Spam recipes",
    ],
)
def test_a_person_is_not_bulk(lines: str) -> None:
    assert why_bulk(header_of(lines)) == ""


def test_labels_are_decoded_before_they_are_split() -> None:
    header = header_of('X-Gmail-Labels: =?UTF-8?Q?=E4=B8=8B=E6=9B=B8=E3=81=8D=2CA?=,"b, c"\n')
    assert gmail_labels(header) == ["下書き", "a", "b, c"]
    assert is_draft(header)
