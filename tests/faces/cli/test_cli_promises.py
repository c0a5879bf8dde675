"""`enishi promises find`: promises in a file of sentences, with no book."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from enishi.faces.cli.commands import run_command

LINES = "I'll send the draft by Friday.\nhello\n明日の15時までに送ってください\n"
SENT = "2026-11-23T09:00+09:00"


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    path = tmp_path / "lines.txt"
    path.write_text(LINES, encoding="utf-8")
    return path


def test_every_line_is_told_with_its_candidates(lines: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["promises", "find", "--lines", str(lines), "--sent", SENT, "--json"]) == 0
    first, second, third = map(json.loads, capsys.readouterr().out.splitlines())
    assert (first["line"], first["text"]) == (1, "I'll send the draft by Friday.")
    assert [(one["kind"], one["agent"], one["due"]) for one in first["candidates"]] == [("promise", "me", "2026-11-27")]
    assert second["candidates"] == []
    assert third["candidates"][0]["due"] == "2026-11-24T15:00:00+09:00"
    assert third["candidates"][0]["agent"] == "them"


def test_a_table_is_printed_for_people(lines: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["promises", "find", "--lines", str(lines), "--sent", SENT]) == 0
    first = capsys.readouterr().out.splitlines()[0].split("\t")
    assert first[:4] == ["1", "promise", "me", "2026-11-27"]


def test_a_wrong_moment_and_a_missing_file_are_refused(lines: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["promises", "find", "--lines", str(lines), "--sent", "soon"]) == 1
    assert "soon" in capsys.readouterr().err
    assert run_command(["promises", "find", "--lines", str(lines.with_name("none.txt"))]) == 1
    assert "none.txt" in capsys.readouterr().err
