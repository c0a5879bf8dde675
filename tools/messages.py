"""The sentences that users read: collected from the code and the pages, and what Japanese still lacks.

python tools/messages.py update     take new sentences into the Japanese catalogue, drop those nothing says
python tools/messages.py check      fail on whatever is untranslated, uncertain or out of date
python tools/messages.py compile    write the form that the program reads
"""

from __future__ import annotations

import ast
import io
import re
import sys
from collections.abc import Iterator
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from django.utils.translation.template import templatize

from catalogues import JAPANESE, ROOT, compile_all, is_whole, load, save, strings

PACKAGE = ROOT / "src/enishi"
KEYWORDS: dict[str, Any] = {
    "say": None,
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
_IMPORTS_SAY = re.compile(r"^from enishi\.kit\.say import .*\bsay\b", re.MULTILINE)
_PLACEHOLDER = re.compile(r"\{(\w+)[^{}]*\}|%\((\w+)\)[sdif]")


def main() -> None:
    match sys.argv[1:]:
        case ["update"]:
            update()
        case ["check"]:
            found = list(faults())
            print("\n".join(found) or "Every sentence has its Japanese.")
            sys.exit(bool(found))
        case ["compile"]:
            compile_all()
        case _:
            sys.exit(__doc__)


def update() -> None:
    """Merge what the code says now; what is only nearly the same keeps its translation, marked as uncertain."""
    catalogue = load() if JAPANESE.exists() else Catalog(locale="ja", domain="django")
    catalogue.update(collected())
    save(catalogue)
    missing = sum(not is_whole(message) for message in _spoken(catalogue))
    print(
        f"{len(list(_spoken(catalogue)))} sentences, {missing} of them without Japanese: {JAPANESE.relative_to(ROOT)}"
    )


def collected() -> Catalog:
    """Every sentence that the code and the pages say."""
    catalogue = Catalog(domain="django")
    for path in sorted(PACKAGE.rglob("*.py")):
        _collect(catalogue, path.read_bytes())
    for path in sorted(PACKAGE.rglob("*.html")):
        _collect(catalogue, templatize(path.read_text(encoding="utf-8"), origin=str(path)).encode())
    for docstring in source_docstrings():
        for paragraph in paragraphs(docstring):
            catalogue.add(paragraph)
    return catalogue


def _collect(catalogue: Catalog, code: bytes) -> None:
    for _line, text, _comments, context in extract("python", io.BytesIO(code), KEYWORDS, options={"encoding": "utf-8"}):
        if re.search(r"[^\W\d_]", _PLACEHOLDER.sub("", text if isinstance(text, str) else text[0])):
            catalogue.add(text, context=context)


def source_docstrings() -> Iterator[str]:
    """What each reader says of itself, for the page of sources."""
    for path in sorted([*PACKAGE.glob("sources/*.py"), *PACKAGE.glob("sources/*/__init__.py")]):
        module = ast.parse(path.read_bytes())
        if any(isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "SOURCE" for node in module.body):
            yield ast.get_docstring(module) or ""


def paragraphs(docstring: str) -> list[str]:
    """A docstring's paragraphs, each on one line."""
    return [" ".join(part.split()) for part in docstring.split("\n\n") if part.strip()]


def faults() -> Iterator[str]:
    """Whatever keeps the Japanese from being complete and right, one line each."""
    yield from (f"say() without a literal sentence: {place}" for place in _unsayable())
    yield from differences(collected(), load())


def differences(said: Catalog, kept: Catalog) -> Iterator[str]:
    """Where the sentences that are said and the catalogue that is kept do not fit each other."""
    for message in _spoken(said):
        translated = kept.get(message.id, context=message.context)
        if translated is None or not is_whole(translated):
            yield f"no Japanese: {_shown(message)}"
        elif translated.fuzzy:
            yield f"uncertain: {_shown(message)}"
        elif any(_placeholders(text) != _wanted(message) for text in strings(translated)):
            yield f"other placeholders than the English: {_shown(message)}"
    for message in [*_spoken(kept), *kept.obsolete.values()]:
        if said.get(message.id, context=message.context) is None:
            yield f"nothing says this any more: {_shown(message)}"


def _unsayable() -> Iterator[str]:
    for path in sorted(PACKAGE.rglob("*.py")):
        code = path.read_text(encoding="utf-8")
        calls = ast.walk(ast.parse(code)) if _IMPORTS_SAY.search(code) else ()
        for call in calls:
            if isinstance(call, ast.Call) and ast.unparse(call.func) == "say" and not _is_literal(call.args):
                yield f"{path.relative_to(ROOT)}:{call.lineno}"


def _is_literal(arguments: list[ast.expr]) -> bool:
    return bool(arguments) and isinstance(arguments[0], ast.Constant) and isinstance(arguments[0].value, str)


def _spoken(catalogue: Catalog) -> Iterator[Message]:
    return (message for message in catalogue if message.id)


def _wanted(message: Message) -> set[str]:
    return _placeholders(message.id if isinstance(message.id, str) else message.id[1])


def _placeholders(text: str) -> set[str]:
    return {braced or percent for braced, percent in _PLACEHOLDER.findall(text)}


def _shown(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


if __name__ == "__main__":
    main()
