"""jCard, JSContact and xCard say what a vCard says."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.kit.say import Refused
from enishi.records import Progress, Sighting, Skipped
from enishi.sources import Confidence, all_sources, recognise

CORPUS = Path(__file__).parents[3] / "shared" / "samples" / "jcard-jscontact"
SAMPLES = Path(__file__).parent / "samples"
KINDS = ("jcard", "jscontact", "xcard", "windows_people")


def said(path: Path, source: str = "") -> list[Sighting | Skipped]:
    (known,) = [source] if source else recognise(path)
    return [item for item in all_sources()[known].read(path) if not isinstance(item, Progress)]


def one(path: Path, source: str = "") -> Sighting:
    (person,) = said(path, source)
    assert isinstance(person, Sighting)
    return person


@pytest.mark.parametrize(
    "attack",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE x SYSTEM "file:///etc/passwd">',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    ],
)
def test_a_document_type_is_refused(tmp_path: Path, attack: str) -> None:
    path = tmp_path / "cards.xml"
    path.write_text(f'<?xml version="1.0"?>{attack}<vcards xmlns="urn:ietf:params:xml:ns:vcard-4.0"></vcards>')
    with pytest.raises(Refused):
        said(path, "xcard")


@pytest.mark.parametrize(
    "inside", ["<a>" * 100_000, "<vcard><fn>" + "x" * (5 << 20), "<vcard><fn " + 'a="x" ' * (1 << 20)]
)
def test_what_is_too_deep_or_too_large_is_refused(tmp_path: Path, inside: str) -> None:
    path = tmp_path / "cards.xml"
    path.write_text(f'<vcards xmlns="urn:ietf:params:xml:ns:vcard-4.0">{inside}')
    with pytest.raises(Refused):
        said(path, "xcard")


def test_a_mail_that_carries_a_card_is_no_file_of_cards(tmp_path: Path) -> None:
    card = (SAMPLES / "xcard" / "cards.xml").read_bytes()
    path = tmp_path / "card.eml"
    path.write_bytes(b"From: ben@example.com\nDate: Mon, 2 Mar 2026 10:00:00 +0000\n\n" + card)
    assert recognise(path) == ["eml"]


def test_a_broken_file_gives_what_stands_before_the_break(tmp_path: Path) -> None:
    whole = (SAMPLES / "xcard" / "cards.xml").read_bytes()
    path = tmp_path / "cards.xml"
    path.write_bytes(whole[: whole.rindex(b"<vcard>") + 20])
    first, _, rest = said(path)
    assert isinstance(first, Sighting)
    assert isinstance(rest, Skipped)


def test_ten_thousand_cards_come_as_a_stream(tmp_path: Path) -> None:
    card = {"@type": "Card", "version": "1.0", "name": {"full": "Ben"}, "notes": {"n": {"note": "x" * 1000}}}
    path = tmp_path / "cards.json"
    path.write_text(json.dumps([card | {"uid": f"{number:020}"} for number in range(10_000)]))
    assert len({item.origin.key for item in said(path) if isinstance(item, Sighting)}) == 10_000


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                "uid kind name full components value phonetic organizations units titles organizationId emails phones "
                "address number label contexts pref onlineServices uri anniversaries date year notes keywords "
                "vCardProps addresses".split()
            ),
            inner,
            max_size=6,
        )
    ),
    max_leaves=20,
)


@given(st.lists(JSON, max_size=4), st.booleans())
def test_whatever_a_card_holds_it_is_a_person_or_skipped(
    tmp_path_factory: pytest.TempPathFactory, inside: list[Any], is_jcard: bool
) -> None:
    path = tmp_path_factory.mktemp("any") / "any.json"
    cards = [{"@type": "Card"} | (found if isinstance(found, dict) else {"name": found}) for found in inside]
    whole = ["vcard", [["fn", {}, "text", "Ben"], *inside]] if is_jcard else cards
    path.write_text(json.dumps(whole), encoding="utf-8")
    source = "jcard" if is_jcard else "jscontact"
    with suppress(Refused):
        first = said(path, source)
        assert first == said(path, source)
        assert len(first) == (1 if is_jcard else len(cards))


@given(st.binary(max_size=300), st.sampled_from(KINDS))
def test_no_bytes_bring_a_reader_down(tmp_path_factory: pytest.TempPathFactory, data: bytes, kind: str) -> None:
    path = tmp_path_factory.mktemp("bytes") / "any"
    path.write_bytes(data)
    assert all_sources()[kind].recognises(path) is Confidence.NO
    with suppress(Refused):
        said(path, kind)


@pytest.mark.skipif(not CORPUS.exists(), reason="The collected samples are not here.")
class TestTheCollectedCards:
    @pytest.mark.parametrize(
        ("file", "source", "people", "skipped", "handles"),
        [
            ("jscontact-tools/jCard-Multilingual.json", "jcard", 1, 0, 0),
            ("jscontact-tools/jCard-RFC7095.json", "jcard", 1, 0, 4),
            ("jscontact-tools/jCard-RFC7483.json", "jcard", 1, 0, 4),
            ("jscontact-tools/jCard-Unstructured.json", "jcard", 1, 0, 0),
            ("jscontact-tools/jCard-Wikipedia.json", "jcard", 1, 0, 3),
            ("node-vcf/jcard.json", "jcard", 1, 0, 4),
            ("jscontact-tools/jsCard-InvalidTypeMemberValue.json", "jscontact", 1, 0, 3),
            ("jscontact-tools/jsCard-Multilingual.json", "jscontact", 1, 0, 0),
            ("jscontact-tools/jsCard-RFC7483.json", "jscontact", 1, 0, 3),
            ("jscontact-tools/jsCard-Unstructured.json", "jscontact", 1, 0, 0),
            ("jscontact-tools/jsCard-addresses_defaultseparator_rfc6868.json", "jscontact", 0, 1, 0),  # nobody's name
            ("jscontact-tools/jsCardGroup.json", "jscontact", 3, 1, 3),  # the first card is a group
            ("jscontact-tools/xCard-RFC6351.xml", "xcard", 1, 0, 4),
            ("jscontact-tools/xCard-Wikipedia.xml", "xcard", 1, 0, 3),
        ],
    )
    def test_every_card_is_found(self, file: str, source: str, people: int, skipped: int, handles: int) -> None:
        assert recognise(CORPUS / file) == [source]
        found = said(CORPUS / file)
        sightings = [item for item in found if isinstance(item, Sighting)]
        assert (len(sightings), len(found) - len(sightings)) == (people, skipped)
        assert sum(len(person.handles) for person in sightings) == handles

    def test_three_forms_of_one_card_say_the_same(self) -> None:
        one_form, other = (
            one(CORPUS / "jscontact-tools" / name) for name in ("jCard-RFC7095.json", "xCard-RFC6351.xml")
        )
        assert (one_form.name, one_form.handles, one_form.jobs) == (other.name, other.handles, other.jobs)
        assert one_form.birthday == other.birthday

    def test_the_pairs_of_vcard_and_jscontact_reach_the_same_people(self, tmp_path: Path) -> None:
        pairs = [pair for file in sorted((CORPUS / "calcard").glob("*.txt")) for pair in pairs_in(file)]
        assert len(pairs) > 100
        wrong = [title for title, card, fragment in pairs if reached(tmp_path, card) != reached(tmp_path, fragment)]
        print(f"{len(pairs)} pairs, {len(wrong)} differ")  # shown by pytest -s
        assert wrong == []


def pairs_in(file: Path) -> list[tuple[str, str, str]]:
    """The first vCard and the first JSContact of every test in one of calcard's files."""
    pairs = []
    for test in re.split(r"^> test ", file.read_text("utf-8"), flags=re.MULTILINE)[1:]:
        title, _, rest = test.partition("\n")
        blocks = [block.strip() for block in re.split(r"^> convert.*\n", rest, flags=re.MULTILINE)]
        cards = [block for block in blocks if not block.startswith(('"', "{", ">")) and "BEGIN:" not in block]
        fragments = [block for block in blocks if block.startswith('"')]
        if cards and fragments:
            pairs.append((title, cards[0], fragments[0]))
    return pairs


def reached(folder: Path, block: str) -> set[tuple[str, str]]:
    """The addresses and the birthday that a block tells, given a name so that it is a person."""
    path = folder / "card"
    if block.startswith('"'):
        fragment = json.loads(f"{{{block}}}")
        card = {"@type": "Card", "nicknames": {"n": {"name": "x"}}} | {k: v for k, v in fragment.items() if k != "kind"}
        path.write_text(json.dumps(card), encoding="utf-8")
        person = one(path, "jscontact")
    else:
        lines = "\n".join(line for line in block.splitlines() if not line.startswith("KIND"))
        path.write_text(f"BEGIN:VCARD\nVERSION:4.0\nNICKNAME:x\n{lines}\nEND:VCARD\n", encoding="utf-8")
        person = one(path, "vcard")
    return {(handle.kind, handle.value) for handle in person.handles} | {("birthday", str(person.birthday))}
