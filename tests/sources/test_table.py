"""Any table of people: what its columns are is told by its titles, its cells, or the owner."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.kit.dates import PartialDate
from enishi.kit.say import Refused
from enishi.records import Handle, Job, Name, Progress, Sighting, Skipped
from enishi.sources import Confidence, recognise
from enishi.sources.table import read, read_as_told, recognises, sketched
from enishi.sources.table.days import day_of
from enishi.sources.table.guess import is_enough
from enishi.sources.table.wishes import told, told_by_wishes, wishes
from enishi.sources.table.words import FIELDS, field_of

Write = Callable[..., Path]


@pytest.fixture
def table(tmp_path: Path) -> Write:
    """Writes a table's text to a file."""

    def write(text: str, encoding: str = "utf-8") -> Path:
        path = tmp_path / "people.csv"
        path.write_bytes(text.encode(encoding))
        return path

    return write


def said(path: Path, *words: str) -> list[Sighting | Skipped]:
    found = read_as_told(path, told_by_wishes(sketched(path), wishes(words))) if words else read(path)
    return [item for item in found if not isinstance(item, Progress)]


def one(path: Path, *words: str) -> Sighting:
    (person,) = said(path, *words)
    assert isinstance(person, Sighting)
    return person


@pytest.mark.parametrize(
    ("title", "field"),
    [
        *(("Name", "name"), ("Full Name", "name"), ("氏名", "name"), ("お名前（漢字）", "name"), ("name", "name")),
        *(("E-Mail", "email"), ("e-mail 1 - value", "email"), ("Work Email", "email"), ("ﾒｰﾙｱﾄﾞﾚｽ", "email")),
        *(("会社メール", "email"), ("会社名", "organisation"), ("Company", "organisation"), ("部署", "department")),
        *(("役職", "title"), ("Job Title", "title"), ("電話", "phone"), ("TEL", "phone"), ("携帯", "phone")),
        *(("フリガナ", "reading"), ("姓", "family"), ("名", "given"), ("First Name", "given"), ("surname", "family")),
        *(("住所", "address"), ("city", "city"), ("LinkedIn", "url"), ("メモ", "note"), ("タグ", "tags")),
        *(("DOB", "birthday"), ("生年月日", "birthday"), ("名刺交換日", "said"), ("uid", "key"), ("〒", "postcode")),
    ],
)
def test_a_title_is_known_in_both_languages(title: str, field: str) -> None:
    found = field_of(title)
    assert found is not None
    assert found[0] == field


@pytest.mark.parametrize("title", ["Manager Email", "代表電話", "FAX", "Company ID", "Price", "", "1", "上司のメール"])
def test_a_title_that_tells_nothing_of_the_person_is_kept_beside(title: str) -> None:
    assert field_of(title) is None


def test_a_row_is_a_person(table: Write) -> None:
    person = one(table("Name,E-mail,Company,Shoe size\nBen Carter,ben@example.org,Harbour Works,43\n"))
    assert person.name == Name(full="Ben Carter")
    assert person.handles == (Handle("email", "ben@example.org"),)
    assert person.jobs == (Job(organisation="Harbour Works"),)
    assert person.extra == (("Shoe size", "43"),)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_is_read_however_it_is_written(table: Write, encoding: str, delimiter: str) -> None:
    rows = ["氏名,フリガナ,メールアドレス,会社名", "原 愛子,ハラ アイコ,aiko@example.jp,東都システムズ"]
    person = one(table("\r\n".join(rows).replace(",", delimiter), encoding))
    assert person.name == Name(full="原 愛子", family_reading="ハラ", given_reading="アイコ")
    assert person.jobs[0].organisation == "東都システムズ"


def test_a_name_in_two_columns_is_put_together_in_the_order_of_its_script(table: Write) -> None:
    rows = "姓,名,メール\n原,愛子,a@example.jp\nCarter,Ben,b@example.org\n"
    assert [row.name.full for row in said(table(rows)) if isinstance(row, Sighting)] == ["原 愛子", "Ben Carter"]


def test_name_beside_surname_is_the_given_name(table: Write) -> None:
    assert one(table("Name,Surname\nBen,Carter\n")).name == Name("Ben Carter", "Carter", "Ben")


def test_several_addresses_may_stand_in_one_cell(table: Write) -> None:
    mails = "a@example.org; b@example.org\nc@example.org d@example.org"
    person = one(table(f'name,email,phone\nBen,"{mails}","090-1234-5678 / 03-1234-5678"\n'))
    assert [handle.value[0] for handle in person.handles if handle.kind == "email"] == list("abcd")
    assert [h.value for h in person.handles if h.kind == "phone"] == ["+819012345678", "+81312345678"]


