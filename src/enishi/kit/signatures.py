"""A mail's signature read as a business card: who signs, for which organisation, and how they are reached.

Only what is certain is said. A word that might be a department or a person is neither, and a block that might be
the minutes of a meeting, an offer or a poem is no signature.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from enishi.kit.companies import company_key, names_company
from enishi.kit.names import is_japanese, is_kana
from enishi.kit.quotes import Parted, parted
from enishi.kit.signature_lines import LONGEST_LINE, Found, take_contacts, tidy
from enishi.kit.signature_words import (
    FIRM,
    is_firm,
    is_function,
    is_part,
    is_title,
    japanese_name,
    latin_name,
    sounds_said,
)

_MOST_LINES = 40
_MOST_REMEMBERED = 2_000
_RULED = re.compile(r"\s*(?:--|—|- -|_{2,}|[\W_ー]{5,}|[━─―=＝*＊_＿◆◇■□●○☆★~～+＋-]{3,}.*)")
_GREETING = re.compile(
    r"(?:(?:with )?(?:best|kind|warm|many)(?:est)?(?: (?:regards|wishes|thanks))?|regards|sincerely(?: yours)?"
    r"|yours(?: (?:sincerely|truly|faithfully))?|cheers|thanks(?: again)?|thank you|br|kr|敬具|以上|草々|拝)[,.!、。]?",
    re.IGNORECASE,
)
# What stands at the head of an invitation, an offer or an order, but never of a signature.
_NO_SIGNATURE = re.compile(
    r"(?:日時|日程|開催|時間|場所|会場|議題|議事|参加者?|出席者?|欠席|件名|金額|合計|小計|納期|見積|請求|振込|口座|口座番号|支払"
    r"|期限|品名|数量|単価|注文番号|お?問い?合わ?せ先|連絡先|ミーティング|パスコード|定員|申込|締切|宛先|送付先|配送|お届け|予約"
    r"|ご担当者様|集合|開場|受付時間|営業時間"
    r"|when|where|date|time|venue|agenda|attendees|present|participants|apologies|meeting id|passcode|dial[- ]in"
    r"|subject|from|to|cc|order|invoice|amount|total|subtotal|due|deadline|ship(?:ping)? to|bill to|deliver(?:y)? to"
    r"|reference|booking|contact|account(?: no| number)?|iban|bic|swift|rsvp|location|topic) {0,3}(?:/[\w ]{1,20})?:",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*[|｜•·┃│◆●]\s*|\s+[/／]\s+|\s+[–—-]\s+|\s{3,}|\s*,\s*,\s*")
_COMMA = re.compile(
    r",\s+(?!(?:Ltd|Limited|Inc|LLC|L\.L\.C|Corp|GmbH|PLC|Co|Ph\.?D|MBA|MSc|MD|MA|Esq|Jr|Sr|P\.?E|CPA|CFA)\b)"
)
_IN_BOTH = re.compile(r"([^A-Za-z]{2,12}) ([A-Z][A-Za-z .'-]{2,40})")
_READ = re.compile(r"(.{1,20}?) ?[(\[「<]((?:[\u3041-\u309f\u30a0-\u30ff\s]|[A-Za-z .,'-]){2,40})[)\]」>]$")
_CHARGED = re.compile(r"(?:担当者?|氏名|名前|名|発信者|差出人|文責) ?[:/]? (?=\S)|(?:担当者?|氏名|文責)[:]")
_SENTENCE = re.compile(r"[。！？]|[!?]$")
_PLAIN_FIRM = re.compile(FIRM.pattern + r"$")


@dataclass(frozen=True)
class Signature:
    """What a signature says of its writer. `direct` are those of the phones that reach nobody but them."""

    name: str = ""
    reading: str = ""
    organisation: str = ""
    department: str = ""
    title: str = ""
    phones: tuple[str, ...] = ()
    direct: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    address: str = ""


def signature_of(text: str) -> Signature | None:
    """The signature under a mail's body; None when there is none that tells an organisation, a title or a phone."""
    return read_signature(parted(text))


