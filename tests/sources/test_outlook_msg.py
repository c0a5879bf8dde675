"""Outlook's items: the same mail as from elsewhere, and no bytes that crash the reader."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from enishi.kit.say import Refused
from enishi.records import Interaction, Progress, Sighting, Skipped
from enishi.sources import Confidence
from enishi.sources.eml import SOURCE as EML
from enishi.sources.outlook_msg import SOURCE

SAMPLES = Path(__file__).parent / "samples"
SENT = (SAMPLES / "outlook_msg" / "sent.msg").read_bytes()


def said(source: Any, path: Path) -> list[Any]:
    return [item for item in source.read(path) if not isinstance(item, Progress)]


def test_a_mail_from_outlook_is_the_exchange_that_it_is_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "x.eml").write_text(
        'From: "森 あおい" <aoi@example.jp>\nTo: "佐藤 美央" <mio.sato@example.co.jp>\n'
        "Cc: Ben Carter <ben@example.com>\n"
        "Subject: Re: 見積の件\nDate: Tue, 14 Apr 2026 00:12:40 +0000\nMessage-ID: <20260414.2@example.jp>\n"
        "In-Reply-To: <20260414.1@example.co.jp>\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
        "Content-Type: text/plain; charset=utf-8\n\n佐藤様\n\nありがとうございます。金曜でけっこうです。\n\n森\n--b\n"
        'Content-Type: application/pdf\nContent-Disposition: attachment; filename="見積 第2版.pdf"\n\nx\n--b--\n'
    )
    assert said(SOURCE, SAMPLES / "outlook_msg" / "sent.msg") == said(EML, tmp_path / "x.eml")


def test_another_document_in_the_same_wrapping_is_not_taken_for_a_mail(tmp_path: Path) -> None:
    (tmp_path / "x.doc").write_bytes(SENT.replace("__properties_version1.0".encode("utf-16-le"), bytes(46)))
    assert SOURCE.recognises(tmp_path / "x.doc") is Confidence.NO


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(
    changes=st.lists(st.tuples(st.integers(0, len(SENT) - 1), st.binary(min_size=1, max_size=8)), max_size=6),
    cut=st.integers(0, len(SENT)),
)
def test_no_damage_crashes_it(tmp_path: Path, changes: list[tuple[int, bytes]], cut: int) -> None:
    damaged = bytearray(SENT)
    for at, data in changes:
        damaged[at : at + len(data)] = data
    path = tmp_path / "x.msg"
    path.write_bytes(damaged[: max(cut, 512)] if cut % 3 == 0 else damaged)
    SOURCE.recognises(path)
    try:
        found = said(SOURCE, path)
    except Refused:
        return
    assert all(isinstance(item, Interaction | Sighting | Skipped) for item in found)
