"""Pages from strangers: what could not be taken apart in time is not begun."""

import pytest

from enishi.kit.pages import LARGEST, UnreadablePageError, tree_of


def test_a_page_is_a_tree_with_its_line_breaks() -> None:
    assert tree_of("<div>明日<br/>行く</div>".encode()).css_first("div").text() == "明日\n行く"


@pytest.mark.parametrize("raw", [b"<div>" * 300_000, b"x" * (LARGEST + 1)])
def test_a_page_too_deep_or_too_large_is_refused(raw: bytes) -> None:
    with pytest.raises(UnreadablePageError):
        tree_of(raw)
