"""LINE: whose talk it is, what is a message and what the program says, how its days are told, and hostile files."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.kit.say import Refused
from enishi.records import Direction, Interaction, Kind, Progress, Sighting, Skipped
from enishi.sources import Confidence
from enishi.sources.line import SOURCE

HEAD = "[LINE] 花子とのトーク履歴\r\n保存日時：2026/08/21 11:59\r\n\r\n2025/04/18(金)\r\n"

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(text: str, name: str = "talk.txt") -> Path:
        path = tmp_path / name
        path.write_bytes(text.encode())
        return path

    return written


def said(path: Path, **told: str) -> list[Any]:
    return [item for item in SOURCE.reading(path, told) if not isinstance(item, Progress)]


def happened(path: Path, **told: str) -> list[Interaction]:
    return [item for item in said(path, **told) if isinstance(item, Interaction)]


def test_the_other_name_in_a_talk_between_two_is_the_owners(write: Write) -> None:
    owner, *messages = said(write(HEAD + "9:00\t花子\tおはよう\r\n9:01\t太郎\tおはよう\r\n"))
    assert isinstance(owner, Sighting)
    assert (owner.is_owner, owner.name.full, owner.handles[0].value) == (True, "太郎", "line:花子/太郎")
    assert [one.direction for one in messages] == [Direction.OUT, Direction.IN]


def test_a_talk_in_which_only_the_partner_speaks_still_has_a_direction(write: Write) -> None:
    assert [one.direction for one in happened(write(HEAD + "9:00\t花子\tおはよう\r\n"))] == [Direction.IN]


def test_one_name_in_two_talks_is_two_accounts(write: Write) -> None:
    group = HEAD.replace("花子との", "同期の")
    handles = {
        one.people[0].handle.value
        for text in (HEAD + "9:00\t花子\tおはよう\r\n", group + "9:00\t花子\tおはよう\r\n")
        for one in happened(write(text))
    }
    assert handles == {"line:花子/花子", "line:同期/花子"}


def test_nobody_in_a_group_is_taken_for_the_owner(write: Write) -> None:
    group = HEAD.replace("花子との", "同期の") + "9:00\t花子\tはい\r\n9:01\t太郎\tはい\r\n"
    assert {one.direction for one in said(write(group))} == {None}


def test_whoever_alone_has_spoken_under_another_name_in_english_is_not_the_owner(write: Write) -> None:
    path = write("[LINE] Chat history with Harbour team\n\n2015/12/25 Fri\n09:00\tBen\tHi\n")
    assert [one.direction for one in said(path)] == [None]


def test_text_in_quotes_may_hold_days_and_lines_of_a_talk(write: Write) -> None:
    text = '9:00\t花子\t"一\n2025/04/19(土)\n9:05\t太郎\tいいえ\n""二"""\r\n9:10\t太郎\tはい\r\n'
    assert [one.text for one in happened(write(HEAD + text))] == [
        "はい",
        '一\n2025/04/19(土)\n9:05\t太郎\tいいえ\n"二"',
    ]


def test_text_in_quotes_ends_also_where_all_lines_end_alike(write: Write) -> None:
    text = (HEAD + '9:00\t花子\t"一\n\n二"\r\n9:10\t太郎\t"さっきの件です\r\n9:11\t太郎\tはい\r\n').replace(
        "\r\n", "\n"
    )
    assert [one.text for one in happened(write(text))] == ["はい", '"さっきの件です', "一\n\n二"]


def test_a_line_with_a_time_in_a_text_is_no_message_of_its_own(write: Write) -> None:
    path = write((HEAD + "9:00\t花子\t明日は\r\n10:00 駅前です\r\n9:01\t太郎\tはい\r\n").replace("\r", ""))
    assert [one.text for one in happened(path)] == ["はい", "明日は\n10:00 駅前です"]


