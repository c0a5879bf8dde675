"""The day as one page, to keep or to send to oneself."""

from __future__ import annotations

import smtplib
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest
from tests.cast import MAKOTO_CARD, NOW, give

from enishi.store.models import Owner, Person, Promise


@pytest.fixture
def due(owner: Owner) -> Promise:
    give(owner, "c.vcf", MAKOTO_CARD)
    made = {"owner": owner, "key": "k", "kind": "promise", "by_owner": True, "is_by_hand": True}
    return Promise.objects.create(
        **made, person=Person.objects.known().get(), words="見積もり <を> 送る", said_at=NOW, due=NOW.date()
    )


def test_it_is_one_whole_page_without_script(enishi: Callable, due: Promise, tmp_path: Path) -> None:
    file = tmp_path / "day.html"
    assert enishi("digest", "--to", file).code == 0
    page = file.read_text("utf-8")
    assert "見積もり &lt;を&gt; 送る" in page
    assert not any(word in page for word in ("<script", "http://", "https://", "src="))


def test_nothing_is_sent_without_the_owners_server(enishi: Callable, due: Promise) -> None:
    said = enishi("digest", "--mail")
    assert (said.code, "ENISHI_SMTP" in said.err) == (1, True)


def test_the_owners_server_gets_one_letter_to_the_owner(
    enishi: Callable, due: Promise, settings: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[EmailMessage] = []
    monkeypatch.setattr(smtplib.SMTP_SSL, "__init__", lambda self, *a, **k: None)
    monkeypatch.setattr(smtplib.SMTP_SSL, "__exit__", lambda self, *a: None)
    monkeypatch.setattr(smtplib.SMTP_SSL, "send_message", lambda self, letter: sent.append(letter))
    settings.SMTP, settings.DIGEST_TO = "smtps://mail.example.jp", "aiko@example.jp"  # type: ignore[attr-defined]
    assert enishi("digest", "--mail").code == 0
    (letter,) = sent
    assert letter["To"] == "aiko@example.jp"
    assert "見積もり" in letter.get_body(("plain",)).get_content()  # type: ignore[union-attr]


def test_it_must_be_said_where_to(enishi: Callable, due: Promise) -> None:
    assert enishi("digest").code == 1
