"""Which sentence of a text asks its reader for an answer: a question, or a request; courtesy asks for none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from enishi.promises.candidate import Kind
from enishi.promises.find import find_candidates
from enishi.promises.sentences import sentences, unwrapped

_LONGEST = 4_000  # characters that are read for what is asked

_QUESTION = re.compile(r"[?？][\s\"'」』）)!！]*$|(?:ます|です|でしょう|ました|ません|ませんでした)か[。\s]*$")
# A wish for an answer that is no request for an act.
_WISH = re.compile(
    r"(?:ご|お)(?:返事|返信|回答|判断|意見|返答|連絡|教示|指示|承認|返送)[^。]{0,12}(?:お待ち|ください|下さい|お願い"
    r"|いただ|頂|賜|幸い|願い)"
    r"|お知らせ(?:ください|下さい|願い|いただ|頂)|お聞かせ|教えて|(?<!させ)(?:て|で)(?:いただ[けき]|頂[けき]"
    r"|もらえ)(?:ると(?!思)|れば|ます|ません|たく|たい|ましたら)"
    r"|いただきたく|いただければ|ください(?:ます|ませ)|をお願い|お願いでき|いかがでしょう|届いていないよう|リマインド"
    r"|\b(?:let me know|get back to me|looking forward to your (?:reply|answer|decision|feedback|response)"
    r"|please (?:advise|confirm"
    r"|reply|respond|tell|send|let)|kindly|i(?:'d| would) (?:appreciate|be grateful)|your (?:approval|feedback"
    r"|answer|decision)"
    r"|waiting for|reminder|rsvp|any (?:news|update|thoughts))\b",
    re.IGNORECASE,
)
# What sounds like a question or a request but is courtesy: nobody waits for an answer to it.
_COURTESY = re.compile(
    r"ありがとう|お立ち寄り|ご自愛|お気をつけ|お気軽|ご遠慮なく|遠慮なく|ご容赦|お大事に|ご安心|いつでも|お体"
    r"|お越しください|ご理解"
    r"|体調|無理(?:なさらず|せず)|お過ごし|どういたしまして|気に入って|お元気|お変わり|ご了承|ご査収|よろしくお伝え"
    r"|お伝えください|指導|鞭撻|ゆっくり|引き続き"
    r"|行ってらっしゃ|よろしく(?:お願い)?(?:いた|致|申し上げ|し)|及びません|不要です|ではないでしょうか|素敵|楽しみ"
    r"|良い.{1,8}を|お騒がせ"
    r"|(?:まし|し)たので、?[^。、]{0,8}(?:確認|査収|ご覧|一読|活用|利用|納め|受け取り|目通し|読み込み)"
    r"|\b(?:take care|feel free|(?:don't|do not) hesitate|if you (?:need|have) any|no need to|isn't (?:it|that)"
    r"|aren't they"
    r"|how are you|hope you|thank(?:s| you) for|have a (?:good|nice|great|safe)|safe (?:journey|trip|travels)"
    r"|give my regards"
    r"|say hello|enjoy|ignore|never mind|forget (?:it|what)|please find|accept my|bear with|be patient"
    r"|for your (?:information|reference))\b"
    r"|\b(?:attached|enclosed|uploaded|updated|sent)\b.{0,80}\b(?:let me know if|reload)",
    re.IGNORECASE,
)


def asking_sentence(text: str, said: datetime) -> str:
    """The first sentence that asks its reader for an answer, as the evidence; empty when none does.

    `said` is the moment it was written, with its zone.
    """
    return next(_asking(text[:_LONGEST], said), "")


def _asking(text: str, said: datetime) -> Iterator[str]:
    for sentence in sentences(unwrapped(text)):
        words = sentence.words
        if not _COURTESY.search(words) and (_QUESTION.search(words) or _WISH.search(words) or _requests(words, said)):
            yield words


def _requests(words: str, said: datetime) -> bool:
    kinds = {one.kind for one in find_candidates(words, said)}
    return Kind.REQUEST in kinds and Kind.PROMISE not in kinds
