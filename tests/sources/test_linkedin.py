"""LinkedIn: whose copy it is, who wrote to whom, what praise stands, and that a hostile copy leaves nothing behind."""

import shutil
import struct
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.kit.say import Refused
from enishi.records import Direction, Interaction, Praise, Progress, Role, Sighting, Skipped
from enishi.sources import Confidence
from enishi.sources.linkedin import SOURCE
from enishi.sources.linkedin.messages import plain
from enishi.sources.linkedin.moments import day, moment
from enishi.sources.linkedin.people import name_of

SAMPLES = Path(__file__).parent / "samples" / "linkedin"
WHOLE = SAMPLES / "Complete_LinkedInDataExport_01-31-2026.zip"

CONNECTIONS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
MESSAGES = "CONVERSATION ID,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,CONTENT,FOLDER\n"
RECOMMENDATIONS = "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"


def said(path: Path) -> list[Any]:
    return [item for item in SOURCE.read(path) if not isinstance(item, Progress)]


def of(kind: type, items: list[Any]) -> list[Any]:
    return [item for item in items if isinstance(item, kind)]


def written(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def packed(folder: Path, files: dict[str, str | bytes]) -> Path:
    with ZipFile(folder / "copy.zip", "w", ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return folder / "copy.zip"


def chat(*rows: tuple[str, str, str]) -> str:
    """Messages in conversation, from, to."""
    page = "linkedin.com/in/"
    lines = [
        f"{conversation},{sender},{page}{sender},{to},{page}{to},2026-01-0{n} 10:00:00 UTC,Hello {n},INBOX"
        for n, (conversation, sender, to) in enumerate(rows, 1)
    ]
    return MESSAGES + "\n".join(lines) + "\n"


# Recognising


@pytest.mark.parametrize("sample", sorted(p.name for p in SAMPLES.iterdir() if p.suffix != ".expected"))
def test_each_table_is_known_by_its_columns_whatever_its_file_is_called(tmp_path: Path, sample: str) -> None:
    renamed = tmp_path / "download"
    shutil.copy(SAMPLES / sample, renamed)
    expected = Confidence.NO if sample == "Skills.csv" else Confidence.SURE  # “Name” alone is anybody's column
    assert SOURCE.recognises(renamed) == expected


def test_a_copy_inside_a_folder_and_in_other_case_is_known(tmp_path: Path) -> None:
    assert SOURCE.recognises(packed(tmp_path, {"My copy/CONNECTIONS.CSV": CONNECTIONS})) == Confidence.SURE


def test_a_folder_says_what_its_archive_says(tmp_path: Path) -> None:
    folder = tmp_path / WHOLE.stem
    with ZipFile(WHOLE) as archive:
        archive.extractall(folder)
    assert SOURCE.recognises(folder) == Confidence.SURE
    assert said(folder) == said(WHOLE)


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + bytes(range(256)) * 40,
        b"",
        b"Name\nAoi\n",
        b"First Name,Last Name,E-mail Address\nAoi,Aizawa,a@example.com\n",
        b"PK\x03\x04 something else",
    ],
)
def test_what_is_not_linkedins_is_not_taken(tmp_path: Path, data: bytes) -> None:
    path = written(tmp_path, "Connections.csv", data)
    assert SOURCE.recognises(path) == Confidence.NO
    with pytest.raises(Refused):
        said(path)


def test_talks_with_a_machine_are_not_taken(tmp_path: Path) -> None:
    assert SOURCE.recognises(written(tmp_path, "guide_messages.csv", MESSAGES)) == Confidence.NO


# Whose copy it is


def test_the_owner_is_the_one_in_every_conversation(tmp_path: Path) -> None:
    items = said(
        written(tmp_path, "messages.csv", chat(("1", "aoi", "ben"), ("1", "ben", "aoi"), ("2", "chen", "aoi")))
    )
    assert [owner.handles[0].value for owner in of(Sighting, items)] == ["linkedin.com/in/aoi"]
    assert [message.direction for message in of(Interaction, items)] == [Direction.OUT, Direction.IN, Direction.IN]


