"""A table's columns, said on the command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from enishi.store.models import Import, Person


@pytest.fixture
def riddle(tmp_path: Path) -> Path:
    path = tmp_path / "riddle.csv"
    path.write_text("Wer,Wo,Post\nBen Carter,Harbour Works,ben at example\n", encoding="utf-8")
    return path


def test_a_table_with_titles_is_imported_and_read_at_once(enishi: Callable, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("氏名,メールアドレス\n髙橋 誠,makoto@example.com\n", encoding="cp932")
    assert enishi("import", path).code == 0
    assert Person.objects.known().get().name == "髙橋 誠"
    (line,) = enishi("read", path).lines
    assert (line["source"], line["name"]["full"]) == ("table", "髙橋 誠")


def test_a_table_that_nobody_can_guess_is_asked_about(enishi: Callable, riddle: Path) -> None:
    said = enishi("import", riddle)
    assert said.code == 1
    assert "Wer, Wo, Post" in said.err
    assert "--map" in said.err
    assert enishi("read", riddle).code == 1


def test_map_says_what_the_columns_hold(enishi: Callable, riddle: Path) -> None:
    wishes = ("--map", "name=Wer", "--map", "organisation=Wo")
    (line,) = enishi("read", riddle, *wishes).lines
    assert line["name"]["full"] == "Ben Carter"
    assert enishi("import", *wishes, riddle).code == 0
    assert Person.objects.known().get().organisation == "Harbour Works"


def test_a_word_that_map_does_not_know_leaves_nothing_half_done(enishi: Callable, riddle: Path) -> None:
    said = enishi("import", riddle, "--map", "shoe=Wer")
    assert (said.code, Import.objects.count()) == (1, 0)
    assert "organisation" in said.err


def test_days_that_can_be_read_twice_are_asked_about_and_map_answers(enishi: Callable, tmp_path: Path) -> None:
    path = tmp_path / "born.csv"
    path.write_text("Name,Birthday\nBen Carter,05/03/1980\n", encoding="utf-8")
    assert "“05/03/1980”" in enishi("import", path).err
    (line,) = enishi("read", path, "--map", "days=mdy").lines
    assert line["birthday"] == {"year": 1980, "month": 5, "day": 3}
    assert enishi("import", path, "--map", "days=dmy").code == 0
    assert enishi("import", path, "--map", "days=ymd").code == 1
