"""What an address card says, and what it must not be able to do."""

from __future__ import annotations

import time
import tracemalloc
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.kit.dates import PartialDate
from enishi.kit.say import Refused
from enishi.kit.text import squeeze
from enishi.records import Job, Progress, Sighting, Skipped
from enishi.sources import Confidence
from enishi.sources.vcard import SOURCE


def read(data: str | bytes) -> list[Sighting | Skipped]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "cards.txt"
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return [item for item in SOURCE.read(path) if not isinstance(item, Progress)]


def card(*lines: str, version: str = "3.0") -> str:
    return "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])


def person(*lines: str, version: str = "3.0") -> Sighting:
    (found,) = read(card(*lines, version=version))
    assert isinstance(found, Sighting)
    return found


def reason(data: str | bytes) -> str:
    (found,) = read(data)
    assert isinstance(found, Skipped)
    return str(found.reason)


def recognise(tmp_path: Path, data: bytes) -> Confidence:
    path = tmp_path / "unnamed"
    path.write_bytes(data)
    return SOURCE.recognises(path)


# Which files are ours


def test_a_card_is_known_by_its_first_line_and_not_by_the_files_name(tmp_path: Path) -> None:
    assert recognise(tmp_path, b"\xef\xbb\xbf\r\n# old\r\nbegin:vCard\r\n") is Confidence.SURE
    assert recognise(tmp_path, "BEGIN:VCARD\r\nFN:a".encode("utf-16")) is Confidence.SURE
    assert recognise(tmp_path, b"VERSION:3.0\nFN:BEGIN:VCARD\n") is Confidence.NO


def test_a_card_below_other_text_is_only_perhaps_a_card_file(tmp_path: Path) -> None:
    assert recognise(tmp_path, b"From: ben@example.com\r\n\r\nBEGIN:VCARD\r\nFN:a") is Confidence.PERHAPS


def test_a_picture_is_no_card(tmp_path: Path) -> None:
    assert recognise(tmp_path, b"\xff\xd8\xff\xe0" + bytes(range(32)) * 20 + b"\nBEGIN:VCARD\n") is Confidence.NO


def test_a_file_without_a_card_is_refused_by_name() -> None:
    with pytest.raises(Refused, match=r"cards\.txt holds no address card"):
        read("FN:Ben\r\n")


# Where a line begins and ends


def test_a_folded_line_is_one_line_even_inside_a_letter() -> None:
    raw = card("FN:山田太郎").encode().replace(b"\xe5\xb1\xb1", b"\xe5\xb1\r\n \xb1")
    (found,) = read(raw)
    assert found.name.full == "山田太郎"


def test_a_line_may_be_folded_within_its_parameters() -> None:
    assert person("FN:B", 'ADR;LABEL="To: Ben\r\n  Example"', " :;;1 Way;Town;;;").addresses == ("1 Way, Town",)


def test_a_soft_break_goes_on_even_with_a_comment_sign() -> None:
    found = person("FN:B", "NOTE;ENCODING=QUOTED-PRINTABLE:one=", "#two=", "three", "# gone", version="2.1")
    assert found.note == "one#twothree"


def test_a_soft_break_never_swallows_the_end_of_the_card() -> None:
    first, second = read(card("FN:A", "NOTE;QUOTED-PRINTABLE:x=", version="2.1") + card("FN:B"))
    assert (first.name.full, first.note, second.name.full) == ("A", "x", "B")


@pytest.mark.parametrize("margin", ["", " "])
def test_a_property_right_after_a_picture_is_read(margin: str) -> None:
    picture = f"\r\n{margin}".join(["PHOTO;ENCODING=BASE64:", *["QUFB" * 18] * 20])
    found = person(picture, "FN:Ben", "TEL:03-0000-0001", version="2.1")
    assert (found.name.full, found.handles[0].value, found.extra) == ("Ben", "0300000001", (("PHOTO", ""),))


