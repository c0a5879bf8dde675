"""The desk keeps its word: what is documented exists, what exists is documented, and the floors hold."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from catalogues import load, save
from docs import written
from enishi.advice import all_rules
from enishi.advice.rank import CAPS
from enishi.faces.cli.commands import app
from enishi.sources import all_sources
from messages import differences, faults

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src/enishi"
TEMPLATES = sorted(PACKAGE.rglob("*.html"))


def page(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["", ".ja"])
def test_every_source_stands_in_the_docs(language: str) -> None:
    assert set(all_sources()) == set(re.findall(r"^## .*\(`(\w+)`\)$", page(f"sources{language}.md"), re.MULTILINE))


@pytest.mark.parametrize("language", ["", ".ja"])
def test_every_rule_stands_in_the_docs(language: str) -> None:
    assert set(all_rules()) == set(re.findall(r"^## .*\(`(\w+)`\)$", page(f"rules{language}.md"), re.MULTILINE))


def test_every_rule_has_its_room_in_a_day() -> None:
    assert set(CAPS) == set(all_rules())


def test_every_command_stands_in_the_docs() -> None:
    shown = {name for name in app.resolved_commands() if not name.startswith("-") and app[name].show}
    assert shown == set(re.findall(r"^## enishi (\w+)$", page("commands.md"), re.MULTILINE))


def test_every_command_says_what_it_does() -> None:
    assert not [name for name in app.resolved_commands() if not name.startswith("-") and not app[name].help]


def test_every_setting_stands_in_the_docs() -> None:
    read = {
        name
        for path in PACKAGE.rglob("*.py")
        for name in re.findall(r"\"(ENISHI_\w+|DATABASE_URL)\"", path.read_text(encoding="utf-8"))
    }
    assert read == set(re.findall(r"^\| `(\w+)`", page("settings.md"), re.MULTILINE))


def test_the_generated_pages_are_those_of_today() -> None:
    assert {name: page(name) for name in written()} == written()


def test_every_sentence_has_its_japanese() -> None:
    assert list(faults()) == []


@pytest.mark.parametrize(
    ("english", "japanese", "fault"),
    [
        ("{n} rows", "{m} 行", "other placeholders than the English: {n} rows"),
        ("{n} rows", "", "no Japanese: {n} rows"),
        ("{n} rows", "{n} 行", None),
    ],
)
def test_a_translation_keeps_every_placeholder(english: str, japanese: str, fault: str | None) -> None:
    said, kept = Catalog(locale="ja"), Catalog(locale="ja")
    said.add(english)
    kept.add(english, japanese)
    assert list(differences(said, kept)) == ([fault] if fault else [])


def test_a_sentence_that_nothing_says_is_found() -> None:
    kept = Catalog(locale="ja")
    kept.add("Gone", "なし")
    assert list(differences(Catalog(), kept)) == ["nothing says this any more: Gone"]


def test_the_catalogue_reads_back_as_it_was_written(tmp_path: Path) -> None:
    kept = Catalog(locale="ja")
    kept.add(("%(n)d day", "%(n)d days"), ("%(n)d 日",))
    kept.add("A “quoted”\nline", "「引用」の\n行")
    save(kept, tmp_path / "first.po")
    save(load(tmp_path / "first.po"), tmp_path / "second.po")
    assert (tmp_path / "first.po").read_bytes() == (tmp_path / "second.po").read_bytes()
    assert {message.id: message.string for message in load(tmp_path / "second.po") if message.id} == {
        message.id: message.string for message in kept if message.id
    }


def test_both_readmes_name_the_same_commands_and_pages() -> None:
    named = [
        set(re.findall(r"`((?:enishi|make|pipx)[^`]*)`|\]\(([^)]+)\)", (ROOT / name).read_text(encoding="utf-8")))
        for name in ("README.md", "README.ja.md")
    ]
    english, japanese = ({re.sub(r"\.ja\b", "", "".join(pair)) for pair in pairs} for pairs in named)
    assert english == japanese


@pytest.mark.parametrize("name", sorted(path.name for path in ROOT.glob("*.md")))
def test_every_link_between_our_pages_leads_somewhere(name: str) -> None:
    links = re.findall(r"(?<!!)\[[^\]]*\]\((?!https?:)([^)#]+)", (ROOT / name).read_text(encoding="utf-8"))
    assert not [link for link in links if not (ROOT / link).exists()]


def test_the_map_shows_the_floors_that_are_checked() -> None:
    tools = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    drawn = re.search(r"## Floors.*?```\n(.*?)```", (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8"), re.DOTALL)
    assert drawn
    checked = [re.findall(r"\w+", layer) for layer in tools["importlinter"]["contracts"][0]["layers"]]
    shown = [re.findall(r"\w+", re.split(r"\s{2,}", line)[0]) for line in drawn[1].splitlines()]
    assert shown == checked


@pytest.mark.slow
def test_a_wrong_import_breaks_the_check(tmp_path: Path) -> None:
    shutil.copytree(PACKAGE, tmp_path / "src/enishi", ignore=shutil.ignore_patterns("__pycache__", "static"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    with (tmp_path / "src/enishi/advice/rank.py").open("a", encoding="utf-8") as file:
        file.write("\nfrom enishi.store.models import Person\n")
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [linter, "--no-cache"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert re.search(r"enishi\.advice\.rank\W+->\W+enishi\.store\.models", done.stdout)


def test_no_tracked_file_is_large() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False).stdout
    files = [ROOT / name for name in listed.split("\0") if name]
    assert not [path.name for path in files if path.exists() and path.stat().st_size > 600_000]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_template_keeps_style_and_script_to_their_files(template: Path) -> None:
    text = template.read_text(encoding="utf-8")
    tags = re.findall(r"<[a-z][^>]*>", text, re.DOTALL)
    assert not [tag for tag in tags if re.search(r"\s(?:style|on[a-z]+|hx-on[:\w-]*)\s*=", tag)]
    assert not re.search(r"<style\b|javascript:|<script(?![^>]*\bsrc=)", text)