def test_two_who_only_write_to_each_other_leave_the_direction_open(tmp_path: Path) -> None:
    items = said(written(tmp_path, "messages.csv", chat(("1", "aoi", "ben"), ("1", "ben", "aoi"))))
    assert [item.direction for item in items] == [None, None]


def test_the_profile_tells_which_of_two_is_the_owner(tmp_path: Path) -> None:
    profile = "First Name,Last Name,Headline,Industry\nAoi,,Planner,Ports\n"
    items = said(
        packed(tmp_path, {"messages.csv": chat(("1", "Aoi", "Ben"), ("1", "Ben", "Aoi")), "Profile.csv": profile})
    )
    assert [message.direction for message in of(Interaction, items)] == [Direction.OUT, Direction.IN]


def test_the_owner_is_said_once_and_first() -> None:
    owners = [item for item in said(WHOLE) if isinstance(item, Sighting) and item.is_owner]
    assert [owner.origin.key for owner in owners] == ["owner"]
    assert of(Sighting, said(WHOLE))[0] == owners[0]


def test_one_table_on_the_owner_does_not_replace_the_whole_copy() -> None:
    assert said(SAMPLES / "Skills.csv")[0].origin.key == "owner:skills"


def test_a_skill_that_is_listed_twice_is_one(tmp_path: Path) -> None:
    (owner,) = of(Sighting, said(written(tmp_path, "Skills.csv", "Name\nFacilitation\nGardens\nFacilitation\n")))
    assert owner.tags == ("Facilitation", "Gardens")


def test_an_unconfirmed_address_is_not_the_owners(tmp_path: Path) -> None:
    text = "Email Address,Confirmed,Primary,Updated On\na@example.com,No,No,\nb@example.com,Yes,Yes,\n"
    owner = said(written(tmp_path, "Email Addresses.csv", text))[0]
    assert [handle.value for handle in owner.handles] == ["b@example.com"]


# Rows


def test_a_closed_account_is_skipped_with_its_row() -> None:
    skipped = of(Skipped, said(SAMPLES / "connections.csv"))
    assert [(str(item.place), "closed" in str(item.reason)) for item in skipped] == [("connections.csv, row 9", True)]


def test_a_draft_was_no_contact() -> None:
    items = said(SAMPLES / "messages.csv")
    assert sum("draft" in str(item.reason) for item in of(Skipped, items)) == 2
    assert not any("それでは" in item.text for item in of(Interaction, items))


def test_a_nameless_member_has_no_presence_but_the_message_stays() -> None:
    thanks = next(item for item in of(Interaction, said(SAMPLES / "messages.csv")) if "Thank you" in item.text)
    assert [who.name for who in thanks.people] == ["Aoi Aizawa"]


def test_an_advertisement_is_bulk_and_its_words_are_not_kept() -> None:
    bulk = [item for item in of(Interaction, said(SAMPLES / "messages.csv")) if item.is_bulk]
    assert [(item.subject, item.text) for item in bulk] == [("A special offer", "")]


def test_recipients_whose_names_cannot_be_told_apart_keep_their_addresses() -> None:
    hello = next(item for item in of(Interaction, said(SAMPLES / "messages.csv")) if "Hello both" in item.text)
    assert [(who.handle.value, who.name) for who in hello.people[1:]] == [
        ("linkedin.com/in/aoi-aizawa", ""),
        ("linkedin.com/in/kofi-ode", ""),
    ]


def test_a_message_keeps_its_key_when_its_sender_leaves_linkedin(tmp_path: Path) -> None:
    before = chat(("1", "ben", "aoi"), ("2", "chen", "aoi"))
    after = before.replace("1,ben,linkedin.com/in/ben", "1,LinkedIn Member,")
    keys = [
        [item.origin.key for item in of(Interaction, said(written(tmp_path, "messages.csv", text)))]
        for text in (before, after)
    ]
    assert keys[0] == keys[1]


