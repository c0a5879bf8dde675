"""Mailboxes in every dialect: each mail found, newest first, whose box it is, and nothing too large to bear."""

from __future__ import annotations

import mailbox
import time
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.growth import grows_in_step

from enishi.kit.say import Refused
from enishi.records import Handle, Interaction, Job, Part, Progress, Sighting, Skipped
from enishi.sources import Confidence
from enishi.sources.mbox import SOURCE

SEPARATOR = "From bo@example.org Mon Jan 15 10:00:00 2024\n"
HEAD = "Date: Mon, 15 Jan 2024 10:00:00 +0000\nFrom: Bo <bo@example.org>\nTo: Ada <ada@example.org>\n"


@pytest.fixture
def box(tmp_path: Path) -> Path:
    return tmp_path / "box"


def read(box: Path, text: str | bytes) -> list[object]:
    box.write_bytes(text.encode() if isinstance(text, str) else text)
    return [item for item in SOURCE.read(box) if not isinstance(item, Progress)]


def mails(box: Path, text: str | bytes) -> list[Interaction]:
    return [item for item in read(box, text) if isinstance(item, Interaction)]


def owners(box: Path, text: str) -> list[str]:
    return [item.handles[0].value for item in read(box, text) if isinstance(item, Sighting) and item.is_owner]


def mail(number: int, *, sender: str = "Bo <bo@example.org>", to: str = "ada@example.org", more: str = "") -> str:
    return (
        f"{SEPARATOR}Message-ID: <{number}@example.org>\nDate: Mon, 15 Jan 2024 10:00:0{number % 10} +0000\n"
        f"From: {sender}\nTo: {to}\nSubject: number {number}\n{more}\nwords {number}\n\n"
    )


@pytest.mark.parametrize(
    "line",
    [
        "From bo@example.org Mon Jan 15 10:00:00 2024",
        "From bo@example.org  Wed Feb  9 22:02 MET 2000",
        "From 1828754568043628583@xxx Mon Apr 07 14:31:02 +0000 2025",
        "From - Mon Jan 15 10:00:00 2024",
        "From Mon Jan 15 10:00:00 2024",
        "From bo@example.org Mon, 15 Jan 2024 10:00:00 +0900",
        "From bo@example.org 2024-01-15 10:00:00",
        'From "bo o"@example.org Mon Jan 15 10:00:00 2024 +0900',
        "From ???@??? Mon Jan 15 10:00:00 2024",
        "From bo@example.org",
        "From -",
        "From ",
    ],
)
def test_every_dialect_of_separator_begins_a_mail(box: Path, line: str) -> None:
    text = f"{line}\n{HEAD}Subject: one\n\nwords\n\n{line}\n{HEAD}Subject: two\n\nwords\n"
    assert [mail.subject for mail in mails(box, text)] == ["two", "one"]
    assert SOURCE.recognises(box) is Confidence.SURE
    assert len(mails(box, text.replace("\n", "\r\n"))) == 2


@pytest.mark.parametrize(
    "sentence",
    [
        "\nFrom now on, all is well.\n",
        "\nFrom me\nNote: this is a list\n",
        "\nFrom Bo\nTo: the point.\n",
        "\nFrom Mon Jan 15 10:00:00 2024 we meet.\nEvery day.\n",
        "x\nFrom bo@example.org\nTo: words\n",
    ],
)
def test_a_sentence_that_begins_with_from_is_no_separator(box: Path, sentence: str) -> None:
    [only] = mails(box, SEPARATOR + HEAD + "\nwords" + sentence)
    assert sentence.strip().split("\n")[-1] in only.text


def test_a_shielded_from_is_unshielded(box: Path) -> None:
    [only] = mails(box, SEPARATOR + HEAD + "\n>From here\n>>From there\n")
    assert only.text == "From here"  # the second is a quoted line, once its shield is off


def test_the_last_mail_of_the_file_comes_first(box: Path) -> None:
    assert [found.subject for found in mails(box, "".join(map(mail, range(5))))] == [
        f"number {number}" for number in (4, 3, 2, 1, 0)
    ]


def test_mails_larger_than_a_block_are_found(box: Path) -> None:
    large = mail(1) + "x" * 70 * 40_000 + "\n\n"
    assert [found.origin.key for found in mails(box, mail(0) + large + mail(2))] == [
        "2@example.org",
        "1@example.org",
        "0@example.org",
    ]


