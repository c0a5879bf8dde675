"""`enishi find`: one box on the command line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from enishi.services.indexing import catch_up
from enishi.store.models import Owner


@pytest.fixture
def indexed(full: Callable[..., Any], owner: Owner) -> Callable[..., Any]:
    catch_up(owner)
    return full


def test_people_and_texts_are_found_by_all_the_words(indexed: Callable[..., Any]) -> None:
    said = indexed("find", "slides", "friday")
    assert said.code == 0
    assert said.out.splitlines()[0].split("\t")[1:3] == ["mail", "Ben Carter"]
    assert "0 people, 1 text" in said.err


def test_a_document_tells_programs_what_matched(indexed: Callable[..., Any]) -> None:
    found = indexed("find", "takahashi", "--json").document
    assert [person["line"]["name"] for person in found["people"]] == ["髙橋 誠"]
    (text,) = indexed("find", "slides", "friday", "--json").document["texts"]
    assert [piece["text"] for piece in text["line"] if piece["is_match"]] == ["slides", "Friday"]


def test_nothing_found_is_no_fault(indexed: Callable[..., Any]) -> None:
    said = indexed("find", "zzz")
    assert (said.code, said.out) == (0, "")