def test_text_between_cards_belongs_to_none() -> None:
    first, second = read(card("FN:A") + "a stray line\r\n folded\r\n" + card("FN:B"))
    assert (first.name.full, first.extra, second.name.full) == ("A", (), "B")


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\r\r\n"])
def test_every_kind_of_line_end_is_one(end: str) -> None:
    (found,) = read(card("FN:Ben", "NOTE:a", " b").replace("\r\n", end))
    assert (found.name.full, found.note) == ("Ben", "ab")


def test_a_card_without_its_end_is_still_a_card() -> None:
    assert [found.name.full for found in read("BEGIN:VCARD\nFN:A\nBEGIN:VCARD\nFN:B\n")] == ["B", "A"]


def test_parent_and_nested_card_are_a_card_each() -> None:
    inner = card("N:Inner;Ida", version="2.1")
    found = read(card("N:Outer;Otto", inner.strip(), "TEL:03-0000-0001", version="2.1"))
    assert [(one.name.full, len(one.handles)) for one in found] == [("Ida Inner", 0), ("Otto Outer", 1)]


# Encodings


@pytest.mark.parametrize("name", ["能;表", "ソ十;構"])
@pytest.mark.parametrize("label", [";CHARSET=SHIFT_JIS", ";CHARSET=Windows-31J", ""])
def test_a_shift_jis_backslash_byte_is_part_of_its_kanji(name: str, label: str) -> None:
    (found,) = read(card(f"N{label}:{name};;;", version="2.1").encode("cp932"))
    assert f"{found.name.family};{found.name.given}" == name


def test_quoted_printable_is_read_in_its_own_charset() -> None:
    found = person("N;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCller;J=F6rg", "TEL:1234", version="2.1")
    assert found.name.full == "Jörg Müller"


@pytest.mark.parametrize("label", ["ISO-2022-JP", "iso2022what", ""])
def test_iso_2022_jp_is_read(label: str) -> None:
    (found,) = read(card(f"FN;CHARSET={label}:山田太郎", version="2.1").encode("iso2022_jp"))
    assert found.name.full == "山田太郎"


def test_latin_letters_are_not_taken_for_kanji() -> None:
    (found,) = read(card("FN:Märta Jäger", version="2.1").encode("cp1252"))
    assert found.name.full == "Märta Jäger"


def test_a_lying_charset_does_not_harm_a_utf8_file() -> None:
    assert person("FN;CHARSET=SHIFT_JIS:山田太郎").name.full == "山田太郎"
    assert person("FN;CHARSET=unicode_escape:山田").name.full == "山田"


def test_no_control_character_gets_in() -> None:
    assert person("FN:Be\x00n\x1b", "NOTE:a\x07\tb").name.full == "Ben"


# What a card says


def test_a_whole_name_in_the_family_slot_is_not_split() -> None:
    name = person("N:安藤ロイド;;;;", "SOUND;X-IRMC-N:ｱﾝﾄﾞｳﾛｲﾄﾞ;;;;", version="2.1").name
    assert (name.full, name.family, name.given, name.family_reading) == ("安藤ロイド", "安藤ロイド", "", "ｱﾝﾄﾞｳﾛｲﾄﾞ")


def test_becky_keeps_the_nickname_where_the_parts_of_the_name_belong() -> None:
    name = person("FN:山田太郎", "X-BECKY-IMAGE:0", "N:やまちゃん").name
    assert (name.full, name.family, name.nickname) == ("山田太郎", "", "やまちゃん")


def test_a_name_without_fn_is_composed_in_its_own_order() -> None:
    assert person("N:山田;太郎;;;").name.full == "山田 太郎"
    assert person("N:Stevenson;John;Philip,Paul;Dr.;Jr.").name.full == "Dr. John Philip Paul Stevenson Jr."


def test_without_a_name_the_organisation_the_nickname_or_the_address_stands_in() -> None:
    assert person("N:;;;;", "ORG:見本商事", "NICKNAME:x").name.full == "見本商事"
    assert person("FN:", "NICKNAME:  Big Joey").name.full == "Big Joey"
    assert person("EMAIL:ben@example.com", "TEL:03-0000-0001").name.full == "ben@example.com"


