"""Ties and revivals at the terminal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cast import BEN, NOW, mailbox, years_with
from tests.faces.cli.conftest import Said

from enishi.services.owner import add_own_address
from enishi.store.models import Owner


def test_ties_stand_under_their_words_with_the_evidence(full: Callable[..., Said]) -> None:
    said = full("ties")
    assert said.out.startswith("Often in touch\n  Ben Carter")
    assert "Who wrote first: " in said.out
    assert said.err == "2 people\n"


def test_ties_are_one_document_without_a_score(full: Callable[..., Said]) -> None:
    (first,) = full("ties", "--at-most", 1, "--json").document
    assert (first["person"]["name"], first["word"], first["channels"]["mail"]) == ("Ben Carter", "Often in touch", 37)
    assert not {"strength", "score", "warmth"} & (set(first) | set(first["person"]))


def test_ties_refuse_a_number_below_one(enishi: Callable[..., Said]) -> None:
    assert enishi("ties", "--at-most", 0).code == 1


@pytest.fixture
def silent(owner: Owner, enishi: Callable[..., Said], tmp_path: Path) -> Callable[..., Said]:
    add_own_address(owner=owner, text="aiko@example.jp", now=NOW)
    (tmp_path / "m.mbox").write_bytes(mailbox(years_with(BEN, every=30, until=200)))
    assert enishi("import", tmp_path / "m.mbox").code == 0
    return enishi


def test_revive_says_whom_and_why(silent: Callable[..., Said]) -> None:
    said = silent("revive")
    assert "Ben Carter" in said.out
    assert "Last you talked about “Re: 件 " in said.out
    (line,) = silent("revive", "--json").document
    assert line["person"]["name"] == "Ben Carter"
    assert any(reason.startswith("Quiet for ") for reason in line["reasons"])


def test_revive_says_so_when_there_is_nobody(enishi: Callable[..., Said]) -> None:
    assert enishi("revive").out == "No silent tie waits to be picked up.\n"
