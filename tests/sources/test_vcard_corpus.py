"""The collected cards of other projects: every card is found, with its name, numbers and addresses."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from enishi.kit.dates import PartialDate
from enishi.kit.say import Refused
from enishi.records import Job, Progress, Sighting, Skipped
from enishi.sources.vcard import SOURCE

CORPUS = Path(__file__).parents[3] / "shared" / "samples" / "vcard"
pytestmark = pytest.mark.skipif(not (CORPUS / "INDEX.md").exists(), reason="The collected samples are not here.")

_TWICE = "the same number or address under two labels is one handle"
_SHORT = "a number of one or two digits is no phone number"
_WORDS = "words where a number or an address belongs"
_EMPTY = "the property is empty"
_GROUP = "it stands on a group's card"
_NO_CARD = "the file has no line BEGIN:VCARD"

# Phones and e-mail addresses that differ from the index's plain count of lines, and why.
HANDLES = {
    "aosp/v21_multiple_entry.vcf": (0, 0, _SHORT),
    "aosp/v21_nest.vcf": (0, 0, _SHORT),
    "aosp/v21_pref_handling.vcf": (0, 2, _SHORT),
    "aosp/v21_x_param.vcf": (0, 2, _SHORT),
    "aosp/v30_comma_separated.vcf": (0, 0, _SHORT),
    "aosp/v30_multibyte_param.vcf": (0, 0, _SHORT),
    "aosp/v40_sip.vcf": (0, 0, "tel:1 is too short, sip: is an account"),
    "calcard/029.vcf": (7, 4, _TWICE + "; one address is a line of Ñ"),
    "calcard/041.vcf": (0, 1, _WORDS),
    "calcard/055.vcf": (0, 0, _EMPTY),
    "calcard/059.vcf": (1, 1, _TWICE + "; " + _SHORT),
    "calcard/060.vcf": (1, 2, _TWICE),
    "calcard/067.vcf": (1, 1, "“+...” has no digits"),
    "calcard/rfc.vcf": (7, 8, "+1-555-555-5555 twice on one card"),
    "ical4j-vcard/4b62872a-849-0.vcf": (1, 1, _EMPTY),
    "ical4j-vcard/vcard-vCards-SAP.vcf": (11, 29, "one number is a lone accented letter"),
    "apple-caldavtester/vcarderrors/4.vcf": (0, 0, _NO_CARD),
    "apple-caldavtester/vnonascii/9.vcf": (1, 1, _TWICE),
    **{f"apple-caldavtester/vreports/put/{n}.vcf": (1, 1, _TWICE) for n in (1, 2, 4, 5, 6, 9, 10)},
    "roundcube/gmail.vcf": (0, 4, _WORDS),
    "roundcube/tb_plain.vcf": (0, 2, _WORDS),
    "vcard4android/strange-rev.vcf": (1, 0, _TWICE),
    "jscontact-tools/vCard-Unstructured.vcf": (0, 0, _EMPTY),
    "qoobaa-vcard/empty_tel.vcard": (0, 0, _EMPTY),
    "qoobaa-vcard/ex1.vcard": (0, 0, _NO_CARD),
    "qoobaa-vcard/ex_21.vcard": (1, 1, _TWICE + "; " + _SHORT),
    "qoobaa-vcard/ex_21_case0.vcard": (1, 2, _TWICE),
    "qoobaa-vcard/multiple_occurences_of_type.vcard": (1, 1, "“+...” has no digits"),
}
CARDS = {"roundcube/utf-16_sample.vcf": (1, "the index counted lines without knowing UTF-16")}
# Names that the index lists and no person bears.
NAMES = {
    "calcard/029.vcf": "the index shows only the first half of a line with soft breaks",
    "calcard/rfc.vcf": _GROUP,
    "jscontact-tools/vCard-MULTI-RFC6350.vcf": _GROUP,
    "jscontact-tools/vCard-Multilingual.vcf": "a further language form (ALTID)",
    "jscontact-tools/vCard-Unstructured.vcf": "a further language form (ALTID)",
    "ical4j-vcard/4b62872a-849-0.vcf": "FN is empty, so the name is composed from N",
    "apple-caldavtester/vcarderrors/4.vcf": _NO_CARD,
    **{f"apple-caldavtester/vcardput/{n}.vcf": _GROUP for n in (16, 17, 19)},
    "roundcube/thebat.vcf": "windows-1250 with no label cannot be told from windows-1252: ñ for ń",
}


@dataclass(frozen=True)
class Row:
    """What the index says of a file."""

    file: str
    cards: int
    phones: int
    mails: int
    names: tuple[str, ...]


def rows() -> list[Row]:
    found = []
    for line in (CORPUS / "INDEX.md").read_text("utf-8").splitlines():
        if line.startswith("| `"):
            must = line.rsplit(" | ", 1)[1]
            cards, phones, mails = (int(re.search(rf"(\d+) {word}", must)[1]) for word in ("BEGIN", "TEL", "EMAIL"))
            listed = re.search(r"FN \((.*?)\)(?:;| \|)", must)
            names = listed[1].removesuffix("…").replace("\\,", ",").split("; ") if listed else []
            found.append(Row(line.split("`")[1], cards, phones, mails, tuple(names)))
    return found


@cache
def read(file: str) -> tuple[Sighting | Skipped, ...]:
    found: list[Sighting | Skipped] = []
    try:
        found.extend(item for item in SOURCE.read(CORPUS / file) if not isinstance(item, Progress))
    except Refused:
        assert not found
    return tuple(found)


def people(file: str) -> list[Sighting]:
    return [item for item in read(file) if isinstance(item, Sighting)]


def only(file: str) -> Sighting:
    (found,) = people(file)
    return found


def counted(file: str, kind: str) -> int:
    return sum(handle.kind == kind for found in people(file) for handle in found.handles)


def test_every_card_of_every_file_is_a_person_or_skipped() -> None:
    wrong = [row.file for row in rows() if len(read(row.file)) != CARDS.get(row.file, (row.cards, ""))[0]]
    assert wrong == []


def test_every_phone_and_mail_address_is_found() -> None:
    for row in rows():
        phones, mails, _ = HANDLES.get(row.file, (row.phones, row.mails, ""))
        assert (row.file, counted(row.file, "phone"), counted(row.file, "email")) == (row.file, phones, mails)


def test_every_name_is_found() -> None:
    for row in rows():
        bears = {found.name.full for found in people(row.file)}
        missing = {" ".join(name.split()) for name in row.names} - bears - {""}
        assert not missing or row.file in NAMES, (row.file, missing)


def test_all_of_the_corpus_is_recognised_but_what_holds_no_card() -> None:
    unknown = {row.file for row in rows() if not SOURCE.recognises(CORPUS / row.file)}
    assert unknown == {"apple-caldavtester/vcarderrors/4.vcf", "libical/user-cal.vcf", "qoobaa-vcard/ex1.vcard"}


def test_the_totals() -> None:
    kinds = Counter(type(item).__name__ for row in rows() for item in read(row.file))
    print(f"{len(rows())} files: {kinds['Sighting']} people, {kinds['Skipped']} skipped")  # shown by pytest -s
    assert kinds["Sighting"] + kinds["Skipped"] == sum(row.cards for row in rows()) + len(CARDS)


# The values that Android's own tests expect


def test_a_japanese_phones_card() -> None:
    found = only("aosp/v21_japanese_1.vcf")
    assert (found.name.family, found.name.family_reading) == ("安藤ロイド", "ｱﾝﾄﾞｳﾛｲﾄﾞ")
    assert [handle.value for handle in found.handles] == ["0300000000"]


def test_a_japanese_card_with_quoted_shift_jis() -> None:
    found = only("aosp/v21_japanese_2.vcf")
    name = found.name
    assert (name.full, name.family, name.given) == ("安藤 ロイド 1", "安藤", "ロイド1")
    assert (name.family_reading, name.given_reading) == ("ｱﾝﾄﾞｳ", "ﾛｲﾄﾞ1")
    assert found.addresses == ("150-8512 東京都渋谷区桜丘町26-1セルリアンタワー6階",)
    assert found.note == "メモ"


@pytest.mark.parametrize("file", ["aosp/v21_japanese_3.vcf", "aosp/v30_japanese.vcf"])
def test_a_backslash_byte_within_a_kanji(file: str) -> None:
    name = only(file).name
    assert (name.family, name.given, name.middle, name.full) == ("伊能", "圭一", "伊予", "伊能 圭一 伊予")


def test_three_cards_with_a_makers_own_types() -> None:
    found = people("aosp/v21_multiple_entry.vcf")
    numbers = [[value for name, value in one.extra if name.startswith("TEL")] for one in found]
    assert numbers == [["9", "10", "11", "12"], ["13", "14", "15", "16"], ["17", "18", "19", "20"]]


def test_kana_to_sort_by() -> None:
    found = only("aosp/v40_sort_as.vcf")
    assert (found.name.family_reading, found.name.given_reading) == ("あんどう", "ろいど")
    assert found.jobs == (Job("グーグル", "検索部門"),)


def test_backslashes_of_version_two() -> None:
    name = only("aosp/v21_backslash.vcf").name
    assert (name.given, name.middle, name.prefix, name.suffix) == ("A;B\\", "C\\;", "D", ":E")
    assert name.full == "A;B\\C\\;D:E\\\\"


def test_jobs_pair_by_order() -> None:
    assert only("aosp/v21_org_before_title.vcf").jobs == (
        Job("Company", "Organization Devision Room Sheet No.", "Excellent Janitor"),
    )
    assert only("aosp/v21_title_before_org.vcf").jobs == (
        Job("Marverous", "Perfect Great Good Bad Poor", "Cool Title"),
    )
    assert [job.title for job in only("aosp/v21_pref_handling.vcf").jobs] == ["Engineer", "Blogger", "Poet"]


def test_comments_and_lines_broken_with_no_mark() -> None:
    note = "This is an (sharp ->#<- sharp) example. This message must NOT be ignored."
    assert only("aosp/v21_invalid_comment_line.vcf").note == note
    found = only("aosp/v21_adr_multiple_line.vcf")
    assert found.birthday == PartialDate(2008, 12, 3)
    assert [line.split(", ")[0] for line in found.addresses] == [
        "Grindelberg 999",
        "Hermann v. Brevern\\ 9999999\\ Packstation 999",
    ]


def test_parent_and_nested_cards() -> None:
    assert [found.name.full for found in people("aosp/v21_nest.vcf")] == ["nest1", "nest2", "parent"]
