"""Text as tokens, and the line in which a query stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.kit.marks import best_line, marked
from enishi.kit.ngrams import LONGEST, MOST, holds, plain, tokens, wanted
from enishi.kit.text import squeeze

# What people write: kana, kanji, Latin, digits, half width, signs, and the odd character from anywhere.
TEXT = st.text(
    st.one_of(st.sampled_from("山田太郎髙橋名古屋やまだヤマダﾔﾏﾀﾞーabnNÄé03-１２ 　、。・@"), st.characters()),
    max_size=60,
)


def found_by_tokens(text: str, query: str) -> bool:
    """What any index does with the tokens: phrases side by side, and beginnings."""
    said = tokens(text)
    asked = wanted(query)

    def stands(grams: tuple[str, ...], is_prefix: bool) -> bool:
        if is_prefix:
            return any(token.startswith(grams[0]) for token in said)
        return any(tuple(said[at : at + len(grams)]) == grams for at in range(len(said)))

    return bool(asked) and all(stands(want.grams, want.is_prefix) for want in asked)


def test_a_run_of_japanese_is_pairs_and_its_last_character() -> None:
    assert tokens("名古屋へ Django") == ["名古", "古屋", "屋へ", "へ", "django"]


@pytest.mark.parametrize(
    "query", ["林", "名古", "古屋市", "屋市の", "garden", "gard", "GARDEN", "３", "3月", "名古屋 garden"]
)
def test_any_part_of_japanese_and_any_beginning_of_a_word_is_found(query: str) -> None:
    assert found_by_tokens("名古屋市の林さん、garden は3月", query)


@pytest.mark.parametrize("query", ["arden", "古名", "名屋", "4月", "", " ", "%", "'"])
def test_neither_the_middle_of_a_word_nor_characters_apart_nor_signs_are_found(query: str) -> None:
    assert not found_by_tokens("名古屋市の林さん、garden は3月", query)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("髙橋", "高橋"),
        ("渡邉", "渡辺"),
        ("ﾃﾞｰﾀ", "データ"),
        ("やまだ", "ヤマダ"),
        ("Ｗｅｂ", "web"),
        ("㈱青葉", "(株)青葉"),
    ],
)
def test_width_case_variants_and_the_kind_of_kana_make_no_difference(text: str, query: str) -> None:
    assert found_by_tokens(text, query)
    assert found_by_tokens(query, text)


@given(TEXT, TEXT.map(lambda text: text[:4]))
def test_the_tokens_find_exactly_what_the_text_holds(text: str, query: str) -> None:
    assert found_by_tokens(text, query) == holds(text, query)


@given(TEXT, st.data())
def test_a_text_is_found_by_any_piece_of_its_japanese(text: str, data: st.DataObject) -> None:
    runs = [want.text for want in wanted(text) if len(want.grams) > 1]
    if runs:
        run = data.draw(st.sampled_from(runs))
        start = data.draw(st.integers(0, len(run) - 1))
        assert holds(text, run[start : data.draw(st.integers(start + 1, len(run)))])


def test_a_listing_is_indexed_as_far_as_a_database_keeps_places() -> None:
    assert len(tokens("語" * 40_000)) == MOST
    assert max(map(len, tokens("a" * 5_000))) == LONGEST


@given(TEXT, TEXT.map(lambda text: text[:4]))
def test_the_pieces_of_a_line_make_up_the_line(text: str, query: str) -> None:
    pieces = marked(text, query)
    assert not pieces or "".join(piece.text for piece in pieces) == squeeze(text)
    assert all(plain(piece.text) for piece in pieces if piece.is_match)


@pytest.mark.parametrize(
    ("text", "query", "marks"),
    [
        ("髙橋 誠さん", "高橋誠", []),
        ("髙橋 誠さん", "高橋 誠", ["髙橋", "誠"]),
        ("顧客ﾃﾞｰﾀの件", "データ", ["ﾃﾞｰﾀ"]),
        ("The GARDEN gate", "gar", ["GAR"]),
        ("in Berlin", "in", ["in"]),
        ("青葉青葉", "青葉", ["青葉青葉"]),
    ],
)
def test_what_matches_is_marked_as_it_is_written(text: str, query: str, marks: list[str]) -> None:
    assert [piece.text for piece in marked(text, query) if piece.is_match] == marks


def test_of_a_long_text_the_part_around_the_match_is_shown() -> None:
    pieces = marked("前" * 300 + "名古屋" + "後" * 300, "名古屋", width=80)
    assert [piece.text for piece in pieces if piece.is_match] == ["名古屋"]
    assert (pieces[0].text, pieces[-1].text) == ("…", "…")
    assert sum(len(piece.text) for piece in pieces) == 82


def test_of_several_lines_the_one_that_holds_most_is_shown() -> None:
    pieces = best_line(["名古屋", "京都", "名古屋の garden"], "名古屋 garden")
    assert "".join(piece.text for piece in pieces) == "名古屋の garden"
    assert best_line(["京都"], "名古屋") == ()