def test_what_the_program_says_is_no_contact(write: Write) -> None:
    unsent = "メッセージの送信を取り消しました"
    lines = f"22:05\t\t{unsent}\r\n22:10\t花子が{unsent}\r\n22:11\t花子\t\r\n22:12\t花子\t{unsent}\r\n"
    assert happened(write(HEAD + lines)) == []


@pytest.mark.parametrize("text", ["[写真]", "[スタンプ]", "[Photo]", "[位置情報] 東京都港区"])
def test_a_placeholder_is_contact_without_words(write: Write, text: str) -> None:
    assert [(one.kind, one.text) for one in happened(write(f"{HEAD}9:00\t花子\t{text}\r\n"))] == [(Kind.MESSAGE, "")]


def test_words_in_brackets_that_somebody_wrote_are_kept(write: Write) -> None:
    assert [one.text for one in happened(write(HEAD + "9:00\t花子\t[重要] 明日は休みです\r\n"))] == [
        "[重要] 明日は休みです"
    ]


@pytest.mark.parametrize(
    ("text", "is_bulk"), [("☎ 通話時間 1:23", False), ("☎ 不在着信", True), ("☎ 通話をキャンセルしました", True)]
)
def test_a_call_that_nobody_answered_is_nobodys_tie(write: Write, text: str, is_bulk: bool) -> None:
    (call,) = happened(write(f"{HEAD}9:00\t花子\t{text}\r\n"))
    assert (call.kind, call.is_bulk) == (Kind.CALL, is_bulk)


def test_a_talk_in_japanese_is_read_in_japans_time_unless_told_otherwise(write: Write) -> None:
    path = write(HEAD + "9:00\t花子\tおはよう\r\n")
    assert [one.at.hour for one in happened(path)] == [0]
    assert [one.at.hour for one in happened(path, zone="Europe/London")] == [8]


@pytest.mark.parametrize(
    ("days", "saved", "first"),
    [
        (("Sat, 11/01/2025", "Mon, 13/01/2025"), "", "2025-01-11"),
        (("Sat, 11/01/2025", "Thu, 11/13/2025"), "", "2025-11-01"),
        (("Sat, 11/01/2025",), "Saved on: 26/04/2026, 04:36PM", "2025-01-11"),
        (("2018.04.24(Mon)".replace("Mon", "Tue"),), "", "2018-04-24"),
    ],
)
def test_all_days_together_tell_which_number_is_the_month(
    write: Write, days: tuple[str, ...], saved: str, first: str
) -> None:
    text = f"[LINE] Chat history with Ben\n{saved}\n\n" + "".join(f"{day}\n09:00\tBen\tHi\n" for day in days)
    assert f"{happened(write(text))[-1].at:%Y-%m-%d}" == first


def test_days_that_can_be_read_both_ways_are_asked_about(write: Write) -> None:
    path = write("[LINE] Chat history with Ben\n\nSat, 11/01/2025\n09:00\tBen\tHi\n")
    with pytest.raises(Refused, match="day first or with the month first"):
        said(path)
    assert [one.at.date() for one in happened(path, order="mdy")] == [datetime(2025, 11, 1).date()]  # noqa: DTZ001


def test_the_file_of_a_computer_is_named_after_its_partner(write: Write) -> None:
    path = write("2025.12.30 火曜日\n23:43 花子 スタンプ\n23:47 太郎 わ！\n見ます!\n", "[LINE]花子 (2).txt")
    owner, *messages = said(path)
    assert owner.name.full == "太郎"
    assert [(one.direction, one.text) for one in messages] == [(Direction.OUT, "わ！\n見ます!"), (Direction.IN, "")]


def test_a_name_with_a_space_is_told_by_its_coming_again() -> None:
    path = Path(__file__).parent / "samples" / "line" / "パソコン.txt"
    assert {one.people[0].name for one in happened(path)} == {"natsumi_", "Ken Mori"}


