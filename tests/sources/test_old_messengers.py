"""AIM, MSN and Trillian: whose words are whose, past midnight, names that change, and files that are none of theirs."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sources.reading import read, recognise

from enishi.kit.say import Refused
from enishi.records import Interaction, Sighting, Skipped
from enishi.sources import Confidence, all_sources

SAMPLES = Path(__file__).parent / "samples"
LINE = '<B><FONT COLOR="#f00">{name}<SPAN SIZE="1"> ({clock})</SPAN></B></FONT> {text}<BR>\n'
PLUS = """.-------------.
| Session Start: July 05, 2004 |
| Participants: |
|    Me (me@example.jp) |
|    Ben (ben@example.com) |
"""


def happened(source: str, name: str, text: str) -> list[Interaction]:
    return [one for one in read(source, name, text) if isinstance(one, Interaction)]


def test_aim_without_a_day_in_the_name_is_refused_and_says_so() -> None:
    with pytest.raises(Refused, match="not the day"):
        read("aim", "chat.htm", LINE.format(name="Ben", clock="5:03:16 PM", text="Hi"))


def test_a_screen_name_is_one_however_it_is_spaced() -> None:
    page = LINE.format(name="Bens Harbour", clock="17:03", text="Hi") + LINE.format(
        name="bensharbour", clock="17:04", text="Ho"
    )
    assert {one.people[0].handle.value for one in happened("aim", "2003-07-14.htm", page)} == {"aim:bensharbour"}


def test_the_folders_that_aim_makes_tell_whose_it_is(tmp_path: Path) -> None:
    path = tmp_path / "AikoHara42" / "bensharbour" / "2003-07-14 [Monday].htm"
    path.parent.mkdir(parents=True)
    path.write_bytes((SAMPLES / "aim" / path.name).read_bytes())
    found = [one for one in all_sources()["aim"].read(path) if isinstance(one, Interaction)]
    assert [one.direction for one in found] == ["out", "in", "in", "in"]


def test_in_a_block_every_line_is_the_speakers_until_the_next() -> None:
    text = PLUS + "[10:00:00] Ben says:\n[10:00:00] Me: that is what you said\n[10:01:00] Me says:\n[10:01:00] No\n"
    assert [(one.direction, one.text) for one in happened("msn", "x.txt", text)] == [
        ("in", "Me: that is what you said"),
        ("out", "No"),
    ]


def test_what_the_program_says_is_nothing() -> None:
    assert happened("msn", "x.txt", PLUS + "[10:00:00] * Ben is away.\n[10:00:00] Hello\n") == []


def test_the_first_of_those_who_take_part_is_the_owner() -> None:
    owners = [one for one in read("msn", "x.txt", PLUS + "[10:00:00] Ben: Hi\n") if isinstance(one, Sighting)]
    assert [(one.is_owner, one.handles[0].value) for one in owners] == [(True, "me@example.jp")]


def test_messages_of_no_day_are_counted_and_told() -> None:
    items = read("msn", "x.txt", PLUS.replace("July 05, 2004", "yesterday") + "[10:00:00] Ben: Hi\n")
    assert [type(item) for item in items] == [Skipped]


@pytest.mark.parametrize(
    "text", ["", "<html><b>Ben</b> (5:03 PM)", "Session Start\n", ".-----.\n| Menu |\n", "Hi: you"]
)
@pytest.mark.parametrize("source", ["aim", "msn"])
def test_what_is_none_of_theirs_is_not_taken(source: str, text: str) -> None:
    assert recognise(source, text) == Confidence.NO


@pytest.mark.parametrize("name", ["plus.txt", "trillian.log"])
def test_a_part_of_a_log_says_what_the_whole_says(name: str) -> None:
    whole = (SAMPLES / "msn" / name).read_text().splitlines(keepends=True)
    keys = {one.origin.key for one in happened("msn", name, "".join(whole))}
    for number in range(6, len(whole)):
        text = "".join(whole[:number])
        # Only of the last message it cannot be told whether it goes on.
        assert len({one.origin.key for one in happened("msn", name, text)} - keys) <= 1


CLOCKS = st.sampled_from(["[10:00:00]", "[23:59]", "[11:59:00 PM]", "[99:99]", "[12:00:01 AM]", ""])
LETTERS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=9)
WORDS = LETTERS | st.sampled_from(["Ben says:", "Ben: Hi", "Me: x", "| y |", "   more", "Session Close (x): y"])


@given(st.lists(st.tuples(CLOCKS, WORDS), max_size=12))
def test_no_log_breaks_the_reader(rows: list[tuple[str, str]]) -> None:
    text = PLUS + "".join(f"{clock} {words}\n" for clock, words in rows)
    once = read("msn", "x.txt", text)
    assert len({one.origin.key for one in once if isinstance(one, Interaction)}) == sum(
        isinstance(one, Interaction) for one in once
    )
    assert once == read("msn", "x.txt", text)


@given(st.text(max_size=20), st.text(alphabet="0123456789:APM ", max_size=12), st.text(max_size=30))
def test_no_page_breaks_the_reader(name: str, clock: str, text: str) -> None:
    page = LINE.format(name="Ben", clock="10:00", text="Hi") + LINE.format(name=name, clock=clock, text=text)
    assert read("aim", "2003-07-14.htm", page) == read("aim", "2003-07-14.htm", page)


def test_a_folder_of_aim_tells_by_its_name_who_the_friend_is(tmp_path: Path) -> None:
    folder = tmp_path / "Bens Harbour"
    folder.mkdir()
    (folder / "2003-07-14.htm").write_bytes((SAMPLES / "aim" / "2003-07-14 [Monday].htm").read_bytes())
    (folder / "chat.htm").write_text(LINE.format(name="Ben", clock="5:03:16 PM", text="Hi"))
    assert all_sources()["aim"].recognises(folder) == Confidence.SURE
    items = list(all_sources()["aim"].read(folder))
    assert [item.direction for item in items if isinstance(item, Interaction)] == ["out", "in", "in", "in"]
    assert sum(isinstance(item, Skipped) for item in items) == 1
