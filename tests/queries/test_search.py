"""One box over everything."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from tests.cast import AIKO, BEN, BEN_CARD, MAKOTO, NOW, give, letter, mailbox
from tests.shelf import Shelf

from enishi.kit.ngrams import holds
from enishi.queries.finding import found_by
from enishi.queries.search import Found, search
from enishi.services.indexing import index_facts, index_notes, index_people
from enishi.store.models import Interaction, Note, Owner, Person, Praise

Make = Callable[..., Person]

TARO_CARD = """BEGIN:VCARD
VERSION:3.0
FN:山田 太郎
N:山田;太郎;;;
EMAIL:taro@example.co.jp
TEL:03-5550-1234
ORG:青葉庭園設計
TITLE:部長
ADR;TYPE=WORK:;;栄1-2-3;名古屋市中区;愛知県;460-0008;日本
NOTE:Django の勉強会で会った
CATEGORIES:勉強会
END:VCARD
"""


@pytest.fixture
def taro(owner: Owner, shelf: Shelf) -> Person:
    shelf.fill("Taro and Ben", owner, know_taro)
    return Person.objects.known().get(owner=owner, name="山田 太郎")


def know_taro(owner: Owner) -> None:
    give(owner, "cards.vcf", TARO_CARD + BEN_CARD)
    index_people(owner, list(Person.objects.filter(owner=owner).values_list("pk", flat=True)))


def names(found: Found) -> list[str]:
    return [one.line.name for one in found.people]


def marks(pieces: tuple[object, ...]) -> list[str]:
    return [piece.text for piece in pieces if piece.is_match]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "query",
    [
        *(
            "山田太郎",
            "山田 太郎",
            "山田　太郎",
            "山田",
            "太郎",
            "田太",
            "山",
            "ヤマダ",
            "やまだ",
            "ﾔﾏﾀﾞ",
            "やまだたろう",
        ),
        *("yamada", "YAMADA", "Yamada Taro", "taro yamada", "Taroh Yamada", "yamadataro", "yam"),
        *("青葉", "庭園", "名古屋", "愛知 部長", "django", "勉強会", "taro@example.co.jp", "03-5550", "0355501234"),
    ],
)
def test_somebody_is_found_as_written_as_read_in_romaji_and_by_what_is_said_of_them(
    owner: Owner, taro: Person, query: str
) -> None:
    assert names(search(owner=owner, query=query)) == ["山田 太郎"]
    assert list(found_by(Person.objects.known(), query)) == [taro]


@pytest.mark.parametrize(
    "query", ["山本", "田山", "mada", "やまも", "青葉 ben", "%", "_", "'", '"', "*", "a OR b", "-"]
)
def test_what_nobody_is_called_finds_nobody(owner: Owner, taro: Person, query: str) -> None:
    assert names(search(owner=owner, query=query)) == []
    assert not found_by(Person.objects.known(), query).exists()


def test_an_empty_query_finds_nothing_on_the_page_and_everybody_in_a_list(owner: Owner, taro: Person) -> None:
    assert search(owner=owner, query=" ") == Found(" ", (), 0, (), 0, 1, 1)
    assert found_by(Person.objects.known(), " ").count() == 2


def test_the_closest_come_first_and_names_before_other_lines(owner: Owner, person: Make) -> None:
    for name, days, organisation in (("森 一", 1, ""), ("森 二", 9, ""), ("林 三", 50, "森商事")):
        person(name, days=days, organisation=organisation)
    index_people(owner, list(Person.objects.values_list("pk", flat=True)))
    assert names(search(owner=owner, query="森")) == ["森 二", "森 一", "林 三"]


def test_the_line_that_matched_is_shown_and_marked(owner: Owner, taro: Person) -> None:
    (by_name,) = search(owner=owner, query="太郎").people
    (by_place,) = search(owner=owner, query="名古屋").people
    (by_reading,) = search(owner=owner, query="yamada").people
    assert (marks(by_name.name), by_name.why) == (["太郎"], ())
    assert (by_place.name, marks(by_place.why)) == ((), ["名古屋"])
    assert (by_reading.name, by_reading.why) == ((), ())


def test_a_mail_is_shown_by_its_line_and_its_people_as_they_are_now(owner: Owner) -> None:
    give(owner, "m.mbox", mailbox([letter(BEN, AIKO, days_ago=2, subject="Roses", text="The garden gate is open.")]))
    index_people(owner, list(Person.objects.values_list("pk", flat=True)))
    (mail,) = search(owner=owner, query="gard").texts
    assert (mail.kind, marks(mail.line), "".join(piece.text for piece in mail.subject)) == ("mail", ["gard"], "Roses")
    assert "Ben Carter" in [who.name for who in mail.people]
    Person.objects.filter(name="Ben Carter").update(name="Ben C. Carter")
    (mail,) = search(owner=owner, query="gard").texts
    assert "Ben C. Carter" in [who.name for who in mail.people]


def test_texts_come_newest_first_whatever_they_are(owner: Owner, person: Make) -> None:
    makoto = person("髙橋 誠")
    for days in (1, 30):
        give(owner, f"{days}.mbox", mailbox([letter(MAKOTO, AIKO, days_ago=days, subject=f"庭 {days}")]))
    note = Note.objects.create(owner=owner, person=makoto, text="庭の話", at=NOW - timedelta(days=7))
    praise = Praise.objects.create(owner=owner, key="p", digest="", direction="in", name="森 一", words="庭が見事")
    index_notes(owner, [note.pk])
    index_facts(owner, [praise])
    texts = search(owner=owner, query="庭").texts
    assert [text.kind for text in texts] == ["mail", "note", "mail", "praise"]
    assert [marks((*text.subject, *text.line)) for text in texts] == [["庭"]] * 4


def test_pages_neither_repeat_nor_lose_a_text(owner: Owner) -> None:
    rows = [
        Interaction(owner=owner, key=str(n), digest="", at=NOW - timedelta(hours=n % 5), kind="mail", text=f"庭 {n}")
        for n in range(47)
    ]
    index_facts(owner, Interaction.objects.bulk_create(rows))
    pages = [search(owner=owner, query="庭", page=number) for number in (1, 2, 3)]
    assert [(page.page, page.pages, page.texts_total) for page in pages] == [(1, 3, 47), (2, 3, 47), (3, 3, 47)]
    assert len({text.id for page in pages for text in page.texts}) == 47
    times = [text.at for page in pages for text in page.texts if text.at]
    assert times == sorted(times, reverse=True)


def test_the_index_counts_what_a_look_at_every_text_counts(owner: Owner) -> None:
    texts = [
        *(
            "自動車部品の見積書",
            "自動のドア、動車部",
            "名古屋でDjango",
            "ﾃﾞｰﾀ基盤",
            "データを",
            "林",
            "森林の林",
            "gardening",
        ),
        *(
            "garden",
            "the garden gate",
            "お世話になっております",
            "お願いします。お願い",
            "会議室Ｂ2",
            "b2 会議",
            "渡邉様",
            "渡辺",
        ),
    ]
    rows = [Interaction(owner=owner, key=t, digest="", at=NOW, kind="mail", text=t) for t in texts]
    index_facts(owner, Interaction.objects.bulk_create(rows))
    for (
        query
    ) in "自動 自動車 自動車部 動車部品の 林 garden gar デー データ お願い お願いし 会議室 b2 渡辺 渡邊 庭".split():
        assert search(owner=owner, query=query).texts_total == sum(holds(text, query) for text in texts), query


def test_people_who_are_not_kept_are_not_found(owner: Owner, person: Make) -> None:
    for number, fields in enumerate(({"is_aside": True}, {"is_owner": True}, {"is_nobody": True}, {})):
        person(f"森 {number}", last=date(2026, 1, 1), **fields)
    index_people(owner, list(Person.objects.values_list("pk", flat=True)))
    found = search(owner=owner, query="森")
    assert (names(found), found.people_total) == (["森 3"], 1)
