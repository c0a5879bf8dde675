"""Letters in which somebody says that they leave their work: their address there will soon reach nobody."""

from __future__ import annotations

import re

from enishi.kit.text import squeeze

_LONGEST = 300  # characters of a sentence that are looked at
_CUES = re.compile(
    r"退職|退社|退任|転職|離れ|去る|最終出|最終勤|last (working )?day|leav|left|depart|resign|moving on", re.IGNORECASE
)
_SENTENCE = re.compile(r"[^。！？!?\n]+")
# The writer leaves: said as decided or done, or as what the letter is about.
_JAPANESE = re.compile(
    r"(?:退職|退社|退任|転職)(?:をする|する|いたす|致す|させていただく)?(?:こと|運び)(?:に|と)(?:な|いた|致|決)"
    r"|(?:付|づけ|末|限り|もち|もって|以って|以て|を)(?:で|に|をもって|をもちまして)?、?[^、。]{0,20}"
    r"(?:退職|退社|退任)(?:いた|致|し|させて)"
    r"|(?:退職|退社|退任)の(?:ご|御)(?:挨拶|あいさつ|報告|連絡)"
    r"|(?:会社|弊社|当社|職場|業界)を(?:離れる|去る)(?:こと|運び)"
    r"|最終(?:出社|出勤|勤務)日(?:は|が|と|です|でし|を迎え|となり)"
)
_ENGLISH = re.compile(
    r"\bmy last (?:working )?day\b"
    r"|\bI(?:['’]m| am| will be|['’]ll be|['’]ve decided to be)? (?:leaving|departing)\b"
    r"(?! (?:for|early|on|the office|now|home|at \d|in (?:a|an|\d)))"
    r"|\bI have decided to leave\b|\bI(?:['’]ve| have) (?:left|resigned from)\b(?! (?:a|an|the|you|my|it|some) )"
    r"|\bI(?:['’]m| am| will be|['’]ll be) moving on\b(?! to the)",
    re.IGNORECASE,
)
# Somebody else leaves, or something about leaving is spoken of.
_OTHERS = re.compile(
    r"退職(?:者|金|願|届|率|後|給付|手続|規程|祝)|(?:定年|希望)退職(?:制|の募)|送別会|退職され|退社され|退任され"
    r"|(?:さん|様|氏|部長|課長|社長|彼|彼女|担当者?|者)(?:が|は|も)[^。]{0,30}(?:退職|退社|退任|転職)"
    r"|退社(?:時間|時刻|後)|本日は[^。]{0,10}退社|転職(?:サイト|活動|エージェント|市場|支援|フェア)",
)


def parting(subject: str, text: str) -> str:
    """The sentence in which the writer says that they leave their work; empty when they say no such thing."""
    for sentence in (subject, *(found.group() for found in _SENTENCE.finditer(text))):
        words = squeeze(sentence)[:_LONGEST]
        if not _CUES.search(words) or _OTHERS.search(words):
            continue
        if _JAPANESE.search(words) or _ENGLISH.search(words):
            return words
    return ""