def test_an_untitled_column_of_mail_addresses_is_one(table: Write) -> None:
    person = one(table("Wer,Wohin\nBen,ben@example.org\n"))
    assert person.handles == (Handle("email", "ben@example.org"),)
    assert person.extra == (("Wer", "Ben"),)


def test_of_two_untitled_columns_of_mail_addresses_nobody_knows_whose_they_are(table: Write) -> None:
    path = table("from,to\nben@example.org,aiko@example.jp\n")
    assert not sketched(path).is_plain
    with pytest.raises(Refused, match="from, to"):
        said(path)


def test_a_table_without_titles_is_a_name_and_an_address(table: Write) -> None:
    rows = said(table("Ben Carter,ben@example.org\n原 愛子,aiko@example.jp\n"))
    assert [row.name.full for row in rows if isinstance(row, Sighting)] == ["Ben Carter", "原 愛子"]


def test_a_row_without_name_and_address_is_told_by_its_number(table: Write) -> None:
    rows = said(table("name,email,company\nBen,,\n,,Harbour Works\n,not an address,\nAnn,,\n"))
    skipped = [str(row.place) for row in rows if isinstance(row, Skipped)]
    assert skipped == ["row 3", "row 4"]
    assert len(rows) == 4


def test_lines_above_the_titles_are_passed_over(table: Write) -> None:
    assert one(table("Our customers\n\nAs of,2026-11-01\nName;E-mail\nBen;ben@example.org\n")).name.full == "Ben"


def test_a_row_may_end_early(table: Write) -> None:
    people = said(table("Name,E-mail,Company,Note\nBen,ben@example.org\nAnn,ann@example.org\n"))
    assert one_of(people) == ["Ben", "Ann"]


def test_the_owners_word_outranks_the_guess(table: Write) -> None:
    person = one(table("Name,Alias,E-mail\nHarbour Works,Ben,b@example.org\n"), "name=alias", "organisation=Name")
    assert person.name.full == "Ben"
    assert person.jobs == (Job("Harbour Works"),)
    assert person.handles[0].value == "b@example.org"


@pytest.mark.parametrize("words", ["name=Nobody", "shoe=Name", "name"])
def test_a_wish_for_what_is_not_there_is_refused(table: Write, words: str) -> None:
    with pytest.raises(Refused):
        said(table("Name,E-mail\nBen,b@example.org\n"), words)


def test_the_next_export_gives_everybody_the_same_key(table: Write) -> None:
    first = said(table("Name,E-mail,Company\nBen,b@example.org,Old\nAnn,a@example.org,Old\nBen,b@example.org,Old\n"))
    later = said(
        table("E-mail,Name,Company,Shoe size\na@example.org,Ann,New,38\nb@example.org,Ben,,\nb@example.org,Ben,,\n")
    )
    assert {row.origin.key for row in first if isinstance(row, Sighting)} == {
        row.origin.key for row in later if isinstance(row, Sighting)
    }
    assert len({row.origin.key for row in first if isinstance(row, Sighting)}) == 3


def test_a_rows_own_number_is_its_key_in_its_own_kind_of_table(table: Write) -> None:
    ben = one(table("id,name\n7,Ben\n")).origin.key
    assert one(table("id,name\n7,Benjamin\n")).origin.key == ben
    assert one(table("id,name,company\n7,Ann,Harbour Works\n")).origin.key != ben


def test_what_another_kind_of_table_says_replaces_nothing(table: Write) -> None:
    customer = one(table("Name,E-mail,Company\nBen,b@example.org,Harbour Works\n")).origin.key
    assert one(table("Name,E-mail,Address\nBen,b@example.org,1 Shore\n")).origin.key != customer


def test_an_address_in_parts_is_one_line(table: Write) -> None:
    japanese = one(table("氏名,郵便番号,都道府県,市区町村,番地\n原,100-0001,東京都,千代田区,千代田1-1\n"))
    assert japanese.addresses == ("〒100-0001 東京都千代田区千代田1-1",)
    scottish = one(table("name,street,city,zip,country\nBen,1 Shore,Leith,EH6 6QU,Scotland\n"))
    assert scottish.addresses == ("1 Shore, Leith, EH6 6QU, Scotland",)
    assert one(table("name,address,city\nBen,1 Shore,Leith\n")).addresses == ("1 Shore, Leith",)
    assert one(table("氏名,郵便番号,住所\n原,1000001,東京都\n")).addresses == ("〒1000001 東京都",)


