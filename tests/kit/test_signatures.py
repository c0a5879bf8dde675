"""A signature is read as a business card: exactly, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.growth import grows_in_step

from enishi.kit.signatures import Signature, signature_of

CARDS = Path(__file__).parent / "signatures.txt"
FIELDS = {"phones", "direct", "emails", "urls"}


def cards() -> list[tuple[str, Signature]]:
    """The cards of the file: a mail's end, `=>`, and a line for each field that must be read from it."""
    found = []
    for card in CARDS.read_text(encoding="utf-8").split("\n%%\n"):
        text, _, expected = card.strip("\n").partition("\n=>\n")
        said = dict(line.split(" ", 1) for line in expected.split("\n"))
        fields = {name: tuple(value.split(" ; ")) if name in FIELDS else value for name, value in said.items()}
        found.append((text, Signature(**fields)))  # type: ignore[arg-type]
    return found


@pytest.mark.parametrize(("text", "expected"), cards(), ids=lambda value: getattr(value, "name", ""))
def test_a_signature_is_read_exactly(text: str, expected: Signature) -> None:
    assert signature_of(f"Words of the mail.\n\nMore words.\n\n{text}\n") == expected


def test_there_are_cards_in_both_languages() -> None:
    in_japanese = [text for text, _ in cards() if any(ord(character) > 0x3040 for character in text)]
    assert len(in_japanese) >= 20
    assert len(cards()) - len(in_japanese) >= 20


@pytest.mark.parametrize(
    "text",
    [
        "Please call me at 03-0000-0000 or write to bo@example.org.",
        "何かありましたら、携帯（090-0000-0001）までお電話ください。",
        "We met the people of Example Ltd.\nThey asked for\nJane Doe, Head of Design.",
        "──────────\n日時：1/20 15:00\n場所：株式会社サンプル 会議室\nTEL：03-0000-0000\n──────────",
        "議事録\n\n出席者：山田部長、鈴木課長\n議題：来期の計画\n株式会社サンプル 営業部\nTEL 03-0000-0000",
        "--\nAgenda: the budget\nVenue: Example Ltd., 12 High Street\nPhone: +44 20 7946 0000",
        "On Mon, Jan 15, 2024 at 9:00 AM Jane <jane@example.com> wrote:\n\n> --\n> Jane Doe\n> Planner\n> Example Ltd.",
        "2024年1月15日(月) 10:00 山田 太郎 <taro@example.jp>:\n\n> 株式会社サンプル\n> 山田 太郎\n> TEL 03-0000-0000",
        "-----Original Message-----\nFrom: Jane Doe\n\n--\nJane Doe\nHead of Design\nExample Ltd.",
        "This e-mail and any attachments are confidential and intended solely for the addressee.\nExample Ltd.",
        "※本メールには機密情報が含まれている場合があります。\n株式会社サンプル",
        "--\nBo",
        "--\nBo Builder\nbo@example.org\nhttps://example.org/bo",
        "Sent from my iPhone",
        "--\nThe early bird catches the worm, but the second mouse gets the cheese.",
        "Best regards,\nJane",
        "振込先：例示銀行 本店\n口座：普通 0000001\n名義：株式会社サンプル",
        "Invoice: 2024-001\nTotal: 100\nExample Ltd.\nIBAN: XX00 0000 0000 0000",
        "以上、よろしくお願いいたします。\n山田",
        "--\nTEL/FAX の件、承知しました。",
        "FAX 03-0000-0002\nyamada@example.jp\nhttps://example.jp",
        "- apples\n- pears\n- Engineering Manager",
        "",
    ],
)
def test_what_is_no_signature_for_certain_is_none(text: str) -> None:
    assert signature_of(f"Words of the mail.\n\n{text}\n") is None


def test_a_fax_reaches_nobody() -> None:
    found = signature_of("Words.\n\n--\nJane Doe\nExample Ltd.\nFax: +44 20 7946 0001\nF +44 20 7946 0002\n")
    assert found is not None
    assert found.phones == ()


@pytest.mark.parametrize("label", ["TEL", "Phone", "代表", "Main", "Office", "電話"])
def test_a_switchboard_is_nobodys_own(label: str) -> None:
    found = signature_of(f"はい。\n\n--\n株式会社サンプル\n山田 太郎\n{label}: 03-0000-0000\n")
    assert found is not None
    assert (found.phones, found.direct) == (("03-0000-0000",), ())


@pytest.mark.parametrize("label", ["携帯", "Mobile", "直通", "Direct", "携帯電話", "TEL(直通)"])
def test_a_phone_of_ones_own_is_told_from_a_switchboard(label: str) -> None:
    found = signature_of(f"はい。\n\n--\n株式会社サンプル\n山田 太郎\n{label}: 03-0000-0001\n")
    assert found is not None
    assert found.direct == ("03-0000-0001",)


def test_only_the_last_signature_of_a_thread_counts() -> None:
    quoted = "On 1 Jan 2024, Jane <j@example.com> wrote:\n> --\n> Jane Doe\n"
    found = signature_of(f"Yes.\n\n--\nBo Builder\nPlanner\nExample Ltd.\n\n{quoted}")
    assert found is not None
    assert (found.name, found.title) == ("Bo Builder", "Planner")


PIECES = st.sampled_from(
    "-- |━━━━━━|\n|株式会社サンプル|課長|山田 太郎|（やまだ たろう）|TEL: |03-0000-0000|〒100-0000 |東京都|Jane Doe"
    "|Head of |Example Ltd.|a@example.jp|https://|, | \u3000|/|(|)|1|様|.|:|営業部 |ext. 5".split("|")
)


@given(st.lists(PIECES | st.text(max_size=6), max_size=40).map("".join))
def test_any_text_is_read_or_left(text: str) -> None:
    found = signature_of(text)
    assert found is None or found.organisation or found.title or found.phones
    assert found is None or set(found.direct) <= set(found.phones)


@pytest.mark.parametrize(
    "piece", ["1", "0-", "(", "a ", "A ", "山", "Jane ", "of ", "TEL 0", "〒", "|", ", ", "a@", "www."]
)
def test_a_hostile_signature_is_read_quickly(piece: str) -> None:
    for length in (150, 100_000):
        assert signature_of(f"Words.\n\n--\n{piece * (length // len(piece))}\n" * 3) is None or length == 150
    line = f"{piece * (190 // len(piece))}\n"
    assert grows_in_step(lambda length: signature_of("Words.\n\n--\n" + line * (length // len(line))), 100_000)