def test_a_later_copy_of_a_talk_adds_only_what_is_new(write: Write) -> None:
    early = HEAD + "9:00\t花子\tはい\r\n9:00\t花子\tはい\r\n"
    before = [one.origin.key for one in said(write(early))]
    after = [one.origin.key for one in said(write(early + "2025/04/19(土)\r\n9:00\t花子\tはい\r\n"))]
    assert len(set(before)) == 2
    assert after[1:] == before


def test_a_name_that_the_owner_changed_changes_no_key(write: Write) -> None:
    keys = [
        [one.origin.key for one in happened(write(f"{HEAD}9:00\t花子\tはい\r\n9:01\t{name}\tはい\r\n"))]
        for name in ("太郎", "たろう")
    ]
    assert keys[0] == keys[1]


def test_a_long_talk_comes_newest_first(write: Write) -> None:
    days = "".join(f"2025/04/{day}(土)\r\n9:00\t花子\t{day}\r\n10:00\t花子\tはい\r\n" for day in (19, 26))
    assert [one.at.day for one in happened(write(HEAD + days))] == [26, 26, 19, 19]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2025/04/18(金)\n",
        "12:00\t花子\tはい\n",
        "1/20/19, 8:49 PM - Ben: Hi\n",
        "Name\tMail\nBen\tben@example.org\n",
        "\x00\x01\x02[LINE] 花子とのトーク履歴",
    ],
)
def test_what_is_no_talk_is_not_taken(write: Write, text: str) -> None:
    path = write(text)
    assert SOURCE.recognises(path) == Confidence.NO
    with pytest.raises(Refused):
        said(path)


DAYS = ["2025/04/18(金)", "Sat, 11/01/2025", "2025.12.30 火曜日", "99/99/9999 Fri", "[LINE] 花子とのトーク履歴"]
SPOKEN = [
    "12:08\t花子\tはい",
    '12:08\t太郎\t"はい',
    'いいえ"',
    "",
    "9:00 a b",
    "22:05\t\t取り消し",
    "午後13:61\tx\ty",
    '"',
]
LINES = st.sampled_from([*DAYS, *SPOKEN])


@given(st.lists(st.tuples(st.one_of(LINES, st.text(max_size=30)), st.sampled_from(["\r\n", "\n"])), max_size=40))
def test_no_text_breaks_the_reader(tmp_path_factory: pytest.TempPathFactory, lines: list[tuple[str, str]]) -> None:
    path = tmp_path_factory.mktemp("line") / "talk.txt"
    path.write_bytes("".join(map("".join, lines)).encode("utf-8", "replace"))
    try:
        once, twice = said(path), said(path)
    except Refused:
        return
    assert once == twice
    assert all(isinstance(item, Sighting | Interaction | Skipped) for item in once)


@given(
    st.lists(
        st.lists(st.tuples(st.sampled_from("花子 太郎".split()), st.sampled_from("はい いいえ".split()))), min_size=1
    ),
    st.data(),
)
def test_a_talk_saved_earlier_says_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, days: list[list[tuple[str, str]]], data: st.DataObject
) -> None:
    texts = [
        f"{day:%Y/%m/%d}({'月火水木金土日'[day.weekday()]})\r\n"
        + "".join(f"9:00\t{sender}\t{text}\r\n" for sender, text in said_then)
        for day, said_then in zip((date(2025, 4, 1) + timedelta(days=n) for n in range(len(days))), days, strict=False)
    ]
    head = HEAD.partition("2025/04/18")[0]
    path = tmp_path_factory.mktemp("line") / "talk.txt"
    keys = []
    for some in (texts, texts[: data.draw(st.integers(1, len(texts)))]):
        path.write_bytes((head + "".join(some)).encode())
        try:
            keys.append([one.origin.key for one in happened(path)])
        except Refused:
            keys.append([])
    assert len(set(keys[0])) == len(keys[0]) == sum(map(len, days))
    assert set(keys[1]) <= set(keys[0])
