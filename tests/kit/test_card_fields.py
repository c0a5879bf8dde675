"""Lines of a card as its name, company, addresses and numbers."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from enishi.kit.card_fields import Card, CardLine, card_fields
from enishi.kit.card_groups import cards_apart
from enishi.kit.card_lines import in_reading_order, tidied
from enishi.kit.kanji_numbers import number_in_figures


def rows(*lines: tuple[str, float]) -> Card:
    """A card of rows below one another, each with its height."""
    top, told = 0.0, []
    for text, size in lines:
        told.append(CardLine(text, 0.99, 10, top, 10 + size * len(text), top + size))
        top += size * 1.6
    return card_fields(told)


def columns(*lines: tuple[str, float]) -> Card:
    """A card of columns from right to left, each with its width."""
    right, told = 1000.0, []
    for text, size in lines:
        told.append(CardLine(text, 0.99, right - size, 50, right, 50 + size * len(text)))
        right -= size * 1.6
    return card_fields(told)


def said(card: Card) -> dict[str, str]:
    return {field.name: field.text for field in card.fields}


def test_a_japanese_card_is_told_apart() -> None:
    card = rows(
        ("株式会社青葉製作所", 40), ("第二営業部主任", 30), ("佐藤美咲", 70), ("さとうみさき", 22),
        ("デ460-0008愛知県名古屋市中区栄1-2-3", 26), ("栄ビル5F", 26),
        ("TEL052-123-4567FAX052-123-4568", 26), ("携帶090-1234-5678", 26), ("E-mailsato@example.jp", 26),
    )  # fmt: skip
    assert said(card) == {
        "organisation": "株式会社青葉製作所", "department": "第二営業部", "title": "主任", "name": "佐藤美咲",
        "reading": "さとうみさき", "address": "〒460-0008 愛知県名古屋市中区栄1-2-3 栄ビル5F", "phone": "052-123-4567",
        "mobile": "090-1234-5678", "email": "sato@example.jp",
    }  # fmt: skip


def test_an_english_card_is_told_apart() -> None:
    card = rows(
        ("Aoba Works Ltd.", 40), ("Sales Manager, Marketing Department", 26), ("Anna Beckwell", 60),
        ("27 Kingsway Road, Leeds LS1 4AP", 24), ("T +44 20 7946 0101 M +44 7700 900123", 24), ("anna@example.com", 24),
    )  # fmt: skip
    assert said(card) == {
        "organisation": "Aoba Works Ltd.", "title": "Sales Manager", "department": "Marketing Department",
        "name": "Anna Beckwell", "address": "27 Kingsway Road, Leeds LS1 4AP", "phone": "+44 20 7946 0101",
        "mobile": "+44 7700 900123", "email": "anna@example.com",
    }  # fmt: skip


def test_a_card_written_downwards_is_told_apart() -> None:
    card = columns(
        ("有限会社青葉製作所", 40), ("営業部", 28), ("部長", 28), ("渡邉健太郎", 70),
        ("東京都千代田区丸の内一丁目二番三号", 26), ("電話〇三一五二三四一五六七八", 26),
    )  # fmt: skip
    assert said(card) == {
        "organisation": "有限会社青葉製作所", "department": "営業部", "title": "部長", "name": "渡邉健太郎",
        "address": "東京都千代田区丸の内一丁目二番三号", "phone": "03-5234-5678",
    }  # fmt: skip


def test_a_long_vowel_overlooked_in_a_column_is_put_back() -> None:
    assert columns(("チフデザイナ", 28), ("佐藤美咲", 70)).one("title") == "チーフデザイナー"
    assert rows(("マネジャー", 28), ("佐藤美咲", 70)).one("title") == "マネジャー"


def test_the_japanese_side_counts_where_a_card_says_it_twice() -> None:
    card = rows(("青葉物産株式会社", 40), ("Aoba Trading Inc.", 24), ("鈴木愛", 70), ("Ai SUZUKI", 26))
    assert card.one("organisation") == "青葉物産株式会社"
    assert (card.one("name"), card.one("reading")) == ("鈴木愛", "Ai SUZUKI")
    assert card.unread == ["Aoba Trading Inc."]


def test_an_old_form_of_a_kanji_stays_where_the_reader_is_sure_of_it() -> None:
    sure, unsure = (CardLine("奧村惠子", confidence, 0, 0, 280, 70) for confidence in (0.99, 0.9))
    assert (card_fields([sure]).one("name"), card_fields([unsure]).one("name")) == ("奧村惠子", "奥村恵子")
    assert rows(("中野亚子", 70)).one("name") == "中野亜子"


def test_a_title_before_the_name_is_told_from_it() -> None:
    card = rows(("室長 青山 葵", 60), ("株式会社青葉", 30))
    assert (card.one("title"), card.one("name")) == ("室長", "青山 葵")


def test_a_fax_number_is_no_phone() -> None:
    assert "phone" not in said(rows(("FAX 03-5234-5678", 24), ("佐藤美咲", 70)))


def test_a_department_that_sells_to_firms_is_no_firm() -> None:
    assert rows(("法人営業部", 30), ("佐藤美咲", 70)).one("department") == "法人営業部"


def test_a_name_that_only_its_size_tells_is_doubtful() -> None:
    card = rows(("鷽替鵜飼", 70), ("株式会社青葉", 30))
    (name,) = (field for field in card.fields if field.name == "name")
    assert name.confidence < 0.7


def test_a_firm_without_a_legal_form_is_known_by_its_domain() -> None:
    card = rows(("Tsukikage", 40), ("Anna Beckwell", 60), ("anna@tsukikage.example", 24))
    assert card.one("organisation") == "Tsukikage"


def test_nothing_on_a_card_is_lost() -> None:
    card = rows(("佐藤美咲", 70), ("感動を、明日へ", 20))
    assert card.unread == ["感動を、明日へ"]


def test_pieces_of_one_line_are_put_together() -> None:
    pieces = [CardLine("美咲", 0.9, 180, 0, 280, 50), CardLine("佐藤", 0.8, 0, 1, 100, 51)]
    assert [(line.text, line.confidence) for line in in_reading_order(pieces)] == [("佐藤 美咲", 0.8)]


def test_letters_of_another_size_are_another_line() -> None:
    pieces = [CardLine("佐藤美咲", 0.9, 0, 0, 200, 50), CardLine("部長", 0.8, 210, 20, 260, 45)]
    assert len(in_reading_order(pieces)) == 2


def test_a_telephone_number_in_kanji_is_read() -> None:
    assert number_in_figures("電話〇四五ー六九六ー九七二四") == "電話 045-696-9724"
    assert number_in_figures("携帯〇九〇1二〇七〇1一六六一") == "携帯 090-2070-1661"
    assert number_in_figures("携帯〇八〇一一〇八1三一八八") == "携帯 080-1108-3188"  # a dash overlooked


def test_a_number_with_a_figure_missing_is_no_number() -> None:
    assert number_in_figures("携帯〇九〇ー二〇七〇ー六六一") == "携帯〇九〇ー二〇七〇ー六六一"


def test_slips_of_the_reader_are_put_right() -> None:
    assert tidied("青葉夕ワ一12F") == "青葉タワー12F"
    assert tidied("株式会社ルミナエ業") == "株式会社ルミナ工業"
    assert tidied("T330-0854埼玉県") == "〒330-0854 埼玉県"
    assert tidied("taro @ example. co.jp") == "taro@example.co.jp"


def card_at(left: float, top: float, name: str) -> list[CardLine]:
    texts = ("株式会社青葉", name, "TEL 03-5234-5678", f"{name}@example.jp")
    return [CardLine(text, 0.9, left, top + 60 * n, left + 300, top + 60 * n + 30) for n, text in enumerate(texts)]


def test_cards_that_no_edge_tells_apart_are_parted_at_wide_gaps() -> None:
    lines = [*card_at(0, 0, "佐藤"), *card_at(600, 20, "鈴木"), *card_at(0, 500, "田中")]
    assert sorted(lines_[1].text for lines_ in map(in_reading_order, cards_apart(lines))) == ["佐藤", "田中", "鈴木"]


def test_two_addresses_on_one_card_part_nothing() -> None:
    lines = [*card_at(0, 0, "佐藤"), CardLine("private@example.com", 0.9, 0, 240, 300, 270)]
    assert cards_apart(lines) == [lines]


LINES = st.builds(
    CardLine,
    st.text(st.characters(codec="utf-8"), max_size=40)
    | st.text("〇一二三ー-0123456789@.TELFAX〒県市部長 ", max_size=40),
    st.floats(0, 1),
    *[st.floats(0, 2000)] * 4,
)


@given(st.lists(LINES, max_size=12))
def test_whatever_stands_on_a_card_it_is_read(lines: list[CardLine]) -> None:
    card = card_fields(lines)
    assert all(field.text and 0 <= field.confidence <= 1 for field in card.fields)
    assert card == card_fields(lines)