def read_signature(mail: Parted) -> Signature | None:
    """The same for a mail whose own words and signature have been told apart already."""
    end = end_of(mail)
    if end is None:
        return None
    if not end.signature:
        return _read(end.words.split("\n"), is_ruled=False, is_all=True)
    return _remembered(end.signature) if len(end.signature) <= _MOST_REMEMBERED else _marked(end.signature)


def end_of(mail: Parted) -> Parted | None:
    """As much of a mail as its signature is read from, at the end; None where it has none for sure."""
    if mail.signature.strip():
        return Parted("", "\n".join(mail.signature.split("\n", _MOST_LINES)[:_MOST_LINES]))
    last = mail.words[-2_000:].rpartition("\n\n")[2]
    return Parted(last, "") if 1 <= last.count("\n") <= 7 or _is_one_line(last) else None


def _marked(block: str) -> Signature | None:
    lines = block.split("\n")
    return _read(lines, is_ruled=_RULED.fullmatch(lines[0]) is not None)


_remembered = lru_cache(maxsize=2_000)(_marked)  # the same stands under hundreds of mails


def _is_one_line(text: str) -> bool:
    return "\n" not in text and text.count("|") + text.count("｜") >= 2


@dataclass
class _Draft:
    found: Found = field(default_factory=Found)
    name: str = ""
    reading: str = ""
    organisation: str = ""
    department: str = ""
    title: str = ""
    unknown: int = 0  # phrases that nothing was made of
    doubted: list[str] = field(default_factory=list)  # may be an organisation: a domain can tell
    before_part: str = ""  # stands before a department or title: the organisation, if no other word is

    def signature(self) -> Signature:
        found = self.found
        return Signature(
            self.name, self.reading, self.organisation, self.department, self.title, tuple(found.phones),
            tuple(found.direct), tuple(found.emails), tuple(found.urls), found.address,
        )  # fmt: skip


def _read(lines: list[str], *, is_ruled: bool, is_all: bool = False) -> Signature | None:
    """A block of lines as a signature. `is_all`: as nothing marks it as one, nothing else may stand in it."""
    if any(len(line) > LONGEST_LINE or _NO_SIGNATURE.match(tidy(line)) for line in lines):
        return None
    draft = _Draft()
    for line in _signed(lines, is_ruled=is_ruled):
        rest = take_contacts(line, draft.found)
        for phrase in _phrases(rest):
            _place(phrase, draft)
    _settle_doubts(draft)
    said = draft.signature()
    if not (said.organisation or said.title or said.phones):
        return None
    if not is_ruled and not said.name:
        return None
    if is_all and (draft.unknown or not (said.organisation or (said.title and said.phones))):
        return None
    return said


def _signed(lines: list[str], *, is_ruled: bool) -> Iterator[str]:
    """The tidy lines of a signature: below the last sentence, greetings left out."""
    tidied = [line for line in map(tidy, lines) if sum(map(str.isalnum, line)) * 3 > len(line)]
    prose = [at for at, line in enumerate(tidied) if _is_prose(line)]
    if prose and not is_ruled:
        tidied = tidied[prose[-1] + 1 :]
    elif prose:
        tidied = tidied[: prose[0]] if prose[0] > 0 else tidied[1:]
    return (line for line in tidied if not _GREETING.fullmatch(line))


def _is_prose(line: str) -> bool:
    words = sum(map(str.isalpha, line.split()))
    return _SENTENCE.search(line) is not None or words > 12 or (words > 2 and sounds_said(line))


def _phrases(line: str) -> Iterator[str]:
    for piece in _BETWEEN.split(line):
        if piece := piece.strip(" ,"):
            if (both := _IN_BOTH.fullmatch(piece)) and japanese_name(both[1]) and latin_name(both[2]):
                yield from both.groups()
            elif is_japanese(piece):
                yield piece
            else:
                yield from _latin_phrases(piece)


def _latin_phrases(piece: str) -> Iterator[str]:
    """A line's phrases between commas; a title keeps what its comma adds: "VP, Engineering"."""
    held = ""
    for phrase in map(str.strip, _COMMA.split(piece)):
        if held and is_function(phrase):
            held = f"{held}, {phrase}"
            continue
        if held:
            yield held
        held = phrase
    if held:
        yield held


