"""WhatsApp: every way phones write its lines, which number is the month, who the owner is, and hostile files."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.kit.say import Refused
from enishi.records import Direction, Interaction, Kind, Progress, Sighting, Skipped
from enishi.sources import Confidence
from enishi.sources.whatsapp import SOURCE

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(text: str, name: str = "chat.txt") -> Path:
        path = tmp_path / name
        path.write_bytes(text.encode())
        return path

    return written


def said(path: Path, **told: str) -> list[Any]:
    return [item for item in SOURCE.reading(path, told) if not isinstance(item, Progress)]


def happened(path: Path, **told: str) -> list[Interaction]:
    return [item for item in said(path, **told) if isinstance(item, Interaction)]


@pytest.mark.parametrize(
    "stamp",
    [
        "[2023-12-30, 14:30:00] ",
        "\u200e[2023-12-30, 14:30:00] ",
        "30/12/2023, 14:30 - ",
        "12/30/23, 2:30\u202fPM - ",
        "[12/30/23, 2:30:00\u202fPM] ",
        "30/12/23, 2:30 p.\xa0m. - ",
        "2023/12/30 14:30 - ",
        "2023/12/30 午後2:30 - ",
        "[2023/12/30 午後2:30:00] ",
        "30.12.23, 14:30 - ",
        "30.12.2023 klo 14.30 - ",
        "30/12/2023 às 14:30 - ",
        "30.12.23 г., 14:30 - ",
        "30.12.23 14:30:00: ",
        "30-12-2023 14.30 - ",
    ],
)
def test_every_way_of_writing_a_moment_is_read(write: Write, stamp: str) -> None:
    path = write(f"{stamp}Ben: Hi\n")
    assert SOURCE.recognises(path) == Confidence.SURE
    (one,) = happened(path, zone="UTC")
    assert (f"{one.at:%Y-%m-%d %H:%M}", one.people[0].name, one.text) == ("2023-12-30 14:30", "Ben", "Hi")


@pytest.mark.parametrize(
    ("dates", "first"),
    [
        (("03/04/2023", "13/04/2023"), "2023-04-03"),
        (("03/04/2023", "04/13/2023"), "2023-03-04"),
        (("03/04/2023", "05/04/2023", "01/05/2023"), "2023-04-03"),  # else May 1 came before May 4
        (("03/04/23", "04/04/23", "05/04/23", "06/04/23", "07/04/23"), "2023-04-03"),  # else a month apart each
    ],
)
def test_all_dates_together_tell_which_number_is_the_month(write: Write, dates: tuple[str, ...], first: str) -> None:
    path = write("".join(f"{day}, 14:30 - Ben: Hi\n" for day in dates))
    assert f"{happened(path)[-1].at:%Y-%m-%d}" == first


def test_dates_that_can_be_read_both_ways_are_asked_about(write: Write) -> None:
    path = write("03/04/2023, 14:30 - Ben: Hi\n")
    with pytest.raises(Refused, match="day first or with the month first"):
        said(path)
    assert [one.at.month for one in happened(path, order="mdy")] == [3]


def test_a_message_whose_date_no_calendar_has_is_told(write: Write) -> None:
    items = said(write("30/12/2023, 14:30 - Ben: Hi\n31/02/2023, 14:30 - Ben: Hi\n"))
    assert [type(item) for item in items] == [Interaction, Skipped]


def test_the_name_of_the_file_tells_the_partner(write: Write) -> None:
    text = "30/12/2023, 14:30 - Ben: Hi\n30/12/2023, 14:31 - Aiko: Hello\n"
    owner, *messages = said(write(text, "WhatsApp Chat with Ben.txt"))
    assert (owner.is_owner, owner.name.full) == (True, "Aiko")
    assert [one.direction for one in messages] == [Direction.OUT, Direction.IN]
    assert {one.direction for one in happened(write(text))} == {None}


def test_a_group_of_which_only_two_have_spoken_is_no_talk_between_two(write: Write) -> None:
    text = "30/12/2023, 14:30 - Ben: Hi\n30/12/2023, 14:31 - Aiko: You deleted this message\n"
    (one,) = happened(write(text + "30/12/2023, 14:32 - Aiko: Hi\n", "WhatsApp Chat with Quay.txt"))[1:]
    assert (one.direction, [who.name for who in one.people]) == (Direction.IN, ["Ben"])


def test_whoever_took_back_a_message_is_the_owner(write: Write) -> None:
    text = "30/12/2023, 14:30 - Ben: Hi\n30/12/2023, 14:31 - Aiko: You deleted this message\n"
    assert [one.direction for one in happened(write(text))] == [Direction.IN]


def test_a_number_is_never_the_owners(write: Write) -> None:
    text = "30/12/2023, 14:30 - \u202a+81\xa090\u20111234\u20115678\u202c: Hi\n30/12/2023, 14:31 - Aiko: Hello\n"
    out, received = happened(write(text))
    assert (out.direction, received.people[0].handle.value, received.people[0].name) == ("out", "+819012345678", "")


def test_a_name_may_hold_a_colon(write: Write) -> None:
    text = "30/12/2023, 14:30 - Ben: Work: Hi\n30/12/2023, 14:31 - Ben: Work: Well\n"
    assert {one.people[0].name for one in happened(write(text))} == {"Ben: Work"}


@pytest.mark.parametrize(
    "line",
    [
        "Ben created group “Quay”",
        "Ben left",
        "Quay: Messages and calls are end-to-end encrypted. Only people in this chat can read them.",
        "Quay: \u200eBen changed the group name",
        "Ben: This message was deleted",
        "Ben: \u200eこのメッセージは削除されました。",
    ],
)
def test_what_the_program_says_is_no_contact(write: Write, line: str) -> None:
    assert happened(write(f"30/12/2023, 14:30 - {line}\n")) == []


@pytest.mark.parametrize(
    ("text", "files"),
    [
        ("<Media omitted>", ()),
        ("<メディアは含まれていません>", ()),
        ("\u200eimage omitted", ()),
        ("\u200e<attached: 1-PHOTO.jpg>", ("1-PHOTO.jpg",)),
        ("IMG-1.jpg (file attached)", ("IMG-1.jpg",)),
        ("見積.pdf (ファイル添付)", ("見積.pdf",)),
    ],
)
def test_a_placeholder_is_contact_without_words(write: Write, text: str, files: tuple[str, ...]) -> None:
    (one,) = happened(write(f"30/12/2023, 14:30 - Ben: {text}\n"))
    assert (one.text, one.files) == ("", files)


def test_calls_are_calls_and_those_not_answered_nobodys_tie(write: Write) -> None:
    text = "".join(
        f"[30/12/2023, 14:3{n}:00] Ben: \u200e{t}\n" for n, t in enumerate(["Voice call, 5 min", "Missed video call"])
    )
    assert [(one.kind, one.is_bulk) for one in happened(write(text))] == [(Kind.CALL, True), (Kind.CALL, False)]


def test_a_zip_says_what_its_text_says(write: Write, tmp_path: Path) -> None:
    text = "[30/12/2023, 14:30:00] Ben: Hi\r\n[30/12/2023, 14:31:00] Aiko: Hello\r\n"
    with ZipFile(tmp_path / "WhatsApp Chat - Ben.zip", "w", ZIP_DEFLATED) as archive:
        archive.writestr("IMG-1.jpg", b"\xff\xd8")
        archive.writestr("_chat.txt", text)
    plain = said(write(text, "WhatsApp Chat - Ben.txt"))
    assert SOURCE.recognises(tmp_path / "WhatsApp Chat - Ben.zip") == Confidence.SURE
    assert said(tmp_path / "WhatsApp Chat - Ben.zip") == plain


def test_a_later_export_adds_only_what_is_new(write: Write) -> None:
    early = "[30/12/2023, 14:30:00] Ben: Hi\n[30/12/2023, 14:30:00] Ben: Hi\n"
    before = [one.origin.key for one in happened(write(early))]
    after = [one.origin.key for one in happened(write(early + "[31/12/2023, 14:30:00] Ben: Hi\n"))]
    assert len(set(before)) == 2
    assert after[1:] == before


def test_a_long_chat_comes_newest_first(write: Write) -> None:
    lines = [f"{1 + n // 100:02}/12/2023, {n % 100 // 60:02}:{n % 60:02} - Ben: {n}\n" for n in range(1_500)]
    assert [one.text for one in happened(write("".join(lines)))] == [str(n) for n in reversed(range(1_500))]


@pytest.mark.parametrize(
    "text", ["", "2025/04/18(金)\n12:08\t花子\tはい\n", "Name,Mail\n", "1/2/19, 8:49 PM\n", "PK\x03\x04no"]
)
def test_what_is_no_chat_is_not_taken(write: Write, text: str) -> None:
    path = write(text)
    assert SOURCE.recognises(path) == Confidence.NO
    with pytest.raises(Refused):
        said(path)


STAMPS = ["[2020-01-01, 12:00:01] ", "30/12/2023, 14:30 - ", "1/20/19, 8:49 PM - ", "99/99/99, 99:99 - ", "", "\u200e["]
TEXTS = [
    "Ben: Hi",
    "Ben: \u200eHi",
    "Ben",
    "+81 90 1234 5678: <Media omitted>",
    ": ",
    "A: B: C: D",
    "Missed voice call",
]


@given(
    st.lists(st.tuples(st.sampled_from(STAMPS), st.one_of(st.sampled_from(TEXTS), st.text(max_size=30))), max_size=40)
)
def test_no_text_breaks_the_reader(tmp_path_factory: pytest.TempPathFactory, lines: list[tuple[str, str]]) -> None:
    path = tmp_path_factory.mktemp("chat") / "chat.txt"
    path.write_bytes("\n".join(map("".join, lines)).encode("utf-8", "replace"))
    try:
        once, twice = said(path), said(path)
    except Refused:
        return
    assert once == twice
    assert all(isinstance(item, Sighting | Interaction | Skipped) for item in once)


def test_a_chat_in_japanese_is_read_in_japans_time(write: Write) -> None:
    assert [one.at.hour for one in happened(write("2023/12/30 14:30 - 花子: はい\n"))] == [5]
    assert [one.at.hour for one in happened(write("2023/12/30 14:30 - 花子: OK\n"))] == [14]
