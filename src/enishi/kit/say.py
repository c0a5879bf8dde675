"""Sentences for people, kept apart from their language until a face shows them.

The thinking floors know no translation machinery. They say `say("{n} rows", n=3)`; a face translates
the template and fills it. The catalogue tool collects every literal first argument of `say`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Union

Value = Union[str, int, float, "Say", tuple["Say", ...]]


@dataclass(frozen=True)
class Say:
    """A template in English and the values that go into it; `str()` gives the English sentence.

    A value may be a sentence itself, or several of them: those are listed.
    """

    text: str
    values: tuple[tuple[str, Value], ...] = ()

    def __str__(self) -> str:
        return self.fill(lambda text: text)

    def fill(self, translate: Callable[[str], str], comma: str = ", ") -> str:
        """The sentence in the language into which `translate` brings a template."""

        def shown(value: Value) -> str | int | float:
            if isinstance(value, Say):
                return value.fill(translate, comma)
            if isinstance(value, tuple):
                return comma.join(each.fill(translate, comma) for each in value)
            return value

        return translate(self.text).format_map({name: shown(value) for name, value in self.values})

    def as_json(self) -> dict[str, Any]:
        """A plain value that `from_json` turns back into the same sentence."""
        return {"text": self.text, "values": {name: _kept(value) for name, value in self.values}}

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Say:
        return cls(kept["text"], tuple((name, _found(value)) for name, value in kept["values"].items()))


def _kept(value: Value) -> Any:
    if isinstance(value, Say):
        return value.as_json()
    return [each.as_json() for each in value] if isinstance(value, tuple) else value


def _found(kept: Any) -> Value:
    if isinstance(kept, dict):
        return Say.from_json(kept)
    return tuple(Say.from_json(each) for each in kept) if isinstance(kept, list) else kept


def say(text: str, /, **values: Value) -> Say:
    """A sentence that a face will translate: `say("Row {row} has no name.", row=3)`."""
    return Say(text, tuple(values.items()))


class Refused(Exception):  # noqa: N818 - it reads as a sentence: "raise Refused(...)"
    """What was asked cannot be done; carries the sentence for the owner, translated once per face."""

    def __init__(self, sentence: Say) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence
