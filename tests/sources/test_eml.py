"""Mails that lie one in a file, alone or in folders: the same mail is the same exchange however it comes."""

from __future__ import annotations

import mailbox
from email import message_from_bytes
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from enishi.kit.say import Refused
from enishi.records import Interaction, Progress, Sighting, Skipped
from enishi.sources import Confidence, all_sources, recognise
from enishi.sources.eml import SOURCE
from enishi.sources.maildir import SOURCE as MAILDIR
from enishi.sources.mbox import SOURCE as MBOX

SAMPLES = Path(__file__).parent / "samples"


def said(source: Any, path: Path) -> list[Any]:
    return [item for item in source.read(path) if not isinstance(item, Progress)]


def keys(items: list[Any]) -> list[tuple[str, str]]:
    return sorted((item.origin.source, item.origin.key) for item in items if not isinstance(item, Skipped))


def mail(number: int = 1, **fields: str) -> str:
    said = {
        "From": "Ben Carter <ben@example.com>",
        "To": "aiko@example.jp",
        "Subject": f"Letter {number}",
        "Date": f"Mon, {number % 27 + 1} Mar 2026 10:00:00 +0000",
        "Message-ID": f"<{number}@example.com>",
    } | {name.replace("_", "-"): value for name, value in fields.items()}
    return "".join(f"{name}: {value}\n" for name, value in said.items()) + f"\nFrom here, letter {number}.\n"


def test_a_mail_is_one_exchange_by_itself_in_a_mailbox_and_in_a_maildir(tmp_path: Path) -> None:
    raw = mail()
    (tmp_path / "one.eml").write_text(raw)
    box, folder = mailbox.mbox(tmp_path / "box"), mailbox.Maildir(tmp_path / "Maildir")
    for store in (box, folder):
        store.add(message_from_bytes(raw.encode()))
        store.flush()
    alone, boxed, filed = said(SOURCE, tmp_path / "one.eml"), said(MBOX, tmp_path / "box"), None
    filed = said(MAILDIR, tmp_path / "Maildir")
    assert alone == boxed == filed
    assert alone[0].text == "From here, letter 1."


def test_what_is_no_mail_is_not_taken_for_one(tmp_path: Path) -> None:
    texts = ("BEGIN:VCARD\nFN:x\n", "name: x\nversion: 1\n\nx", "Dear Ben,\nthanks.\n", "to: me and you, a note", "{}")
    for text in texts:
        (tmp_path / "x").write_text(text)
        assert SOURCE.recognises(tmp_path / "x") is Confidence.NO, text


def test_every_sample_of_another_source_is_left_to_it() -> None:
    others = [path for path in SAMPLES.glob("*/*") if path.suffix != ".expected" and path.parent.name != "eml"]
    assert [path for path in others if path.is_file() and SOURCE.recognises(path) and recognise(path) == ["eml"]] == []


def test_a_bounce_makes_nobody_known() -> None:
    (item,) = said(SOURCE, SAMPLES / "eml" / "bounce.eml")
    assert item.is_bulk


def test_a_file_without_a_mail_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.eml").write_text("nothing\n")
    with pytest.raises(Refused, match=r"x\.eml holds no mail"):
        said(SOURCE, tmp_path / "x.eml")


def test_a_folder_of_mails_tells_whose_they_are(tmp_path: Path) -> None:
    for number in range(12):
        ours = {"From": "Aiko <aiko@example.jp>", "To": f"ben{number}@example.com"}
        theirs = {"From": f"ben{number}@example.com"}
        (tmp_path / f"{number}.eml").write_text(mail(number, **(theirs if number % 3 else ours)))
    assert recognise(tmp_path) == ["maildir"]
    owner, *mails = said(MAILDIR, tmp_path)
    assert (owner.is_owner, owner.handles[0].value, owner.name.full) == (True, "aiko@example.jp", "Aiko")
    assert [item.at for item in mails] == sorted((item.at for item in mails), reverse=True)
    assert len(mails) == 12


def test_a_folder_with_anything_else_in_it_is_no_folder_of_mails(tmp_path: Path) -> None:
    (tmp_path / "1.eml").write_text(mail(1))
    assert recognise(tmp_path) == []  # one mail makes no folder of them
    (tmp_path / "2.eml").write_text(mail(2))
    assert recognise(tmp_path) == ["maildir"]
    (tmp_path / "ben.vcf").write_text("BEGIN:VCARD\nFN:Ben\nEND:VCARD\n")
    assert recognise(tmp_path) == []


def test_no_source_stumbles_over_a_folder(tmp_path: Path) -> None:
    (tmp_path / "deep" / "deeper").mkdir(parents=True)
    assert [name for name, source in all_sources().items() if source.recognises(tmp_path)] == []


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.eml").write_text(mail(9))
    folder = tmp_path / "mails"
    folder.mkdir()
    for number in (1, 2):
        (folder / f"{number}.eml").write_text(mail(number))
    (folder / "link.eml").symlink_to(tmp_path / "secret.eml")
    assert keys(said(MAILDIR, folder)) == [("mbox", "1@example.com"), ("mbox", "2@example.com")]


HEADS = st.lists(
    st.sampled_from([b"From: a@example.com\n", b"Date: x\n", b"To: \xe9;\n", b"\n", b"=?x?b?", b"1\n", b"--a"])
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(head=HEADS, rest=st.binary(max_size=300))
def test_no_bytes_crash_it_and_twice_says_the_same(tmp_path: Path, head: list[bytes], rest: bytes) -> None:
    path = tmp_path / "x.eml"
    path.write_bytes(b"".join(head) + rest)
    SOURCE.recognises(path)
    try:
        first = said(SOURCE, path)
    except Refused:
        return
    assert all(isinstance(item, Interaction | Sighting | Skipped) for item in first)
    assert said(SOURCE, path) == first


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(chosen=st.sets(st.integers(0, 5), min_size=2))
def test_a_part_of_the_folder_gives_a_part_of_the_keys(
    tmp_path_factory: pytest.TempPathFactory, chosen: set[int]
) -> None:
    whole, part = tmp_path_factory.mktemp("whole"), tmp_path_factory.mktemp("part")
    for number in range(6):
        (whole / f"{number}.eml").write_text(mail(number))
        if number in chosen:
            (part / f"{number}.eml").write_text(mail(number))
    assert set(keys(said(MAILDIR, part))) <= set(keys(said(MAILDIR, whole)))


def test_a_folder_of_outlook_express_is_not_one_mail(tmp_path: Path) -> None:
    (tmp_path / "Inbox.mbx").write_bytes(b"JMF6\3\0\1\0\1\0\0\0\0\0$\3\0\0Received: from here\n" + mail().encode())
    assert SOURCE.recognises(tmp_path / "Inbox.mbx") is Confidence.NO
