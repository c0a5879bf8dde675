"""Sentences for people, kept apart from their language until a face shows them.

The thinking floors know no translation machinery. They say `say("{n} rows", n=3)`; a face translates
the template and fills it. The catalogue tool collects every literal first argument of `say`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Value = str | int | float


@dataclass(frozen=True)
class Say:
    """A template in English and the values that go into it; `str()` gives the English sentence."""

    text: str
    values: tuple[tuple[str, Value], ...] = ()

    def __str__(self) -> str:
        return self.fill(self.text)

    def fill(self, template: str) -> str:
        """The sentence in the language of `template`, a translation of `text`."""
        return template.format_map(dict(self.values))

    def as_json(self) -> dict[str, Any]:
        """A plain value that `from_json` turns back into the same sentence."""
        return {"text": self.text, "values": dict(self.values)}

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Say:
        return cls(kept["text"], tuple(kept["values"].items()))


def say(text: str, /, **values: Value) -> Say:
    """A sentence that a face will translate: `say("Row {row} has no name.", row=3)`."""
    return Say(text, tuple(values.items()))


class Refused(Exception):  # noqa: N818 - it reads as a sentence: "raise Refused(...)"
    """What was asked cannot be done; carries the sentence for the owner, translated once per face."""

    def __init__(self, sentence: Say) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence
