"""The demo's world: believable, complete, and the same every time."""

import csv
import mailbox
import re
from collections import defaultdict
from datetime import date, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import getaddresses
from importlib import import_module
from io import StringIO
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

import pytest

from enishi.demo import write_world
from enishi.demo.cast import OWNER_NOW, OWNER_THEN
from enishi.demo.happenings import TOKYO, Mail, World
from enishi.demo.scenes import CHATS, DECKS
from enishi.demo.story import live
from enishi.records import Skipped

TODAY = date(2026, 11, 24)
OWNER = {OWNER_NOW, OWNER_THEN}
INVENTED = re.compile(r"(?:.*\.)?example(?:\.com|\.org|\.net|\.jp)?$")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return write_world(tmp_path_factory.mktemp("demo"), today=TODAY)


@pytest.fixture(scope="module")
def world() -> World:
    return live(TODAY, 20)


@pytest.fixture(scope="module")
def mails(files: list[Path]) -> list[EmailMessage]:
    box = mailbox.mbox(files[3], create=False)
    return [message_from_bytes(box.get_bytes(key), policy=policy.default) for key in box.iterkeys()]


def connections(archive: Path) -> dict[str, dict[str, str]]:
    with ZipFile(archive) as opened:
        text = opened.read("Connections.csv").decode()
    rows = csv.DictReader(StringIO(text.split("\n\n", 1)[1]))
    return {row["URL"]: row for row in rows}


def last_of_threads(world: World) -> list[Mail]:
    return list({mail.thread: mail for mail in world.mails}.values())


def test_the_same_day_and_seed_give_the_same_bytes(files: list[Path], tmp_path: Path) -> None:
    again = write_world(tmp_path, today=TODAY)
    assert [path.name for path in again] == [path.name for path in files]
    assert all(one.read_bytes() == other.read_bytes() for one, other in zip(files, again, strict=True))


def test_another_seed_is_another_world(files: list[Path], tmp_path: Path) -> None:
    assert write_world(tmp_path, today=TODAY, seed=21)[3].read_bytes() != files[3].read_bytes()


def test_the_older_archive_is_imported_first_and_the_newer_one_last(files: list[Path]) -> None:
    assert [path.name for path in files] == [
        "Basic_LinkedInDataExport_09-25-2026.zip",
        "iphone.vcf",
        "old-phone.vcf",
        "mail.mbox",
        "calendar.ics",
        "Basic_LinkedInDataExport_11-22-2026.zip",
    ]


def test_the_world_has_the_promised_size(files: list[Path], world: World, mails: list[EmailMessage]) -> None:
    assert 140 <= len(world.people) <= 160
    assert 4_500 <= len(mails) <= 5_100
    assert 500 <= len(world.meetings) <= 750
    assert 55 <= files[1].read_text(encoding="utf-8").count("BEGIN:VCARD") <= 65
    assert 10 <= files[2].read_bytes().count(b"BEGIN:VCARD") <= 14


def test_one_mail_in_twelve_is_nobodys(mails: list[EmailMessage]) -> None:
    bulk = [mail for mail in mails if mail["Precedence"] or mail["Auto-Submitted"]]
    assert 0.06 <= len(bulk) / len(mails) <= 0.1


def test_an_address_always_shows_one_name(mails: list[EmailMessage]) -> None:
    names = defaultdict(set)
    for mail in mails:
        for name, address in getaddresses([str(mail[header]) for header in ("From", "To", "Cc") if mail[header]]):
            names[address].add(name)
    many = {address: found for address, found in names.items() if len(found) > 1 and address not in OWNER}
    assert not many


def test_every_address_lies_in_a_domain_that_cannot_exist(files: list[Path], mails: list[EmailMessage]) -> None:
    text = "".join(path.read_text("cp932" if path.name.startswith("old") else "utf-8") for path in files[1:5])
    found = set(re.findall(r"[\w.+-]+@([\w.-]+\.\w+)", text.replace("\r\n ", "").replace("\n ", ""))) - {
        "google.com"
    }  # the UIDs of its calendar
    assert [domain for domain in found if not INVENTED.match(domain)] == []


def test_every_text_decodes_without_a_lost_letter(mails: list[EmailMessage]) -> None:
    for mail in mails:
        body = mail.get_body(("plain",))
        assert body is not None
        assert "\ufffd" not in body.get_content() + str(mail["Subject"]) + str(mail["From"])


def test_mail_arrives_in_order_and_none_comes_from_the_future(mails: list[EmailMessage]) -> None:
    times = [datetime.strptime(mail["Date"], "%a, %d %b %Y %H:%M:%S %z") for mail in mails]
    assert times == sorted(times)
    assert times[-1].astimezone(TOKYO).date() < TODAY


def test_an_answer_names_the_mail_it_answers(mails: list[EmailMessage]) -> None:
    numbers = [mail["Message-ID"] for mail in mails]
    assert len(set(numbers)) == len(numbers)
    known = set(numbers)
    assert all(mail["In-Reply-To"] in known for mail in mails if mail["In-Reply-To"])


def test_a_phone_number_stands_on_one_card_only(files: list[Path]) -> None:
    numbers = re.findall(r"TEL[^:]*:([+\d -]+)", files[1].read_text(encoding="utf-8"))
    assert len(set(numbers)) == len(numbers)


def test_four_people_and_more_wait_for_an_answer(world: World) -> None:
    asking = ("でしょうか", "?", "いただけますと")
    recent = [mail for mail in last_of_threads(world) if (TODAY - mail.at.date()).days <= 6 and not mail.mine]
    waiting = {mail.person.name for mail in recent if any(word in mail.text for word in asking)}
    assert waiting == {"井上 結衣", "田村 浩二", "Anna Kowalska", "久保 慎一", "Lucas Moreau"}


@pytest.mark.parametrize("deck", DECKS)
def test_no_scene_ends_with_a_question_of_theirs(deck: str) -> None:
    for scene in DECKS[deck]:
        if not scene.turns[-1].mine:
            assert not [text for text, _ in scene.turns[-1].wordings if re.search(r"[？?]|ますか|でしょうか", text)]


@pytest.mark.parametrize("deck", DECKS)
def test_a_day_promised_in_a_scene_is_always_followed_by_the_delivery(deck: str) -> None:
    for scene in DECKS[deck]:
        promises = [any("{due}" in text for text, _ in turn.wordings) for turn in scene.turns]
        if any(promises):
            assert any(turn.is_due for turn in scene.turns[promises.index(True) :]), scene.subject


def test_the_stocks_hold_hundreds_of_wordings() -> None:
    scenes = [scene for deck in (*DECKS.values(), *CHATS.values()) for scene in deck]
    assert len({text for scene in scenes for turn in scene.turns for text, _ in turn.wordings}) > 500


def test_one_promise_is_late_and_two_are_due_today(world: World) -> None:
    mine = {mail.thread: mail.text for mail in last_of_threads(world) if mail.mine}
    assert "見積もりの前提を整理して金曜までにお返しします" in mine["plot.estimate"]
    assert "明日中にお送りします" in mine["plot.template"]
    assert any("比較表は24日（火）までに" in mail.text for mail in world.mails if mail.thread == "plot.acceptance")