@pytest.mark.parametrize("shift", range(0, 60, 7))
def test_a_separator_across_two_blocks_is_found_once(box: Path, shift: int) -> None:
    filler = "x" * ((1 << 20) - len(mail(1)) - shift)
    text = mail(0).rstrip("\n") + "\n\n" + mail(1).rstrip("\n") + filler + "\n\n"
    assert len(mails(box, mail(2) + text)) == 3


def test_a_mail_without_message_id_keeps_one_key(box: Path) -> None:
    [one] = mails(box, SEPARATOR + HEAD + "\nwords\n")
    [again] = mails(box, (SEPARATOR.replace("10:", "11:") + HEAD + "\nwords\n\n\n").replace("\n", "\r\n"))
    assert one.origin.key == again.origin.key
    assert len(one.origin.key) == 40


def test_copies_of_a_mail_share_a_key_and_different_mails_do_not(box: Path) -> None:
    first, copy = mail(1), mail(1, more="X-Copy: yes\n")
    other = mail(1, sender="Cy <cy@example.org>").replace("10:00:01", "11:00:01")
    keys = [found.origin.key for found in mails(box, other + first + copy)]
    assert keys[0] == keys[1] == "1@example.org"
    assert keys[2].startswith("1@example.org#")


def test_a_thread_is_the_mail_it_began_with(box: Path) -> None:
    threads = {
        "References: <root@x> <b@x>\nIn-Reply-To: <b@x>\n": "root@x",
        "In-Reply-To: <b@x>\n": "b@x",
        "In-Reply-To: your mail of Monday\n": "1@example.org",
        "X-GM-THRID: 17\nReferences: <root@x>\n": "17",
    }
    for more, thread in threads.items():
        assert mails(box, mail(1, more=more))[0].thread == thread


def test_blind_copies_are_people_and_replies_to_are_not(box: Path) -> None:
    [only] = mails(box, mail(1, more="Bcc: cy@example.org\nReply-To: di@example.org\nSender: ed@example.org\n"))
    assert [(found.part, found.handle.value) for found in only.people] == [
        (Part.FROM, "bo@example.org"),
        (Part.TO, "ada@example.org"),
        (Part.CC, "cy@example.org"),
    ]


def test_a_mail_without_a_date_has_its_separators(box: Path) -> None:
    [only] = mails(box, "From x Mon Apr 07 14:31:02 +0900 2025\nFrom: bo@example.org\n\nwords\n")
    assert only.at == datetime(2025, 4, 7, 5, 31, 2, tzinfo=UTC)


def test_the_text_of_bulk_mail_is_not_kept(box: Path) -> None:
    [only] = mails(box, mail(1, more="List-Id: birds\n"))
    assert (only.is_bulk, only.text) == (True, "")
    assert [found.handle.value for found in only.people] == ["bo@example.org", "ada@example.org"]


def test_the_owner_is_whom_the_mails_were_delivered_to(box: Path) -> None:
    text = "".join(mail(n, more="Delivered-To: ada@example.org\n") for n in range(6))
    assert owners(box, text) == ["ada@example.org"]


def test_the_owner_of_sent_mail_is_its_only_sender(box: Path) -> None:
    text = "".join(mail(n, to=f"p{n}@example.org") for n in range(6))
    [owner] = [item for item in read(box, text) if isinstance(item, Sighting)]
    assert (owner.origin.key, owner.name.full) == ("owner:bo@example.org", "Bo")


def test_the_owner_writes_and_receives_most_mail(box: Path) -> None:
    into = "".join(mail(n, sender=f"P <p{n}@example.org>") for n in range(4))
    out = "".join(mail(n, sender="Ada <ada@example.org>", to=f"p{n}@example.org") for n in range(4, 8))
    assert owners(box, into + out) == ["ada@example.org"]


@pytest.mark.parametrize(
    "text",
    [
        "".join(mail(n) for n in range(4)),  # too few
        "".join(mail(n) for n in range(9)),  # two people, each in every mail
        "".join(mail(n, sender=f"p{n}@example.org", to="birds@lists.example.org") for n in range(9)),
        "".join(mail(n, sender=f"p{n}@example.org", to=f"q{n}@example.org") for n in range(9)),
    ],
)
def test_no_owner_is_better_than_a_guess(box: Path, text: str) -> None:
    assert owners(box, text) == []


def test_a_mail_on_its_own_is_no_mailbox(box: Path) -> None:
    box.write_text(HEAD + "\nwords\n\n" + mail(1))
    assert SOURCE.recognises(box) is Confidence.NO


def test_what_holds_no_mail_is_refused(box: Path) -> None:
    for text in ("", "From here on nothing.\n", "BEGIN:VCARD\n"):
        with pytest.raises(Refused):
            read(box, text)


