"""iMessage: who wrote, by the file's name and the sender; and pages that are something else."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.kit.say import Refused
from enishi.records import Interaction, Progress, Skipped
from enishi.sources import Confidence
from enishi.sources.imessage import SOURCE

SAMPLES = Path(__file__).parent / "samples" / "imessage"
BUBBLE = (
    '<div class="message"><div class="{kind}"><span class="timestamp">{date}</span><span class="sender">{sender}</span>'
    '<div class="message_part">{text}</div></div></div>'
)


def said(path: Path) -> list[Any]:
    return [item for item in SOURCE.read(path) if not isinstance(item, Progress)]


def test_a_name_between_two_is_that_of_the_number_in_the_files_name() -> None:
    received = said(SAMPLES / "+819012345678.html")[1]
    assert [(who.handle.value, who.name) for who in received.people] == [("+819012345678", "青木 はな")]


def test_the_name_under_which_the_book_keeps_a_file_tells_the_same(tmp_path: Path) -> None:
    path = tmp_path / "_819012345678.html"
    path.write_bytes((SAMPLES / "+819012345678.html").read_bytes())
    assert [one.people for one in said(path)[:2]] == [one.people for one in said(SAMPLES / "+819012345678.html")[:2]]


def test_equal_messages_of_one_second_are_two() -> None:
    keys = [one.origin.key for one in said(SAMPLES / "+819012345678, +442079460123.html")]
    assert len(set(keys)) == len(keys) == 4


@pytest.mark.parametrize("html", ["", "<html></html>", '<div class="message"><p class="sender">x</p></div>'])
def test_another_page_is_not_taken(tmp_path: Path, html: str) -> None:
    path = tmp_path / "page.html"
    path.write_text(html)
    assert SOURCE.recognises(path) == Confidence.NO
    with pytest.raises(Refused):
        said(path)


@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "kind": st.sampled_from(["sent", "received iMessage"]),
                "date": st.sampled_from(["Feb 10, 2024 09:05:00 AM", "Feb 31, 2024 09:05:00 AM", ""]),
                "sender": st.sampled_from(["Me", "a@example.org", "+819012345678", "花子", "", "<"]),
                "text": st.text(max_size=20),
            }
        ),
        min_size=1,
        max_size=9,
    )
)
def test_no_page_breaks_the_reader(tmp_path_factory: pytest.TempPathFactory, bubbles: list[dict[str, str]]) -> None:
    path = tmp_path_factory.mktemp("imessage") / "talk.html"
    path.write_bytes("".join(BUBBLE.format(**one) for one in bubbles).encode("utf-8", "replace"))
    try:
        once = said(path)
    except Refused:
        return
    assert all(isinstance(item, Interaction | Skipped) for item in once)
    assert once == said(path)