def test_three_people_have_gone_quiet_against_their_own_rhythm(world: World) -> None:
    days = defaultdict(set)
    for one in (*world.mails, *world.chats):
        days[one.person.name].add(one.at.date())
    for meeting in world.meetings:
        days[meeting.people[0].name].add(meeting.at.date())
    for name in ("橋本 真理", "杉本 悠", "Daniel Okafor"):
        met = sorted(days[name])
        gaps = sorted((after - before).days for before, after in pairwise(met))
        assert 5 <= gaps[len(gaps) // 2] <= 30
        assert 3 <= (TODAY - met[-1]).days / gaps[len(gaps) // 2] <= 12


def test_the_former_boss_has_been_silent_for_two_years_and_four_months(world: World) -> None:
    last = max(mail.at for mail in world.mails if mail.person.name == "髙橋 誠")
    assert 27 <= world.months_ago(last) <= 29


def test_three_people_wrote_for_the_first_time_in_these_two_weeks(world: World) -> None:
    first: dict[str, Mail] = {}
    both = defaultdict(set)
    for mail in world.mails:
        first.setdefault(mail.person.name, mail)
        both[mail.person.name].add(mail.mine)
    new = {name for name, mail in first.items() if (TODAY - mail.at.date()).days < 14 and len(both[name]) == 2}
    assert new == {"藤井 真央", "大西 拓也", "Sofia Lindholm"}


def test_two_meetings_stand_ahead_today(world: World) -> None:
    today = [meeting for meeting in world.meetings if meeting.at.astimezone(TOKYO).date() == TODAY]
    assert [(f"{m.at:%H:%M}", m.people[0].name) for m in today] == [("14:00", "中村 彩"), ("16:30", "Priya Raman")]


def test_birthdays_fall_today_and_in_three_days(files: list[Path]) -> None:
    text = files[1].read_text(encoding="utf-8")
    assert "BDAY;X-APPLE-OMIT-YEAR=1604:1604-11-24" in text
    assert "BDAY:1979-11-27" in text


def test_the_second_archive_shows_four_changes_and_some_new_people(files: list[Path]) -> None:
    before, after = connections(files[0]), connections(files[-1])
    changed = [
        url
        for url in before
        if before[url]["Company"] + before[url]["Position"] != after[url]["Company"] + after[url]["Position"]
    ]
    assert sorted(url.rsplit("/", 1)[1] for url in changed) == [
        "lucas-moreau-example",
        "makoto-takahashi-example",
        "priya-raman-example",
        "yuka-ishii-example",
    ]
    assert 3 <= len(after.keys() - before.keys()) <= 6


def test_the_old_phone_knows_the_boss_by_another_letter_number_and_address(files: list[Path]) -> None:
    old, new = files[2].read_bytes().decode("cp932"), files[1].read_text(encoding="utf-8")
    assert "N;CHARSET=SHIFT_JIS:高橋 誠;;;;" in old
    assert "ﾀｶﾊｼ ﾏｺﾄ" in old
    assert "N:髙橋;誠;;;" in new
    assert "makoto-takahashi@keitai.example.jp" not in new


@pytest.mark.parametrize("day", ["2027-01-01", "2028-02-29", "2027-03-31", "2026-11-28", "2026-11-29", "2031-08-13"])
def test_any_day_can_be_today(day: str) -> None:
    today = date.fromisoformat(day)
    world = live(today, 20)
    assert world.mails[-1].at.astimezone(TOKYO).date() < today
    assert 4_000 <= len(world.mails) <= 5_000
    ahead = [meeting.at for meeting in world.meetings if meeting.at.astimezone(TOKYO).date() >= today]
    assert sum(at.astimezone(TOKYO).date() == today for at in ahead) == 2
    assert max(ahead).date() < today + timedelta(days=14)


@pytest.mark.parametrize(("index", "name"), list(enumerate(["linkedin", "vcard", "vcard", "mbox", "ics", "linkedin"])))
def test_our_own_readers_read_every_file_whole(files: list[Path], index: int, name: str) -> None:
    source = getattr(import_module(f"enishi.sources.{name}"), "SOURCE", None)
    if source is None:
        pytest.skip(f"The reader {name} is not written yet.")
    assert source.recognises(files[index])
    skipped = [str(record.reason) for record in source.read(files[index]) if isinstance(record, Skipped)]
    called_off = {"This meeting was called off."} if name == "ics" else set()
    assert set(skipped) == called_off
