"""The made mailbox is the same for a seed, and what it says of itself is true of its mails."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.promise_bank import HALVES, bank
from bench.promise_mailbox import SIZE, write_mailbox
from bench.promise_mailbox_judging import judge_found, judge_kept, judge_owed
from bench.promise_reading import Reading
from bench.promise_world import KEPT, Truth


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Truth, Reading, bytes]:
    path = tmp_path_factory.mktemp("made") / "made.mbox"
    truth = write_mailbox(path, 3, "dev")
    return truth, Reading.of(path, truth), path.read_bytes()


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_halves_of_a_bank_share_no_sentence(language: str) -> None:
    one, other = (bank(language, half) for half in HALVES)
    for section in ("promise.send", "kept.said.send", "question", "closing", "negative"):
        assert not set(one.lines(section)) & set(other.lines(section))
    assert one.count("promise.") + other.count("promise.") >= 60
    assert one.count("kept.") + other.count("kept.") >= 40


def test_the_same_seed_makes_the_same_mailbox(made: tuple[Truth, Reading, bytes], tmp_path: Path) -> None:
    write_mailbox(tmp_path / "again.mbox", 3, "dev")
    assert (tmp_path / "again.mbox").read_bytes() == made[2]


def test_every_promise_stands_in_its_letter_and_is_kept_by_a_later_one(made: tuple[Truth, Reading, bytes]) -> None:
    truth, reading, _ = made
    assert SIZE <= len(reading.mails) <= SIZE + 5
    for one in truth.promised:
        letter = reading.mails[reading.number[one.message]]
        assert "".join(one.sentence.split()) in "".join(letter.text.split())
        assert (one.kept_by is not None) == (one.way in KEPT)
        assert one.kept_by is None or reading.mails[reading.number[one.kept_by]].at > letter.at


def test_the_truth_itself_is_judged_right_in_all(made: tuple[Truth, Reading, bytes]) -> None:
    truth, _, _ = made
    found = judge_found([(one.message, one.sentence) for one in truth.promised], truth, once=False)
    kept = judge_kept([(one.message, one.sentence, one.kept_by) for one in truth.promised if one.kept_by], truth)
    owed = judge_owed([(one.thread, one.by_owner) for one in truth.waiting], truth)
    assert [share.f1 for share in (found, kept, owed)] == [1.0, 1.0, 1.0]
    assert kept.there == 200


def test_a_wrong_row_counts_against_precision(made: tuple[Truth, Reading, bytes]) -> None:
    truth, _, _ = made
    never = next(one for one in truth.promised if one.way == "never")
    assert judge_kept([(never.message, never.sentence, never.message)], truth).precision == 0.0
    assert judge_owed([("nothing", True)], truth).precision == 0.0
