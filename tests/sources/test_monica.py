"""Monica's export: contacts, and what happened with them."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.kit.say import Refused
from enishi.records import Interaction, Progress, Sighting, Skipped
from enishi.sources import Confidence, all_sources, recognise
from enishi.sources.monica import read, recognises

SAMPLE = Path(__file__).parent / "samples" / "monica" / "export.json"
CORPUS = Path(__file__).parents[3] / "shared" / "samples" / "monica" / "monica-4.x"
Write = Callable[[Any], Path]


@pytest.fixture
def export(tmp_path: Path) -> Write:
    def write(values: Any) -> Path:
        account = {"data": [{"count": 1, "type": "contact", "values": values}]}
        path = tmp_path / "export.json"
        head = {"version": "1.0-preview.1", "app_version": "4", "exported_by": "u"}
        path.write_text(json.dumps({**head, "account": account}), encoding="utf-8")
        return path

    return write


def said(path: Path) -> list[Any]:
    return [item for item in read(path) if not isinstance(item, Progress)]


def test_no_secret_of_the_account_is_taken_over() -> None:
    assert "SECRET" not in repr(said(SAMPLE))


def test_the_place_of_the_lists_in_the_file_changes_nothing(tmp_path: Path) -> None:
    whole = json.loads(SAMPLE.read_text("utf-8"))
    whole["account"]["data"].reverse()
    whole["account"] = dict(reversed(list(whole["account"].items())))
    turned = tmp_path / "turned.json"
    turned.write_text(json.dumps(whole), encoding="utf-8")
    by_key = [
        {item.origin.key: item for item in said(path) if not isinstance(item, Skipped)} for path in (SAMPLE, turned)
    ]
    assert by_key[0] == by_key[1]


def test_a_type_may_stand_in_the_plural(tmp_path: Path) -> None:
    path = tmp_path / "export.json"
    text = SAMPLE.read_text("utf-8")
    for kind in ("contact", "contact_field", "relationship", "user", "call", "note", "conversation", "gift"):
        text = text.replace(f'"type": "{kind}"', f'"type": "{kind}s"')
    path.write_text(text.replace('"type": "activity"', '"type": "activities"'), encoding="utf-8")
    assert said(path) == said(SAMPLE)


def test_a_birthday_reckoned_from_an_age_is_none(export: Write) -> None:
    date = {"is_age_based": True, "date": "1980-01-01T00:00:00Z"}
    (ben,) = said(export([{"uuid": "c", "properties": {"first_name": "Ben", "birthdate": date}}]))
    assert ben.birthday is None
    assert "is_age_based" in dict(ben.extra)["birthdate"]


def test_a_broken_export_gives_what_stands_before_the_break(export: Write) -> None:
    path = export([{"uuid": f"c{n}", "properties": {"first_name": "Ben"}} for n in range(3)])
    path.write_bytes(path.read_bytes()[:-25])
    assert [type(item) for item in said(path)] == [Sighting, Sighting, Skipped]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=6) | st.just("2021-02-03T00:00:00Z"),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                "uuid properties data type values first_name last_name birthdate date tags is_partial written_at "
                "called_at messages content happened_at".split()
            ),
            inner,
            max_size=5,
        )
        | st.builds(
            lambda kind, values: {"data": [{"type": kind, "values": values}]},
            st.sampled_from(["call", "note", "conversation", "address", "contact_field", "activity", "gift"]),
            st.lists(inner, max_size=3),
        )
    ),
    max_leaves=20,
)


@given(st.lists(st.tuples(JSON, st.text(max_size=3)), max_size=4))
def test_whatever_a_contact_holds_it_goes_in_or_is_shown(
    tmp_path_factory: pytest.TempPathFactory, inside: list[tuple[Any, str]]
) -> None:
    path = tmp_path_factory.mktemp("any") / "any.json"
    contacts = [
        {"uuid": uuid, **(found if isinstance(found, dict) else {"properties": found})} for found, uuid in inside
    ]
    head = {"version": "1", "app_version": "4", "exported_by": "u"}
    block = {"type": "contact", "values": contacts}
    path.write_text(json.dumps({**head, "account": {"data": [block]}}), encoding="utf-8")
    with suppress(Refused):
        first = said(path)
        assert first == said(path)
        assert all(isinstance(item, Sighting | Interaction | Skipped) for item in first)


@given(st.binary(max_size=200))
def test_no_bytes_bring_it_down(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("bytes") / "any"
    path.write_bytes(data)
    assert recognises(path) is Confidence.NO
    with suppress(Refused):
        said(path)


@pytest.mark.skipif(not CORPUS.exists(), reason="The collected samples are not here.")
@pytest.mark.parametrize(
    ("file", "source", "people", "mails"),
    [("vcard_stub.vcf", "vcard", 3, 2), ("single_vcard_stub.vcard", "vcard", 1, 1)],
)
def test_monicas_cards(file: str, source: str, people: int, mails: int) -> None:
    assert recognise(CORPUS / file) == [source]
    found = [item for item in all_sources()[source].read(CORPUS / file) if isinstance(item, Sighting)]
    kinds = [handle.kind for person in found for handle in person.handles]
    assert (len(found), kinds.count("email")) == (people, mails)


@pytest.mark.skipif(not CORPUS.exists(), reason="The collected samples are not here.")
@pytest.mark.parametrize("file", ["broken_vcard_stub.vcard", "single_contact_stub.csv"])
def test_a_card_without_its_beginning_and_a_row_without_its_titles_are_nothing(file: str) -> None:
    assert recognise(CORPUS / file) == []


DUMP = SAMPLE.with_name("export.sql")
HEAD_OF_DUMP = DUMP.read_text("utf-8").partition("INSERT")[0]


def dumped(folder: Path, statements: str) -> list[Any]:
    path = folder / "export.sql"
    path.write_text(HEAD_OF_DUMP + statements, encoding="utf-8")
    return said(path)


def test_a_contact_and_what_was_written_are_the_same_in_sql_and_in_json() -> None:
    both = [{item.origin.key for item in said(path) if not isinstance(item, Skipped)} for path in (SAMPLE, DUMP)]
    shared = both[0] & both[1]
    assert "c-1" in shared
    assert sum(key.startswith("message:") for key in shared) == 2


def test_no_secret_of_the_dump_is_taken_over() -> None:
    assert "SECRET" not in repr(said(DUMP))


def test_a_statement_within_a_text_is_text(tmp_path: Path) -> None:
    text = "('1','it\\\\'s ''so''\\nINSERT INTO `contacts` (`id`) VALUES (2);')".replace("\\\\", "\\")
    items = dumped(tmp_path, f"INSERT IGNORE INTO `contacts` (`id`,`first_name`) VALUES\n {text};\n")
    assert [item.name.full for item in items] == ["it's 'so' INSERT INTO `contacts` (`id`) VALUES (2);"]


def test_a_dump_that_breaks_off_gives_what_stands_before() -> None:
    whole = DUMP.read_text("utf-8")
    keys = {item.origin.key for item in said(DUMP) if isinstance(item, Sighting)}
    at = whole.index("INSERT IGNORE INTO `activity_contact`")
    for size in range(at + 80, len(whole), 211):
        items = _of_text(whole[:size])
        assert {item.origin.key for item in items if isinstance(item, Sighting)} <= keys


def _of_text(text: str) -> list[Any]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "export.sql"
        path.write_text(text, encoding="utf-8")
        return said(path)


WORDS = ["NULL", "1", "'a'", "'\\'", "(", ")", ",", ";", "\n", "INSERT INTO `notes` (`id`) VALUES", " ", "''", "\\"]


@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=3), max_size=30))
def test_no_dump_breaks_the_reader(words: list[str]) -> None:
    contact = "INSERT IGNORE INTO `contacts` (`id`,`first_name`) VALUES\n (1,'Ben');\n"
    text = HEAD_OF_DUMP + contact + "".join(word.replace("\r", "") for word in words)
    once = _of_text(text)
    assert all(isinstance(item, Sighting | Interaction | Skipped) for item in once)
    assert once == _of_text(text)