def _place(phrase: str, draft: _Draft) -> None:
    if is_japanese(phrase):
        _place_japanese(phrase, draft)
    else:
        _place_latin(phrase, draft)


def _place_latin(phrase: str, draft: _Draft) -> None:
    title, at, house = phrase.partition(" at ")
    if at and is_title(title):
        draft.title = draft.title or title
        phrase = house
    if not draft.name and not draft.organisation and (name := latin_name(phrase)):
        draft.name = name
    elif is_title(phrase):
        draft.title = draft.title or phrase
    elif is_part(phrase):
        draft.department = draft.department or phrase
    elif is_firm(phrase):
        draft.organisation = draft.organisation or phrase
    elif not draft.reading and is_japanese(draft.name) and latin_name(phrase):
        draft.reading = phrase
    else:
        draft.doubted.append(phrase)
        if not draft.name and (name := latin_name(phrase)):
            draft.name = name


def _settle_doubts(draft: _Draft) -> None:
    """A phrase that a domain in the signature spells is the organisation; the others nobody knows."""
    domains = [mail.rpartition("@")[2] for mail in draft.found.emails]
    domains += [re.sub(r"^(?:https?://)?(?:www\.)?([^/?#:]+).*", r"\1", url) for url in draft.found.urls]
    for phrase in draft.doubted:
        if len(phrase) <= 60 and any(names_company(domain, company_key(phrase)) for domain in domains):
            draft.organisation = draft.organisation or phrase
        elif phrase != draft.name:
            draft.unknown += 1
    if draft.before_part and draft.name:
        draft.organisation = draft.organisation or draft.before_part
    elif draft.before_part:
        draft.unknown += 1


def _place_japanese(phrase: str, draft: _Draft) -> None:
    phrase = _CHARGED.sub("", phrase) if _CHARGED.match(phrase) else phrase
    reading = ""
    if read := _READ.fullmatch(phrase):
        phrase, reading = read[1].strip(), read[2].strip()
    words = list(_joined(phrase.split()))
    if _is_house_before_part(words, draft):
        draft.before_part, words = words[0], words[1:]
    while words and (kind := _kind(words[0])):
        if kind == "title" and draft.title and draft.title != words[0]:
            draft.title = f"{draft.title} {words[0]}" if len(draft.title) < 20 else draft.title
        elif kind == "department" and draft.department:
            draft.department = f"{draft.department} {words[0]}"[:100]
        elif not getattr(draft, kind):
            setattr(draft, kind, words[0])
        words = words[1:]
    _take_name(words, reading, draft)


def _is_house_before_part(words: list[str], draft: _Draft) -> bool:
    """Whether a signature opens with a word unknown, and then a department or a title: 青空堂 企画部."""
    if len(words) < 2 or len(words[0]) < 3 or draft.name or draft.organisation or draft.department:
        return False
    return not _kind(words[0]) and bool(_kind(words[1])) and not japanese_name(words[0])


def _kind(word: str) -> str:
    if is_firm(word):
        return "organisation"
    if is_title(word):
        return "title"
    return "department" if is_part(word) else ""


def _joined(words: Iterable[str]) -> Iterator[str]:
    """Words with a legal form that stands by itself joined to the name that it belongs to."""
    held = ""
    for word in words:
        if held:
            yield f"{held} {word}"
            held = ""
        elif _PLAIN_FIRM.fullmatch(word) or re.fullmatch(r"\S{2,8}法人", word):
            held = word
        else:
            yield word
    if held:
        yield held


def _take_name(words: list[str], reading: str, draft: _Draft) -> None:
    """The name among what is left of a line, before or after which a title may stand."""
    if not words:
        return
    after = ""
    if len(words) > 1 and is_title(words[-1]):
        words, after = words[:-1], words[-1]
    phrase = " ".join(words)
    said = japanese_name(phrase, is_read=bool(reading))
    if said and not draft.name:
        draft.name, draft.reading = said, reading or draft.reading
        draft.title = draft.title or after
    elif said and is_kana(phrase) and not draft.reading:
        draft.reading = phrase
    else:
        draft.unknown += 1
