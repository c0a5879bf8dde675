"""Tables of known services: recognised by their titles alone, and read without a question."""

from __future__ import annotations

import csv
import io
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.kit.say import Refused
from enishi.records import Handle, Job, Progress, Sighting, Skipped
from enishi.sources import Confidence, all_sources, recognise

CORPUS = Path(__file__).parents[3] / "shared" / "samples" / "contacts-csv" / "roundcube-csv2vcard"
SAMPLES = Path(__file__).parent / "samples"
SERVICES = ("google_contacts", "outlook_contacts", "thunderbird_contacts", "windows_contacts", "eight", "sansan")


def said(path: Path) -> list[Sighting | Skipped]:
    (source,) = recognise(path)
    return [item for item in all_sources()[source].read(path) if not isinstance(item, Progress)]


def one(path: Path) -> Sighting:
    (person,) = said(path)
    assert isinstance(person, Sighting)
    return person


def written(path: Path, *rows: list[str], delimiter: str = ",") -> Path:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    path.write_text(text.getvalue(), encoding="utf-8", newline="")
    return path


def test_the_next_export_of_a_wider_address_book_gives_the_same_keys(tmp_path: Path) -> None:
    titles = ["First Name", "Last Name", "Labels", "E-mail 1 - Label", "E-mail 1 - Value"]
    ben = ["Ben", "Carter", "", "* ", "ben@example.org"]
    before = one(written(tmp_path / "a.csv", titles, ben))
    wider = [*titles, "E-mail 2 - Label", "E-mail 2 - Value", "Phone 1 - Label", "Phone 1 - Value"]
    ann = ["Ann", "", "", "", "ann@example.org", "Home", "a@example.org", "", "090-1234-5678"]
    after = said(written(tmp_path / "b.csv", wider, ann, [*ben, "", "", "", ""]))[1]
    assert isinstance(after, Sighting)
    assert before.origin == after.origin


def test_two_cards_of_one_person_stay_two() -> None:
    cards = [item for item in said(SAMPLES / "eight" / "seventeen-columns.csv") if isinstance(item, Sighting)]
    makoto = [(str(card.said), card.jobs[0].organisation) for card in cards if card.name.full == "髙橋 誠"]
    assert makoto == [("2019-06-03", "東都システムズ株式会社"), ("2023-04-10", "西海商事")]
    assert len({card.origin.key for card in cards}) == len(cards)


@pytest.mark.parametrize("count", ["729", "1", "many"])
def test_no_count_that_eight_declares_is_relied_on(tmp_path: Path, count: str) -> None:
    sample = (SAMPLES / "eight" / "seventeen-columns.csv").read_text("utf-8")
    path = tmp_path / "eight.csv"
    path.write_text(sample.replace("729", count), encoding="utf-8")
    assert len(said(path)) == 3


def test_french_titles_with_one_word_twice(tmp_path: Path) -> None:
    titles = "Titre;Prénom;Nom;Société;Titre;Téléphone (bureau);Adresse de messagerie;Rue (bureau);Ville (bureau)"
    row = ["Mme", "Anne", "Roux", "Quai SA", "Directrice", "+33 1 23 45 67 89", "anne@example.org", "1 rue X", "Brest"]
    person = one(written(tmp_path / "fr.csv", titles.split(";"), row, delimiter=";"))
    assert (person.name.prefix, person.jobs) == ("Mme", (Job("Quai SA", "", "Directrice"),))
    assert person.addresses == ("1 rue X, Brest",)


@pytest.mark.parametrize("sentinel", ["00/0/0", "0/0/00"])
def test_what_outlook_writes_for_nothing_is_nothing(tmp_path: Path, sentinel: str) -> None:
    titles = ["姓", "名", "電子メール アドレス", "電子メール表示名", "誕生日", "性別"]
    person = one(written(tmp_path / "ja.csv", titles, ["佐藤", "京子", "k@example.jp", "", sentinel, "指定なし"]))
    assert (person.birthday, person.extra) == (None, ())


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8", "cp932"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_known_table_is_known_in_any_writing(tmp_path: Path, encoding: str, delimiter: str) -> None:
    text = (SAMPLES / "thunderbird_contacts" / "japanese.csv").read_bytes().decode("cp932")
    path = tmp_path / "t.csv"
    path.write_bytes(text.replace(";", delimiter).encode(encoding))
    assert one(path).name.full == "佐藤 京子"


def test_an_unknown_table_keeps_home_and_work_apart(tmp_path: Path) -> None:
    titles = ["Name", "Home Street", "Home City", "Work Street", "Work City", "Work Zip"]
    person = one(written(tmp_path / "t.csv", titles, ["Ben", "1 Shore Pl", "Leith", "2 Pier Rd", "Perth", "PH1"]))
    assert person.addresses == ("1 Shore Pl, Leith", "2 Pier Rd, Perth, PH1")


@pytest.mark.parametrize(
    "titles",
    [
        ["Name", "Company", "Title", "Phone Number", "Email", "Address", "Memo", "Registered Date"],
        ["名前", "会社名", "部署", "役職", "携帯電話", "電話番号", "メール", "住所", "メモ", "登録日"],
        ["First Name", "Last Name", "Email", "Phone", "LinkedIn", "Notes", "Birthday", "Groups"],
    ],
)
def test_tables_of_services_nobody_knows_here_are_guessed(tmp_path: Path, titles: list[str]) -> None:
    row = ["ben@example.org" if title in ("Email", "メール") else "Ben" for title in titles]
    path = written(tmp_path / "t.csv", titles, row)
    assert recognise(path) == ["table"]
    assert Handle.email("ben@example.org") in one(path).handles


CELLS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@given(st.sampled_from(SERVICES), st.lists(st.lists(CELLS, max_size=40), max_size=6))
def test_whatever_stands_under_known_titles_the_rows_go_in_or_are_shown(
    tmp_path_factory: pytest.TempPathFactory, service: str, rows: list[list[str]]
) -> None:
    source, sample = all_sources()[service], sorted((SAMPLES / service).glob("*.csv"))[0]
    head = sample.read_bytes()[: 1 << 16]
    path = tmp_path_factory.mktemp("known") / "any.csv"
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    path.write_bytes(head + b"\r\n" + text.getvalue().encode("utf-8"))
    with suppress(Refused):
        first, again = list(source.read(path)), list(source.read(path))
        assert first == again
        assert all(isinstance(item, Sighting | Skipped | Progress) for item in first)
        keys = [item.origin.key for item in first if isinstance(item, Sighting)]
        assert len(keys) == len(set(keys))


@given(st.binary(max_size=300))
def test_no_bytes_bring_a_recogniser_down(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("bytes") / "any"
    path.write_bytes(data)
    assert all(all_sources()[service].recognises(path) is Confidence.NO for service in SERVICES)


@pytest.mark.skipif(not CORPUS.exists(), reason="The collected samples are not here.")
class TestTheCollectedTables:
    """Roundcube's pairs of a table and the card that must come of it."""

    @pytest.mark.parametrize(
        ("file", "source", "people", "mails", "urls", "places"),
        [
            # Roundcube's numbers are words ("mainphone") or have three figures; words are kept beside the person.
            ("all.csv", "table", 1, 3, 0, 3),
            ("email.csv", "table", 4, 4, 0, 0),
            ("gmail.csv", "google_contacts", 1, 4, 2, 2),
            ("outlook.csv", "outlook_contacts", 1, 3, 0, 0),
            ("tb_plain.csv", "thunderbird_contacts", 1, 2, 2, 2),
        ],
    )
    def test_a_table_gives_what_its_card_gives(
        self, file: str, source: str, people: int, mails: int, urls: int, places: int
    ) -> None:
        assert recognise(CORPUS / file) == [source]
        found = [item for item in said(CORPUS / file) if isinstance(item, Sighting)]
        kinds = [handle.kind for person in found for handle in person.handles]
        assert (len(found), kinds.count("email"), kinds.count("url")) == (people, mails, urls)
        assert sum(len(person.addresses) for person in found) == places

    @pytest.mark.parametrize(("file", "day"), [("gmail.csv", "1975-12-12"), ("tb_plain.csv", "1970-11-15")])
    def test_the_birthday_is_the_cards(self, file: str, day: str) -> None:
        assert str(one(CORPUS / file).birthday) == day
