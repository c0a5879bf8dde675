"""The pages of docs/ that the program itself tells: its sources, its rules, its commands.

python tools/docs.py write     write them
python tools/docs.py check     fail when one of them is not what would be written now
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
from collections.abc import Callable
from importlib import import_module

import django

from catalogues import ROOT, load
from messages import paragraphs

DOCS = ROOT / "docs"
Tongue = Callable[[str], str]


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"ENISHI_HOME": home, "DJANGO_SETTINGS_MODULE": "enishi.settings"}
        os.environ.pop("DATABASE_URL", None)
        django.setup()
        pages = written()
    match sys.argv[1:]:
        case ["write"]:
            for name, text in pages.items():
                (DOCS / name).write_text(text, encoding="utf-8")
        case ["check"]:
            stale = [name for name, text in pages.items() if not _stands(name, text)]
            sys.exit(f"Out of date: {', '.join(stale)}. Run: make docs" if stale else 0)
        case _:
            sys.exit(__doc__)


def _stands(name: str, text: str) -> bool:
    return (DOCS / name).exists() and (DOCS / name).read_text(encoding="utf-8") == text


def written() -> dict[str, str]:
    """Every generated page by its file's name."""
    catalogue = load()

    def japanese(english: str) -> str:
        found = catalogue.get(english)
        return str(found.string) if found and found.string else english

    return {
        "sources.md": sources(str, "What goes in", "**How to get it.**"),
        "sources.ja.md": sources(japanese, "読み込めるもの", "**手に入れかた**　"),
        "rules.md": rules(str, "What today brings up"),
        "rules.ja.md": rules(japanese, "「今日」に出るわけ"),
        "commands.md": commands(),
    }


def sources(said: Tongue, heading: str, how: str) -> str:
    from enishi.sources import all_sources

    parts = [f"# {heading}"]
    for name, source in sorted(all_sources().items()):
        docstring = import_module(f"enishi.sources.{name}").__doc__ or ""
        parts += [f"## {said(str(source.title))} (`{name}`)", *map(said, paragraphs(docstring))]
        parts.append(f"{how} {said(str(source.how_to_get))}")
    return "\n\n".join(parts) + "\n"


def rules(said: Tongue, heading: str) -> str:
    from enishi.advice import all_rules

    parts = [f"# {heading}"]
    for name, rule in sorted(all_rules().items()):
        parts += [f"## {said(str(rule.title))} (`{name}`)", said(str(rule.why))]
    return "\n\n".join(parts) + "\n"


def commands() -> str:
    from enishi.faces.cli.commands import app

    whole = app.generate_docs(output_format="markdown")
    # The list of commands says the same as the table of contents, and what each one does.
    return re.sub(r"## Table of Contents\n.*?(?=\*\*Commands)", "", whole, flags=re.DOTALL).strip() + "\n"


if __name__ == "__main__":
    main()