def test_praise_that_was_never_accepted_is_skipped() -> None:
    items = said(WHOLE)
    assert {item.words for item in of(Praise, items)}.isdisjoint({"Unsent words"})
    assert sum("never accepted" in str(item.reason) for item in of(Skipped, items)) == 2


def test_words_of_unknown_direction_are_asked_about(tmp_path: Path) -> None:
    items = said(written(tmp_path, "download.csv", RECOMMENDATIONS + "Ben,Okafor,,,Good,09/06/23,VISIBLE\n"))
    assert ["received or given" in str(item.reason) for item in items] == [True]


def test_a_position_without_an_end_goes_on() -> None:
    role = of(Role, said(WHOLE))[0]
    assert (str(role.since), role.until) == ("2024-01", None)


def test_the_copy_is_dated_by_its_name() -> None:
    assert {str(item.said) for item in of(Sighting, said(WHOLE))} == {"2026-01-31"}


@pytest.mark.parametrize(
    ("given_name", "family", "full"),
    [
        ("健太", "佐伯", "佐伯 健太"),
        ("Kofi", "Ode, MBA", "Kofi Ode, MBA"),
        ("美咲", "Tanaka", "美咲 Tanaka"),
        ("Chen", "", "Chen"),
    ],
)
def test_a_name_is_family_first_only_in_east_asian_letters(given_name: str, family: str, full: str) -> None:
    assert name_of(given_name, family).full == full


def test_progress_ends_at_its_total() -> None:
    steps = [item for item in SOURCE.read(WHOLE) if isinstance(item, Progress)]
    assert steps == sorted(steps, key=lambda step: step.done)
    assert steps[-1].done == steps[-1].total


# Dates and texts


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2026-08-31 21:20:46 UTC", (2026, 8, 31, 21, 20, 46)),
        ("2026/07/28 13:20:49 UTC", (2026, 7, 28, 13, 20, 49)),
        ("1/19/26, 9:15 AM", (2026, 1, 19, 9, 15)),
        ("9/25/26, 8:52\u202fPM", (2026, 9, 25, 20, 52)),
        ("01/19/13, 12:10 AM", (2013, 1, 19, 0, 10)),
        ("19/01/2013 12:10 PM", (2013, 1, 19, 12, 10)),
        ("09/06/23", (2023, 9, 6)),
        ("2026-08-31T23:20:46+02:00", (2026, 8, 31, 21, 20, 46)),
        ("22 Jan 2026", (2026, 1, 22)),
        ("1823-07-18 11:00:00 UTC", (1823, 7, 18, 11)),
        ("soon", None),
        ("Jan 2026", None),
        ("2026-02-30 10:00:00 UTC", None),
        ("1/19/26, 29:15", None),
    ],
)
def test_moments_are_read_as_linkedin_writes_them(text: str, at: tuple[int, ...] | None) -> None:
    assert moment(text) == (datetime(*at, tzinfo=UTC) if at else None)  # type: ignore[misc,arg-type]


@pytest.mark.parametrize(
    ("text", "written_out"),
    [
        ("22 Jan 2026", "2026-01-22"),
        ("Jan 2024", "2024-01"),
        ("2019", "2019"),
        ("Mar 12", "--03-12"),
        ("Mar 12, 1985", "1985-03-12"),
        ("22. März 2026", "2026-03-22"),
        ("1 août 2020", "2020-08-01"),
        ("22 de jan. de 2026", "2026-01-22"),
        ("2026年1月22日", "2026-01-22"),
        ("2026年1月", "2026-01"),
        ("", None),
        ("12 Foo 2020", None),
    ],
)
def test_days_keep_the_precision_they_are_written_with(text: str, written_out: str | None) -> None:
    found = day(text)
    assert (str(found) if found else None) == written_out


@given(st.text(max_size=60) | st.from_regex(r"[0-9]{1,4}[-/. ][0-9A-Za-z]{1,4}[-/. ,]{1,2}[0-9]{1,4}.{0,12}"))
def test_no_text_breaks_the_dates(text: str) -> None:
    assert all(found is None or str(found) for found in (moment(text), day(text)))


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One</p><p>two<br>three</p>", "One\ntwo\nthree"),
        ("Tom &amp; Jerry &lt;3", "Tom & Jerry <3"),
        ("a < b and c > d", "a < b and c > d"),
        ("<taro@example.jp>\r\n", "<taro@example.jp>"),
    ],
)
def test_a_message_is_plain_text(html: str, text: str) -> None:
    assert plain(html) == text


def test_hostile_html_takes_no_time() -> None:
    assert len(plain("<br" + " " * 500_000 + "<p" * 100_000)) > 500_000


# Hostile copies


def test_an_archive_that_lies_about_its_size_is_refused_before_anything_is_said(tmp_path: Path) -> None:
    path = packed(
        tmp_path, {"Connections.csv": CONNECTIONS + "Ben,Okafor,,,,,\n", "messages.csv": chat(("1", "a", "b"))}
    )
    data = bytearray(path.read_bytes())
    at = data.index(b"messages.csv", data.index(b"PK\x01\x02")) - 22
    data[at : at + 4] = struct.pack("<I", 80)
    path.write_bytes(data)
    assert SOURCE.recognises(path) != Confidence.NO
    with pytest.raises(Refused, match="larger than it claims"):
        next(SOURCE.read(path))


@pytest.mark.parametrize("bomb", [bytes(50_000_000), (CONNECTIONS + "a,b\n" * 20_000_000).encode()])
def test_a_bomb_is_known_and_refused(tmp_path: Path, bomb: bytes) -> None:
    path = packed(tmp_path, {"Connections.csv": bomb})
    assert SOURCE.recognises(path) != Confidence.NO
    with pytest.raises(Refused, match="200 times"):
        next(SOURCE.read(path))


def test_a_copy_cut_short_is_known_and_refused(tmp_path: Path) -> None:
    path = written(tmp_path, "copy.zip", WHOLE.read_bytes()[:-400])
    assert SOURCE.recognises(path) == Confidence.PERHAPS
    with pytest.raises(Refused, match="damaged"):
        said(path)


def test_a_damaged_table_is_named_and_the_others_go_in(tmp_path: Path) -> None:
    path = packed(
        tmp_path, {"Connections.csv": CONNECTIONS + "Ben,Okafor,,,,,\n", "messages.csv": chat(("1", "a", "b"))}
    )
    data = bytearray(path.read_bytes())
    data[data.index(b"messages.csv") + 60] ^= 0x55
    path.write_bytes(data)
    items = said(path)
    assert [item.name.full for item in of(Sighting, items)] == ["Ben Okafor"]
    assert [str(item.place) for item in of(Skipped, items)] == ["messages.csv"]


def test_a_monstrous_cell_costs_one_row(tmp_path: Path) -> None:
    text = CONNECTIONS + "Ben,Okafor,,,,,\nChen," + "x" * 2_000_000 + ",,,,,\nKofi,Ode,,,,,\n"
    items = said(written(tmp_path, "Connections.csv", text))
    assert [item.name.given for item in of(Sighting, items)] == ["Ben", "Kofi"]
    assert [str(item.place) for item in of(Skipped, items)] == ["Connections.csv, row 3"]


@given(st.binary(max_size=300))
def test_no_bytes_break_a_table(tmp_path_factory: pytest.TempPathFactory, tail: bytes) -> None:
    path = written(tmp_path_factory.getbasetemp(), "messages.csv", chat(("1", "a", "b")).encode() + tail)
    with suppress(Refused):
        assert said(path)