@pytest.mark.parametrize(
    "lines",
    [
        ["N:安藤;登;;;", "X-PHONETIC-LAST-NAME:あんどう", "X-PHONETIC-FIRST-NAME:のぼる"],
        ["N:安藤;登;;;", "SOUND;TYPE=X-IRMC-N:あんどう;のぼる;;;"],
        ['N;SORT-AS="あんどう,のぼる":安藤;登;;;'],
    ],
)
def test_a_reading_is_found_wherever_it_is_written(lines: list[str]) -> None:
    name = person(*lines).name
    assert (name.family_reading, name.given_reading) == ("あんどう", "のぼる")


def test_empty_properties_create_nothing() -> None:
    found = person("FN:Ben", "TEL;HOME:", "EMAIL:", "ADR;HOME:;;;;;;", "ORG:;", "NOTE: ", "BDAY:", "CATEGORIES:,")
    assert (found.handles, found.addresses, found.jobs, found.note, found.extra) == ((), (), (), "", ())


def test_labels_are_those_of_the_group_or_the_type() -> None:
    lines = ["item1.TEL:1111", "item1.X-ABLabel:_$!<Work>!$_", "item2.TEL:2222", "item2.X-ABLabel:秘書"]
    found = person("FN:Ben", *lines, "TEL;WORK;FAX;PREF:3333", 'TEL;TYPE="home,voice":4444')
    assert [handle.label for handle in found.handles] == ["work", "秘書", "work fax", "home"]


def test_accounts_and_profiles_are_handles() -> None:
    found = person(
        "FN:Ben",
        "X-SOCIALPROFILE;type=linkedin:https://www.linkedin.com/in/Ben-Example",
        "IMPP;X-SERVICE-TYPE=Skype:skype:ben.e?chat",
        "X-SIP:sip:ben@example.com",
        "TEL;VALUE=uri:tel:+1-202-555-0143;ext=5",
    )
    values = {handle.value for handle in found.handles}
    assert values == {"linkedin.com/in/ben-example", "skype:ben.e", "sip:ben@example.com", "+12025550143"}


def test_a_number_ends_where_dialling_pauses() -> None:
    assert person("FN:A", "TEL:0300000001p1234w5").handles[0].value == "0300000001"


def test_organisations_and_titles_belong_together_by_order() -> None:
    found = person("FN:A", "TITLE:Engineer", "ORG:Company;North;Sales", "ORG:Poetry", "TITLE:Poet")
    assert found.jobs == (Job("Company", "North Sales", "Engineer"), Job("Poetry", "", "Poet"))


def test_language_forms_of_one_value_are_one_value() -> None:
    found = person("FN;ALTID=1;LANGUAGE=ja:大久保 直", "FN;ALTID=1;LANGUAGE=en:Nao Okubo", "TITLE;ALTID=1:教授")
    assert (found.name.full, found.jobs) == ("大久保 直", (Job("", "", "教授"),))
    assert found.extra == (("FN;ALTID=1;LANGUAGE=en", "Nao Okubo"),)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("BDAY:1975-08-20", PartialDate(1975, 8, 20)),
        ("BDAY:19531015T231000Z", PartialDate(1953, 10, 15)),
        ("BDAY:1980/2/9", PartialDate(1980, 2, 9)),
        ("BDAY:1980年2月9日", PartialDate(1980, 2, 9)),
        ("BDAY:--0312", PartialDate(None, 3, 12)),
        ("BDAY;X-APPLE-OMIT-YEAR=“1604”:1604-03-12", PartialDate(None, 3, 12)),
        ("BDAY;X-APPLE-OMIT-YEAR=1900:19000312", PartialDate(None, 3, 12)),
    ],
)
def test_a_birthday_keeps_its_precision(line: str, day: PartialDate) -> None:
    assert person("FN:A", line).birthday == day


@pytest.mark.parametrize("line", ["BDAY;VALUE=text:circa 1800", "BDAY:0000-00-00", "BDAY:70-7-14"])
def test_a_birthday_that_is_no_date_is_kept_as_written(line: str) -> None:
    found = person("FN:A", line)
    assert (found.birthday, found.extra) == (None, (tuple(line.split(":")),))


def test_a_japanese_address_runs_from_the_postcode_to_the_house() -> None:
    line = "ADR;TYPE=work:;;丸の内0-1\\nみほんビル;千代田区;東京都;100-0000;日本"
    assert person("FN:A", line).addresses == ("100-0000 東京都千代田区丸の内0-1 みほんビル 日本",)


def test_escapes_follow_the_version() -> None:
    text = "NOTE:one\\, two\\nthree C:\\temp"
    assert person("FN:A", text).note == "one, two\nthree C:\\temp"
    assert person("FN:A", text, version="2.1").note == "one, two\\nthree C:\\temp"
    assert person("N:A\\;B;C\\\\", version="2.1").name.family == "A;B"


def test_googles_group_for_everyone_is_no_tag() -> None:
    assert person("FN:A", "CATEGORIES:myContacts,Chess\\, Go,VIP").tags == ("Chess, Go", "VIP")


def test_unknown_properties_are_kept_for_the_way_back() -> None:
    found = person("FN:A", "item1.X-ABDATE;type=pref:2015-06-01", "item1.X-ABLabel:met", "X-B:c\\,d", "TEL:none")
    assert found.extra == (
        ("item1.X-ABDATE;type=pref", "2015-06-01"),
        ("X-B", "c\\,d"),
        ("TEL", "none"),
        ("item1.X-ABLabel", "met"),
    )


@pytest.mark.parametrize("line", ["KIND:org", "X-ABShowAs:COMPANY"])
def test_a_companys_card_is_an_organisation(line: str) -> None:
    assert person("FN:見本商事", line).is_organisation


@pytest.mark.parametrize("line", ["KIND:group", "X-ADDRESSBOOKSERVER-KIND:group"])
def test_a_group_is_not_a_person(line: str) -> None:
    members = ["X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:1"] * 3000
    assert reason(card("FN:Friends", *members, line)) == "This card is a group, not a person."


# The same card is the same


def test_a_uid_is_the_key_without_its_prefix() -> None:
    uid = "0f1e2d3c-5b6a-4798-8f0e-1d2c3b4a5968"
    assert person("FN:A", f"UID: urn:uuid:{uid} ").origin.key == uid


def test_a_uid_that_any_address_book_may_give_counts_only_together_with_the_name() -> None:
    assert person("FN:A", "UID:357").origin.key != person("FN:B", "UID:357").origin.key


def test_without_a_uid_the_same_lines_give_the_same_key() -> None:
    one = person("PRODID:x", "FN:A", "item1.TEL;TYPE=CELL;PREF=1:1234", "REV:20200101")
    other = person("item7.TEL;PREF=1;TYPE=cell:1234", "PHOTO;ENCODING=b:QUFB", "FN:A", "REV:20240101")
    assert one.origin == other.origin
    assert one.origin != person("FN:A", "TEL;TYPE=CELL;PREF=1:1235").origin


# What is too much


def test_a_note_of_ten_megabytes_skips_its_card_and_no_other() -> None:
    skipped, found = read(card("FN:A", "NOTE:" + "x" * 10_000_000) + card("FN:B"))
    assert f"{skipped.place}: {skipped.reason}" == "card 1, from line 1: Its NOTE is longer than 1 MB."
    assert found.name.full == "B"


def test_twenty_thousand_nested_cards_are_one_sentence() -> None:
    assert reason("BEGIN:VCARD\n" * 20_000) == "It holds more than 20 cards inside one another."
    assert len(read("BEGIN:VCARD\n" * 50 + "END:VCARD\n" * 50 + card("FN:B"))) == 2


