"""Small numbers as dates say them: 12, 十五, "two", "a couple of"."""

from __future__ import annotations

_KANJI = {character: value for value, character in enumerate("〇一二三四五六七八九")}
_WORDS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "the": 1,
    "next": 1,
    "two": 2,
    "couple": 2,
    "three": 3,
    "few": 3,
    "several": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "fourteen": 14,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
}


def number(text: str) -> int:
    """A number below a hundred in digits or kanji, or any written in digits; 0 for what is none."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    return (_KANJI.get(tens, 1) * 10 if ten else 0) + _KANJI.get(ones, 0)


def english_number(text: str) -> int:
    """A number in digits or words; of "a couple of" the word that counts is read. 0 for what is none."""
    return next((int(word) if word.isdecimal() else _WORDS[word] for word in _counting(text)), 0)


def _counting(text: str) -> list[str]:
    words = [word for word in text.lower().split() if word.isdecimal() or word in _WORDS]
    return sorted(words, key=lambda word: word in {"a", "an", "the", "next"})