SIGNED = """
Words.

--
Example Ltd
Planner
Bo Builder
Tel 03-0000-0000 / Mobile +81 90-1234-5678
bo@example.org
"""
BO = "Bo Builder <bo@example.org>"


def signed(box: Path, text: str) -> list[Sighting]:
    return [item for item in read(box, text) if isinstance(item, Sighting) and not item.is_owner]


def test_a_signature_says_where_its_sender_works(box: Path) -> None:
    [found] = signed(box, mail(1, sender=BO, more=SIGNED))
    assert found.name.full == "Bo Builder"
    assert found.jobs == (Job("Example Ltd", "", "Planner"),)
    assert str(found.said) == "2024-01-15"


def test_of_the_phones_only_ones_own_is_a_way_to_be_known(box: Path) -> None:
    [found] = signed(box, mail(1, sender=BO, more=SIGNED))
    assert found.handles == (Handle("email", "bo@example.org"), Handle("phone", "+819012345678"))


def test_a_japanese_signature_tells_the_name_and_its_reading(box: Path) -> None:
    more = "\n--\n株式会社サンプル\n営業部 課長 山田 太郎（やまだ たろう）\n"
    [found] = signed(box, mail(1, sender="yamada@example.jp", more=more))
    assert (found.name.family, found.name.given, found.name.family_reading) == ("山田", "太郎", "やまだ")
    assert found.jobs == (Job("株式会社サンプル", "営業部", "課長"),)


def test_a_signature_is_told_once_a_year(box: Path) -> None:
    old, new = (mail(n, sender=BO, more=SIGNED) for n in (1, 2))
    older = old.replace("2024", "2023").replace("Planner", "Clerk")
    assert [found.origin.key[-5:] for found in signed(box, older + old + new)] == [":2024", ":2023"]


def test_a_later_export_changes_nothing_that_a_past_year_said(box: Path) -> None:
    old, other, new = (mail(n, sender=BO, more=SIGNED) for n in (1, 2, 3))
    before = signed(box, old + other)
    assert signed(box, old + other) == before
    assert signed(box, old + other + new.replace("2024", "2025"))[1:] == before


@pytest.mark.parametrize("more", [f"List-Id: birds\n{SIGNED}", f"Auto-Submitted: auto-replied\n{SIGNED}"])
def test_the_signatures_of_lists_and_machines_tell_nothing(box: Path, more: str) -> None:
    assert signed(box, mail(1, sender=BO, more=more)) == []


@pytest.mark.parametrize(
    "sender",
    [
        "Bo <bo@example.org>",
        "B. Builder <bo@example.org>",
        "Builder, Bo <b@example.net>",
        "Bo Builder (Example) <b@example.net>",
        "bo@example.org",
    ],
)
def test_a_sender_signs_with_their_own_name(box: Path, sender: str) -> None:
    assert len(signed(box, mail(1, sender=sender, more=SIGNED))) == 1


@pytest.mark.parametrize(
    "sender",
    [
        "Cy Cooper <cy@example.org>",
        "Bo Cooper <bo@example.net>",
        "Ann Builder <ann@example.org>",
        "cy.cooper@example.net",
        "cy@example.net",
        "田中 花子 <hanako@example.jp>",
        "Bo Builder <info@example.org>",
        "Bo Builder <bo@example.org>, Cy <cy@example.org>",
    ],
)
def test_a_signature_of_somebody_else_tells_nothing(box: Path, sender: str) -> None:
    assert signed(box, mail(1, sender=sender, more=SIGNED)) == []


def test_a_quoted_signature_tells_nothing(box: Path) -> None:
    quoted = SIGNED.replace("\n", "\n> ")
    more = f"\nYes.\n\nOn Mon, Jan 15, 2024 at 10:00 AM Bo <bo@example.org> wrote:\n{quoted}\n"
    assert signed(box, mail(1, sender=BO, more=more)) == []


@pytest.mark.parametrize(
    ("sender", "fits"),
    [
        ("山田 太郎 <t@example.jp>", True),
        ("山田 <t@example.jp>", True),
        ("Taro Yamada <t@example.jp>", True),
        ("YAMADA Taro <t@example.jp>", True),
        ("やまだ たろう <t@example.jp>", True),
        ("山田太郎(サンプル) <t@example.jp>", True),
        ("株式会社サンプル 山田太郎 <t@example.jp>", True),
        ("鈴木 太郎 <t@example.jp>", False),
        ("山田 花子 <t@example.jp>", False),
        ("Hanako Suzuki <t@example.jp>", False),
    ],
)
def test_a_name_fits_in_either_script(box: Path, sender: str, fits: bool) -> None:
    more = "\n--\n株式会社サンプル\n山田 太郎\nyamada@example.jp\n"
    assert len(signed(box, mail(1, sender=sender, more=more))) == fits