def test_a_card_with_a_thousand_numbers_is_skipped() -> None:
    assert reason(card("FN:A", *["TEL:1234"] * 1001)) == "It has more than 1000 lines of TEL."
    assert reason(card("FN:" + "x" * 3000)) == "Its FN is longer than 2000 letters."
    assert reason(card("FN:A", *[f"X-{n}:1" for n in range(6000)])) == "It is too large for one card."


@pytest.mark.parametrize(
    "line",
    [
        "TEL;" + 'TYPE="' * 20_000 + ":1",
        "a." * 50_000,
        "X-" + "a " * 50_000,
        "N:" + "\\;" * 50_000,
        "NOTE;ENCODING=QUOTED-PRINTABLE:" + "=\r\n" * 50_000,
        "EMAIL:" + "a@" * 50_000,
        "X-ABLABEL:" + "_$!<" * 400,
        "FN;CHARSET=punycode:" + "é-" * 900,
        "ADR:" + ";" * 100_000,
    ],
)
def test_a_hostile_line_takes_no_time(line: str) -> None:
    start = time.process_time()
    read(card("FN:A", line))
    assert time.process_time() - start < 1


def test_a_picture_is_never_held_in_memory() -> None:
    data = card("FN:A", "PHOTO;ENCODING=b:" + "\r\n ".join(["A" * 74] * 100_000)).encode()
    tracemalloc.start()
    (found,) = read(data)
    assert tracemalloc.get_traced_memory()[1] < 3_000_000
    tracemalloc.stop()
    assert found.extra == (("PHOTO", ""),)


def test_progress_is_told_on_the_way(tmp_path: Path) -> None:
    path = tmp_path / "many.vcf"
    path.write_text(card("FN:A") * 450)
    told = [item for item in SOURCE.read(path) if isinstance(item, Progress)]
    assert len(told) == 2
    assert told[-1].total == path.stat().st_size


# Whatever comes


_PIECES = ["BEGIN:VCARD\n", "END:VCARD\n", "TEL", "N:", "FN", ";", ":", '"', "=", "\n ", "\n", "\\", "^", "\x00"]
_MORE = ["ENCODING=QUOTED-PRINTABLE", "CHARSET=x", ";ALTID=1", "BDAY:--0", "item1.", "山", "é", "\r", "#", "1", ","]


@given(st.lists(st.sampled_from(_PIECES + _MORE)).map("".join))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        read("BEGIN:VCARD\n" + text)
    except Refused:
        pytest.fail("there was a card")


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        read(b"BEGIN:VCARD\nFN:" + data)
        read(data)
    except Refused:
        return


_words = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=40).map(squeeze).filter(bool)
_notes = st.lists(_words, min_size=1, max_size=4).map("\n".join)


def _written(name: str, *parts: str, separator: str = ";") -> bytes:
    for letter in "\\,;":
        parts = tuple(part.replace(letter, "\\" + letter) for part in parts)
    line = f"{name}:{separator.join(parts)}".replace("\n", "\\n").encode()
    return b"\r\n ".join(line[at : at + 74] for at in range(0, len(line), 74)) + b"\r\n"


@given(st.sampled_from(["3.0", "4.0"]), _words, _words, _words, _words, _notes, st.lists(_words, min_size=1))
def test_a_written_card_reads_back(
    version: str, family: str, given_name: str, firm: str, office: str, note: str, tags: list[str]
) -> None:
    lines = [
        _written("VERSION", version),
        _written("N", family, given_name, "", "", ""),
        _written("FN", given_name),
        _written("ORG", firm, office),
        _written("NOTE", note),
        _written("CATEGORIES", *tags, separator=","),
        _written("EMAIL;TYPE=work", "ben@example.com"),
        _written("X-OTHER", note),
    ]
    (found,) = read(b"BEGIN:VCARD\r\n" + b"".join(lines) + b"END:VCARD\r\n")
    assert (found.name.family, found.name.given, found.name.full) == (family, given_name, given_name)
    assert (found.jobs, found.note) == ((Job(firm, office),), note)
    assert list(found.tags) == list(dict.fromkeys(tag for tag in tags if tag.lower() != "mycontacts"))
