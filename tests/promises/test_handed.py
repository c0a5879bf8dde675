"""What comes with the very letter is no promise any more."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from enishi.promises import find_candidates

SAID = datetime(2026, 11, 23, 10, 0, tzinfo=ZoneInfo("Asia/Tokyo"))


@pytest.mark.parametrize(
    ("words", "file"),
    [
        ("Sending you the estimate.", "estimate.pdf"),
        ("Sending you the estimate.", "scan0012.pdf"),
        ("I'll send you the contract.", "contract_v2.docx"),
        ("見積書をお送りします。", "御見積書.pdf"),
        ("会場の地図を送ります。", "map.pdf"),
    ],
)
def test_what_is_sent_with_the_letter_is_no_promise(words: str, file: str) -> None:
    assert find_candidates(words, SAID)
    assert find_candidates(words, SAID, files=[file]) == []


@pytest.mark.parametrize(
    ("words", "file"),
    [
        ("I'll send the contract tomorrow.", "contract_old.pdf"),
        ("I'll send you the contract.", "estimate.pdf"),
        ("I'll call you on Friday.", "estimate.pdf"),
        ("図面は追ってお送りします。", "図面.pdf"),
        ("契約書をお送りします。", "見積書.pdf"),
        ("契約書は金曜までにお送りします。", "契約書_案.pdf"),
    ],
)
def test_what_is_for_later_or_of_another_kind_stays_one(words: str, file: str) -> None:
    assert find_candidates(words, SAID, files=[file])