NESTED = "".join(f"--b{n}\nContent-Type: multipart/mixed; boundary=b{n + 1}\n\n" for n in range(3_000))
WORDS = "=?utf-8?b?5pel?= "


@pytest.mark.parametrize(
    "hostile",
    [
        f"Subject: {WORDS * 60_000}\n\nwords",
        "".join(f"X-{n}: y\n" for n in range(200_000)),
        f"Cc: {', '.join(f'a{n}@example.org' for n in range(50_000))}\n\nwords",
        f"Content-Type: multipart/mixed; boundary=b0\n\n{NESTED}",
        "Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nx\n" * 100_000,
    ],
    ids=["words", "headers", "people", "nested", "parts"],
)
def test_a_mail_bomb_is_skipped_quickly_and_the_rest_read(box: Path, hostile: str) -> None:
    started = time.process_time()
    items = read(box, mail(1) + SEPARATOR + HEAD + hostile + "\n\n" + mail(2))
    assert [type(item) for item in items] == [Interaction, Skipped, Interaction]
    assert time.process_time() - started < 2


def test_a_file_of_nothing_but_separators_is_given_up(box: Path) -> None:
    with pytest.raises(Refused, match="damaged"):
        read(box, "From a Mon Jan 15 10:00:00 2024\nX:\n\n" * 60_000)


def test_thousands_of_false_separators_take_no_time(box: Path) -> None:
    def false(number: int) -> int:
        return len(mails(box, mail(1) + "\nFrom " * number))

    assert false(170_000) == 1
    assert grows_in_step(false, 160_000)  # all of them in one block, which is searched as a whole


LETTERS = st.characters(categories=["L", "Nd"], max_codepoint=0xFFFF, exclude_characters="ªº")
LINE = st.text(st.sampled_from("abc 縁は異なもの味なもの、äß。"), max_size=80).map(lambda text: " ".join(text.split()))
MAIL = st.fixed_dictionaries(
    {
        "name": st.text(LETTERS, min_size=1, max_size=20),
        "subject": LINE,
        "at": st.integers(700_000_000, 3_800_000_000).map(lambda second: datetime.fromtimestamp(second, UTC)),
        "lines": st.lists(LINE, max_size=6),
        "as_page": st.booleans(),
    }
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(MAIL, min_size=1, max_size=4))
def test_what_the_standard_library_writes_is_read_back(box: Path, said: list[dict]) -> None:  # type: ignore[type-arg]
    box.unlink(missing_ok=True)
    written = mailbox.mbox(box)
    for number, one in enumerate(said):
        message = EmailMessage()
        message["Message-ID"] = f"<{number}@example.org>"
        message["Date"] = format_datetime(one["at"])
        message["From"] = f"{one['name']} <bo@example.org>"
        message["To"] = "ada@example.org"
        message["Subject"] = one["subject"]
        message.set_content("\n".join(one["lines"]) + "\n")
        if one["as_page"]:
            message.add_alternative("<p>page</p>", subtype="html")
        written.add(message)
    written.close()
    found = list(reversed([item for item in SOURCE.read(box) if isinstance(item, Interaction)]))
    for one, interaction in zip(said, found, strict=True):
        assert interaction.at == one["at"]
        assert (interaction.subject, interaction.people[0].name) == (one["subject"], one["name"])
        text = "\n".join(one["lines"]).strip()
        assert interaction.text.split() == (text or ("page" if one["as_page"] else "")).split()


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.lists(
        st.one_of(
            st.binary(max_size=60),
            st.sampled_from(
                [
                    SEPARATOR.encode(),
                    HEAD.encode(),
                    b"\n\n",
                    b"From - \n",
                    b"Content-Type: multipart/mixed; boundary=b\n\n--b\n",
                    b"Content-Transfer-Encoding: base64\n\n",
                    b"Content-Type: text/html; charset=iso-2022-jp\n\n<p>\x1b$B",
                    b"Subject: =?utf-8?q?=E7",
                ]
            ),
        ),
        max_size=12,
    )
)
def test_any_bytes_are_read_or_refused(box: Path, pieces: list[bytes]) -> None:
    box.write_bytes(b"".join(pieces))
    SOURCE.recognises(box)
    try:
        items = list(SOURCE.read(box))
    except Refused:
        return
    for item in items:
        repr(item).encode()
