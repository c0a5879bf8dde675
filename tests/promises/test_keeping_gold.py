"""What keeps a promise, on pairs of a promise and a later sentence that were labelled before the rules were mended."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from bench.judging import Share

from enishi.promises import Kind
from enishi.promises.given import Given, Later
from enishi.promises.keeping import find_kept

GOLD = Path(__file__).parent / "gold"
SAID = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


def rows(*, japanese: bool) -> list[list[str]]:
    lines = [line for file in sorted(GOLD.glob("keeping*.tsv")) for line in file.read_text("utf-8").splitlines()[1:]]
    return [line.split("\t") for line in lines if line.isascii() is not japanese]


def is_kept(promise: str, text: str, who: str, files: str) -> bool:
    given = Given(True, promise, SAID, None, "t1", "", Kind.PROMISE)
    names = (files,) if files else ()
    later = Later(1, SAID + timedelta(days=2), who == "actor", "mail", "t1", "", text, names)
    return find_kept(given, [later], zone=ZoneInfo("Asia/Tokyo")) is not None


@pytest.mark.parametrize("japanese", [False, True])
def test_what_is_told_kept_is_kept_and_most_of_it_is_told(japanese: bool) -> None:
    told = [(is_kept(*row[:4]), row[4] == "kept") for row in rows(japanese=japanese)]
    share = Share(
        sum(one for one, _ in told), sum(one and other for one, other in told), sum(is_so for _, is_so in told)
    )
    assert len(told) >= 70
    assert share.precision >= 0.9
    assert share.recall >= 0.7
