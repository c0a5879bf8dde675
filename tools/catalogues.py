"""The translations' files: read, written so that a change is a small diff, compiled for the program."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
LOCALE = ROOT / "src/enishi/locale"
JAPANESE = LOCALE / "ja/LC_MESSAGES/django.po"

# No dates, names or programs: a header that never changes never stands in anyone's way.
_HEADER = """\
# enishi in Japanese. New messages come in by `make messages`.
msgid ""
msgstr ""
"Project-Id-Version: enishi\\n"
"Language: ja\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

"""


def load(path: Path = JAPANESE) -> Catalog:
    """The catalogue as it stands in the file."""
    with path.open("rb") as file:
        return read_po(file, locale="ja", domain="django")


def save(catalogue: Catalog, path: Path = JAPANESE) -> None:
    """Write it sorted, without places and dates."""
    body = io.BytesIO()
    write_po(body, catalogue, omit_header=True, no_location=True, sort_output=True, width=110, ignore_obsolete=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_HEADER + body.getvalue().decode("utf-8").strip() + "\n", encoding="utf-8")


def strings(message: Message) -> tuple[str, ...]:
    """A message's translations: one, or one for each of the language's plurals."""
    string = message.string
    return (string or "",) if isinstance(string, str | None) else tuple(string)


def is_whole(message: Message) -> bool:
    """Whether a message has every translation it needs."""
    return all(strings(message))


def compile_all(locale: Path = LOCALE) -> list[Path]:
    """Every `.po` below the folder as the `.mo` that gettext reads, the same bytes from the same text."""
    made = []
    for path in sorted(locale.glob("*/LC_MESSAGES/*.po")):
        catalogue = load(path)
        for message in [one for one in catalogue if one.id and not is_whole(one)]:
            catalogue.delete(message.id, message.context)  # gettext would say nothing instead of the English
        catalogue.creation_date = catalogue.revision_date = datetime(2026, 1, 1, tzinfo=UTC)
        compiled = path.with_suffix(".mo")
        with compiled.open("wb") as file:
            write_mo(file, catalogue)
        made.append(compiled)
    return made
