"""Sentences in the reader's language: where a `Say` becomes text."""

from __future__ import annotations

from django.utils.translation import get_language, gettext

from enishi.kit.say import Say


def spoken(sentence: Say) -> str:
    """The sentence in the language that is active now."""
    return sentence.fill(gettext, comma="、" if (get_language() or "").startswith("ja") else ", ")