def test_a_cell_that_is_not_what_its_column_holds_is_kept_beside(table: Write) -> None:
    person = one(table("name,phone,birthday\nBen,ask Ann,5/3/1980\n"))
    assert person.extra == (("phone", "ask Ann"), ("birthday", "5/3/1980"))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        *(("1980-05-03", "1980-05-03"), ("1980/5/3", "1980-05-03"), ("1980年5月3日", "1980-05-03")),
        *(("昭和55年5月3日", "1980-05-03"), ("令和元年5月1日", "2019-05-01"), ("S55.5.3", "1980-05-03")),
        *(("3.5.1980", "1980-05-03"), ("23/5/1980", "1980-05-23"), ("5/23/1980", "1980-05-23")),
        *(("3 May 1980", "1980-05-03"), ("May 3rd, 1980", "1980-05-03"), ("5月3日", "--05-03"), ("1980", "1980")),
        *(("2024/01/15 10:32", "2024-01-15"), ("--05-03", "--05-03"), ("2024年1月15日(月)", "2024-01-15")),
    ],
)
def test_a_day_is_read_as_it_is_written(text: str, day: str) -> None:
    assert day_of(text) == PartialDate.parse(day)


@pytest.mark.parametrize("text", ["5/3/1980", "1980-02-31", "soon", "", "0000-00-00"])
def test_no_day_is_guessed(text: str) -> None:
    assert day_of(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Dear Ben,\nyour name, e-mail and so on\nwill be kept.\n\nYours, Ann\n",
        "Here is what we need:\nName, mail\nPlease send it.\nThank you.\nSoon.\n",
        "name\nBen\nAnn\n",
        '{"name": "Ben",\n "email": "ben@example.org"}\n',
        "def one():\n    return Name(full, family, given, nickname)\n\n\nNAMES = (\n    name,\n)\nprint(1, 2)\n",
        "import csv, io\nfrom pathlib import Path\n",
        "just one line, with a comma",
        "\n\n\n",
    ],
)
def test_a_text_is_no_table(table: Write, text: str) -> None:
    assert recognises(table(text)) is Confidence.NO


def test_a_table_that_nobody_can_guess_is_asked_about(table: Write) -> None:
    path = table("Wer,Wo\nBen,Leith\nAnn,Kyoto\n")
    assert recognise(path) == ["table"]
    assert not sketched(path).is_plain
    assert one_of(said(path, "name=Wer")) == ["Ben", "Ann"]


def test_the_first_row_may_be_a_person_already(table: Write) -> None:
    found = sketched(table("Ben,Leith\nAnn,Kyoto\n"))
    items = read_as_told(table("Ben,Leith\nAnn,Kyoto\n"), told(found, ["name", "city"], has_titles=False))
    assert one_of(list(items)) == ["Ben", "Ann"]


def one_of(items: list) -> list[str]:
    return [item.name.full for item in items if isinstance(item, Sighting)]


def test_whoever_knows_a_table_better_reads_it(table: Write) -> None:
    assert recognise(table("First Name,Last Name,URL,Email Address,Company,Position,Connected On\n")) == ["linkedin"]


CELLS = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\r\t"), max_size=12)
FIELD = st.sampled_from(["", *FIELDS])


@given(st.lists(st.tuples(FIELD, CELLS), min_size=2, max_size=6), st.lists(st.lists(CELLS, max_size=8), max_size=6))
def test_whatever_the_columns_are_said_to_hold_the_good_rows_go_in(
    tmp_path_factory: pytest.TempPathFactory, columns: list[tuple[str, str]], rows: list[list[str]]
) -> None:
    written = io.StringIO()
    writer = csv.writer(written)
    width = len(columns)
    writer.writerow([*(f"Column {place}" for place in range(width)), "Who", "Mail"])
    for row in [*rows, *[["x"] * width] * 3]:
        writer.writerow([*[*row, *[""] * width][:width], "Ben", "ben@example.org"])
    path = tmp_path_factory.mktemp("any") / "any.csv"
    path.write_text(written.getvalue(), encoding="utf-8", newline="")
    fields = [*(field for field, _ in columns), "name", "email"]
    assert is_enough(fields)
    items = said_by(path, fields)
    assert sum(isinstance(item, Sighting) for item in items) == len(rows) + 3
    assert len({item.origin.key for item in items if isinstance(item, Sighting)}) == len(rows) + 3


def said_by(path: Path, fields: list[str]) -> list[Sighting | Skipped]:
    items = read_as_told(path, told(sketched(path), fields))
    return [item for item in items if not isinstance(item, Progress)]


@given(st.binary(max_size=400))
def test_no_file_brings_the_recogniser_down(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("bytes") / "any"
    path.write_bytes(data)
    if recognises(path):
        with suppress(Refused):
            list(read(path))
