"""The command line: the same verbs as the page. Words go to stderr, answers to stdout, `--json` for programs."""

from __future__ import annotations

import locale
from collections.abc import Callable, Sequence

from cyclopts import App, CycloptsError
from django.utils import translation

from enishi.faces.cli import book, digest, find, keep, look, many, measure, noting, owed, past, ties, wish
from enishi.faces.cli.cards import cards
from enishi.faces.cli.output import tell
from enishi.faces.cli.promises import promises
from enishi.faces.cli.run import ready_database
from enishi.kit.say import Refused
from enishi.queries.owner import sole_owner

app = App(
    name="enishi",
    help="Keep the ties that carry a working life: from your own files, on your own machine.",
    version="0.1.0",
    help_format="plaintext",
)
_VERBS: tuple[Callable[..., object], ...] = (
    *(book.run, book.demo, book.link),
    *(look.read, keep.import_, look.today, find.find, look.people, look.show, look.doubts, look.sources),
    *(many.tag, many.rhythm, noting.note, wish.dear, wish.peace),
    *(ties.ties, ties.now, ties.revive),
    *(past.census, past.organisations, past.organisation),
    *(measure.measure, owed.replies),
    *(keep.doctor, keep.backup, keep.restore, look.export, digest.digest, keep.rebuild),
)
for verb in _VERBS:
    app.command(verb, name=verb.__name__.rstrip("_"))
app.command(promises)
app.command(cards)
app.default(book.run)
_BOOKLESS = (["promises", "find"],)  # commands that neither read nor make a book


def run_command(arguments: Sequence[str]) -> int:
    """Run one command; the exit code is 0 when it did what was asked, 1 when it was refused, 2 when misspoken."""
    needs_book = list(arguments[:2]) not in _BOOKLESS
    if needs_book:
        ready_database()
    with translation.override(_language() if needs_book else _terminal_language()):
        try:
            result = app(list(arguments), exit_on_error=False, print_error=True, result_action="return_value")
        except Refused as refusal:
            tell(refusal.sentence)
            return 1
        except CycloptsError:
            return 2
        except BrokenPipeError:
            return 1
    return result if isinstance(result, int) else 0


def _language() -> str:
    """The owner's language, else the terminal's."""
    owner = sole_owner()
    if owner is not None and owner.language:
        return owner.language
    return _terminal_language()


def _terminal_language() -> str:
    return "ja" if (locale.getlocale()[0] or "").startswith("ja") else "en"
