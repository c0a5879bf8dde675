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
    r"|いただ|頂|賜|幸い|願い)|お知らせ(?:ください|下さい|願い|(?:いただ|頂)(?!い))|お聞かせ|教えて(?!いただい|頂い|もらっ|くださっ|くれた)|(?<!させ)(?!(?<=せ)て(?:いただ|頂)きます)(?:て"
    r"|で)(?:いただ[けき]|頂[けき]|もらえ)(?:ると(?!思)|れば|ます|ません|たく|たい|ましたら)|いただきたく"
    r"|いただければ|ください(?:ます|ませ)|をお願い|お願いでき|いかがでしょう|届いていないよう|リマインド"
    r"|\b(?:let me know|get back to me|looking forward to your (?:reply|answer|decision|feedback|response)"
    r"|please (?:advise|confirm|reply|respond|tell|send|let)|kindly (?![a-z]+(?:ed|nt|ve|old)\b)"
    r"|i(?:'d| would) (?:appreciate|be grateful)"
    r"|your (?:approval|feedback|answer|decision)"
    r"|(?:i|we)(?:'m|'re| am| are|'ve been| have been)(?: still)? waiting for|still waiting for|^waiting for"
    r"|(?<!your )reminder|rsvp|love to hear|wondering (?:if|whether)"
    r"|i(?:'d| would) like to (?:know|hear|ask)|just (?:checking|wondering)|checking (?:if|whether) you"
    r"|your (?:thoughts|comments|views|advice|opinion)\b.{0,40}\b(?:welcome|appreciated)"
    r"|(?:would|will|do) need (?:the|your|a)|any (?:news|update|thoughts))\b",
    re.IGNORECASE,
)
# Courteous in form, but an answer is what it is about; after "I have sent it, so" it is not.
_FORMAL_WISH = re.compile(
    r"(?<!ので)(?<!ので、)(?:ご|お)(?:確認|検討|回答|返信|返事|判断|承認|対応|手配|教示|指示|連絡)(?:の(?:ほど|程|上"
    r"|うえ))?[、をの]?(?:何卒|どうぞ)?(?:よろしく|宜しく)?お願い"
)
# What sounds like a question or a request but is courtesy: nobody waits for an answer to it.
_COURTESY = re.compile(
    r"ありがとう|(?:いただき|頂き|くださり|くださって|てくれて)、?.{0,6}(?:助かりま|感謝|恐縮|恐れ入り|嬉し|うれし)|お役に立|なさらないで|楽しんで|頑張って|気をつけて|手ぶら|お持ち(?:ください|下さい)|お立ち寄り|ご自愛|お気をつけ|お気軽|ご遠慮なく|遠慮なく|ご容赦|お大事に|ご安心|いつでも|お体"
    r"|お越しください|ご理解|体調|無理(?:なさらず|せず)|お過ごし|どういたしまして|気に入って|お元気|お変わり|ご了承"
    r"|ご査収|よろしくお伝え|お伝えください|指導|鞭撻|ゆっくり|引き続き|(?:ござい|あり)ましたら|があれば|の場合は"
    r"|(?:参照|受け取り|持参|納め|ご覧|召し上がり|利用|お使い)(?:ください|下さい)|急ぎません|行ってらっしゃ"
    r"|よろしく(?:お願い)?(?:いた|致|申し上げ|し)|及びません|不要です|ではないでしょうか|素敵|楽しみ|良い.{1,8}を"
    r"|お騒がせ|(?:まし|し)たので、?[^。、]{0,8}(?:確認|査収|ご覧|一読|活用|利用|納め|受け取り|目通し|読み込み)"
    r"|^(?:if|should) any(?:thing|body|one)?\b|^(?:for|in) (?:urgent|an emergency|case of)"
    r"|\b(?:don't (?:bother|worry)|just so you know|to answer your|i still owe"
    r"|(?:i|we) ha(?:ve|d) to (?:push|move|postpone)|let's (?:hope|face it)|please (?:know|join))\b"
    r"|\b(?:take care|feel free|(?:don't|do not) hesitate|if you (?:need|have) any|no need to|isn't that|aren't they"
    r"|who wouldn't|could you believe|how are you|hope you|thank(?:s| you) for|have a (?:good|nice|great|safe)"
    r"|safe (?:journey|trip|travels)|give my regards|say hello|enjoy|ignore|never mind|forget (?:it|what)"
    r"|please (?:see|note|find|refer|be aware|keep|bring|remember|don't forget)|let me know if you (?:need|have)"
    r"|(?:call|ring|write to|mail|text) me any ?time"
    r"|let me know if any(?:thing| of (?:it|this|that)) is|give (?:my|our) (?:best|love|regards)"
    r"|accept my|bear with|be patient|for your (?:information|reference))\b|\b(?:attached|enclosed|uploaded|updated"
    r"|sent)\b.{0,80}\b(?:let me know if|reload)|\w+n't (?:it|they|he|she|we|that)\?",
    re.IGNORECASE,
)
# What is handed over, unless something is asked of it too: "you should have it in your inbox by now".
_HANDED_OVER = re.compile(
    r"\b(?:you should (?:now |all |soon )?(?:have|find|see|get|receive)"
    r"|see (?:the |my )?attach\w*|see (?:the )?(?:link|file)\b"
    r"|(?:is|are|was|were) (?:now |already )?(?:attached|enclosed)|you were waiting for)"
    r"(?!.*\b(?:please|could|can|would|kindly|confirm|let (?:me|us) know|sign|need)\b)",
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
        is_plain = not _COURTESY.search(words) and not _HANDED_OVER.search(words)
        if _FORMAL_WISH.search(words) or (is_plain and _asks(words, said)):
            yield words


def _asks(words: str, said: datetime) -> bool:
    if _QUESTION.search(words) or _WISH.search(words):
        return True
    kinds = {one.kind for one in find_candidates(words, said)}
    return Kind.REQUEST in kinds and Kind.PROMISE not in kinds
