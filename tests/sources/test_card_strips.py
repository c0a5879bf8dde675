"""Boxes and strips of text: what belongs together, what does not, and how lines lean."""

from __future__ import annotations

import pytest

np = pytest.importorskip("numpy")
cv2 = pytest.importorskip("cv2", reason="Reading pictures needs the extra “ocr”.")

from enishi.sources.card_photo.outlines import outlines  # noqa: E402
from enishi.sources.card_photo.strips import levelled, parted_at_gaps, tilt_of, whole_lines  # noqa: E402


def box(left: float, top: float, right: float, bottom: float) -> object:
    return np.array([[left, top], [right, top], [right, bottom], [left, bottom]], dtype=np.float32)


def strip(*inked: tuple[int, int]) -> object:
    """A line forty pixels high, with ink from here to there."""
    paper = np.full((40, 300, 3), 240, dtype=np.uint8)
    for start, end in inked:
        paper[8:32, start:end] = 30
    return paper


def test_boxes_that_overlap_along_a_line_are_one() -> None:
    assert len(whole_lines([box(0, 0, 100, 40), box(90, 2, 200, 41)])) == 1


def test_boxes_below_one_another_are_two() -> None:
    assert len(whole_lines([box(0, 0, 100, 40), box(0, 38, 100, 80)])) == 2


def test_a_name_is_parted_at_its_wide_space() -> None:
    assert len(parted_at_gaps(strip((5, 60), (110, 200)))) == 2


def test_words_are_not_parted_at_a_narrow_space() -> None:
    assert len(parted_at_gaps(strip((5, 60), (75, 200)))) == 1


def test_margins_part_nothing() -> None:
    assert len(parted_at_gaps(strip((60, 200)))) == 1


@pytest.mark.parametrize("leaning", [-6.0, 0.0, 4.0])
def test_a_leaning_line_is_brought_level(leaning: float) -> None:
    angle = np.radians(leaning)
    along, down = np.array([np.cos(angle), np.sin(angle)]), np.array([-np.sin(angle), np.cos(angle)])
    corner = np.array([50.0, 90.0])
    line = np.array([corner, corner + 300 * along, corner + 300 * along + 30 * down, corner + 30 * down], np.float32)
    assert tilt_of([line]) == pytest.approx(leaning, abs=0.1)
    paper = np.full((200, 400, 3), 255, dtype=np.uint8)
    cv2.fillPoly(paper, [line.astype(np.int32)], (0, 0, 0))
    rows = np.flatnonzero((levelled(paper, leaning)[:, :, 0] < 128).any(axis=1))
    assert np.ptp(rows) <= 34


def test_cards_on_a_dark_table_are_found_in_reading_order() -> None:
    table = np.full((600, 1000, 3), 60, dtype=np.uint8)
    for left, top in ((560, 60), (60, 70), (60, 340)):
        table[top : top + 200, left : left + 330] = 245
    found = [tuple(quad.mean(axis=0).round(-1).astype(int)) for quad in outlines(table)]
    assert found == [(220, 170), (720, 160), (220, 440)]


def test_a_frame_printed_on_a_card_is_no_card() -> None:
    table = np.full((600, 1000, 3), 60, dtype=np.uint8)
    table[100:500, 150:850] = 245
    cv2.rectangle(table, (400, 200), (700, 380), (0, 0, 0), 3)
    assert len(outlines(table)) == 1


def test_a_bare_table_holds_no_card() -> None:
    assert outlines(np.full((600, 1000, 3), 60, dtype=np.uint8)) == []
