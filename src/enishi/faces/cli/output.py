"""What a command prints: words for people on stderr, one JSON document for programs on stdout."""

from __future__ import annotations

import json
import sys
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from enishi.faces.words import spoken
from enishi.kit.say import Say


def plainly(value: Any) -> Any:
    """Any value of a verb as JSON values; sentences in the language that is active."""
    if isinstance(value, Say):
        return spoken(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {spec.name: plainly(getattr(value, spec.name)) for spec in fields(value)}
    if isinstance(value, dict):
        return {str(name): plainly(found) for name, found in value.items()}
    if isinstance(value, list | tuple):
        return [plainly(item) for item in value]
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def document(value: Any) -> None:
    """One JSON document on stdout."""
    json.dump(plainly(value), sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


def line(value: Any) -> None:
    """One JSON object on a line of stdout."""
    sys.stdout.write(json.dumps(plainly(value), ensure_ascii=False) + "\n")


def tell(sentence: Say | str) -> None:
    """A sentence for the person at the terminal."""
    sys.stderr.write((spoken(sentence) if isinstance(sentence, Say) else sentence) + "\n")


def show(text: str) -> None:
    """The answer to a question, for reading."""
    sys.stdout.write(text + "\n")
