"""Calls and SMS: who takes part, what is no contact, and files that are broken or hostile."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.kit.say import Refused
from enishi.records import Interaction, Part, Progress, Sighting, Skipped
from enishi.sources import Confidence
from enishi.sources.sms import SOURCE

SAMPLES = Path(__file__).parent / "samples" / "sms"
CALL = '<call number="+819012345678" duration="{duration}" date="1700000000000" type="{type}" contact_name="Ben" />'
SMS = '<sms address="{address}" date="1700000000000" type="1" body="{body}" contact_name="(Unknown)" />'

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(text: str, root: str = "smses") -> Path:
        path = tmp_path / "backup.xml"
        path.write_bytes(f"<?xml version='1.0' encoding='UTF-8'?>\n<{root} count=\"1\">{text}</{root}>".encode())
        return path

    return written


def said(path: Path) -> list[Any]:
    return [item for item in SOURCE.read(path) if not isinstance(item, Progress)]


@pytest.mark.parametrize(
    ("kind", "duration", "direction", "is_contact"),
    [
        (1, 60, "in", True),
        (2, 60, "out", True),
        (2, 0, "out", False),
        (3, 0, "in", False),
        (3, 60, "in", False),
        (4, 9, "in", True),
        (5, 0, "in", False),
        (6, 0, "in", False),
    ],
)
def test_only_a_call_that_was_answered_is_contact(
    write: Write, kind: int, duration: int, direction: str, is_contact: bool
) -> None:
    (call,) = said(write(CALL.format(duration=duration, type=kind), "calls"))
    assert (call.direction, not call.is_bulk) == (direction, is_contact)


def test_the_same_call_in_another_backup_is_the_same(write: Write) -> None:
    once = said(write(CALL.format(duration=5, type=1) * 2, "calls"))
    again = said(write(CALL.format(duration=5, type=1).replace("+8190", "090"), "calls"))
    assert len({call.origin.key for call in [*once, *again]}) == 1


def test_halves_of_an_emoji_are_put_together(write: Write) -> None:
    body = "a&#55357;&#56832;b&#xD83D;&#xDE00;c&#55357;d&#0;"
    assert [one.text for one in said(write(SMS.format(address="09012345678", body=body)))] == ["a😀b😀cd"]


def test_the_word_null_is_nothing(write: Write) -> None:
    assert [one.text for one in said(write(SMS.format(address="09012345678", body="null")))] == [""]


@pytest.mark.parametrize("address", ["22345", "Example Bank", "110"])
def test_a_short_number_or_a_bare_name_is_a_machine(write: Write, address: str) -> None:
    (one,) = said(write(SMS.format(address=address, body="Code 1")))
    assert (one.is_bulk, one.text) == (True, "")


def test_in_a_group_only_the_addresses_tell_who_wrote() -> None:
    groups = [one for one in said(SAMPLES / "messages.xml") if isinstance(one, Interaction) and len(one.people) == 2]
    assert [[who.part for who in one.people] for one in groups] == [[Part.TO, Part.TO], [Part.TO, Part.FROM]]


def test_the_owners_number_is_learnt_from_what_they_sent() -> None:
    owners = [item for item in said(SAMPLES / "messages.xml") if isinstance(item, Sighting)]
    assert [(owner.is_owner, owner.handles[0].value) for owner in owners] == [(True, "+819099998888")]


def test_a_broken_backup_gives_what_stands_before_the_damage(write: Write) -> None:
    items = said(write(CALL.format(duration=5, type=1) + "<call number=", "calls"))
    assert [type(item) for item in items] == [Interaction, Skipped]


@pytest.mark.parametrize(
    "start",
    [
        b'<!DOCTYPE smses [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><smses count="1"><sms body="&c;"/></smses>',
        b"<smses",
        b'<smses><a b="' + b"x y " * 12_000_000,
        b"<smses>" + b"<a>" * 100_000,
        b"<smses></smses",
    ],
)
def test_hostile_xml_is_refused(tmp_path: Path, start: bytes) -> None:
    path = tmp_path / "sms.xml"
    path.write_bytes(start)
    with pytest.raises(Refused):
        said(path)


def test_a_zip_of_backups_is_read(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "backup.zip", "w", ZIP_DEFLATED) as archive:
        for name in ("calls.xml", "messages.xml"):
            archive.write(SAMPLES / name, name)
    assert SOURCE.recognises(tmp_path / "backup.zip") == Confidence.SURE
    assert said(tmp_path / "backup.zip") == [*said(SAMPLES / "calls.xml"), *said(SAMPLES / "messages.xml")]


@pytest.mark.parametrize("data", [b"", b"<contacts/>", b"<?xml version='1.0'?><rss/>", b"PK\x03\x04", b"Name,Mail\n"])
def test_what_is_no_backup_is_not_taken(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "calls.xml"
    path.write_bytes(data)
    assert SOURCE.recognises(path) == Confidence.NO


ATTRIBUTE = st.sampled_from("number address date type body duration contact_name msg_box presentation".split())
VALUE = st.one_of(
    st.sampled_from(["1", "2", "null", "+819012345678", "1700000000000", "a~b", "-1", "9" * 30]), st.text(max_size=9)
)


@given(
    st.lists(
        st.tuples(st.sampled_from("call sms mms part addr smses".split()), st.dictionaries(ATTRIBUTE, VALUE)),
        max_size=9,
    )
)
def test_no_backup_breaks_the_reader(
    tmp_path_factory: pytest.TempPathFactory, entries: list[tuple[str, dict[str, str]]]
) -> None:
    path = tmp_path_factory.mktemp("sms") / "sms.xml"
    tags = [
        f"<{name} " + " ".join(f'{key}="{value}"' for key, value in pairs.items()) + "/>" for name, pairs in entries
    ]
    path.write_bytes(f"<smses>{''.join(tags)}</smses>".encode("utf-8", "replace"))
    try:
        once = said(path)
    except Refused:
        return
    assert all(isinstance(item, Sighting | Interaction | Skipped) for item in once)
    assert once == said(path)
