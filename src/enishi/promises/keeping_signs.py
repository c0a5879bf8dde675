"""The forms by which a sentence says that something is done, delivered, received, or not done yet."""

from __future__ import annotations

import re

_J = re.compile(r"[\u3041-\u30ff\u4e00-\u9fff]")


class Sign:
    """A form in two languages; `found` tells whether a sentence has it."""

    def __init__(self, english: str, japanese: str) -> None:
        self._english = re.compile(rf"\b(?:{english})(?!\w)", re.IGNORECASE)
        self._japanese = re.compile(japanese)

    def found(self, sentence: str) -> bool:
        form = self._japanese if _J.search(sentence) else self._english
        return form.search(sentence.replace("’", "'")) is not None


_DONE_VERBS = (
    r"sent|forwarded|shared|e-?mailed|mailed|posted|uploaded|submitted|delivered|handed|passed|provided|circulated"
    r"|shipped"
    r"|returned|finished|prepared|written|wrote|drafted|put|dropped|left"
    r"|checked|asked|confirmed|found out|looked|spoken|spoke|heard|reviewed|verified|clarified|talked"
    r"|booked|reserved|organi[sz]ed|arranged|sorted|set up|ordered|taken|scheduled|registered|managed|got"
    r"|introduced|connected|copied|called|phoned|visited|met"
    r"|paid|transferred|settled|wired|processed|made|refunded|reimbursed"
    r"|corrected|fixed|updated|changed|amended|revised|repaired|adjusted|replaced|removed|added|resolved|solved|done"
)
_HURRY = r"(?:just |now |already |also |finally |since |meanwhile |today )*"

# Somebody says that they have done it, or that it is done.
DONE = Sign(
    rf"(?:I|we)(?:'ve| have|'d)? {_HURRY}(?:{_DONE_VERBS})|(?:has|have|had) {_HURRY}been {_HURRY}(?:{_DONE_VERBS})"
    rf"|(?:is|are|was|were) {_HURRY}(?:{_DONE_VERBS}|reserved|in place|in the shared folder)"
    r"|went (?:out|off|through|in)|on (?:its|their) way|you should have|should be (?:with you|in your)|all set"
    r"|all good"
    r"|(?:is|are) (?:up|live|online|ready|right) ?(?:now|here)?|that's done|done,|done\.|paid\b|following up on"
    r"|here(?:'s| is| are) the (?:answer|result)|I have the answer|as (?:we )?discussed on the phone",
    r"(?:し|致し|いたし|おき|とき|送り|渡し|届け|出し|直し|取れ|押さえ|聞き|調べ|払い|込み|済み|済ませ|取り|置き"
    r"|終わり|終え|でき|"
    r"決まり|入れ|伝え|つなぎ|繋ぎ|伺い|話し|書き|り|め|け|せ|え)まし(?:た|て)|済み|済んで|完了|確保でき|取れた"
    r"|(?:送っ|渡し|出し|直し|やっ|払っ)(?:た|といた|ておいた)"
    r"|確認が取れ|させていただきました",
)  # fmt: skip
# It is handed over with these very words.
ATTACHED = Sign(
    r"attached|attachment|attaching|enclosed|here (?:is|are|you go|you are|it is|they are)|here's|find below",
    r"添付|同封|ご査収|お送り(?:いたし|し|致し)ます|お送りさせて|送ります|のとおりです|ご覧ください|お待たせ",
)
# The other says that they have got it, or thanks for what was done.
RECEIVED = Sign(
    r"got|received?|arrived|has reached|have reached|reached us|thank(?:s| you)(?: you| a lot| so much"
    r"| very much)? for"
    r"|many thanks for|thanks for|(?:is|are) right now|came through|downloaded|landed|works now|very helpful",
    r"受け取|拝受|届きました|届いて|頂戴し|受領|いただき、?(?:まして|、)?(?:誠に|大変)?(?:ありがとう|感謝)|(?:て"
    r"|で)くださり|拝見し|拝読|入金を?確認"
    r"|[^、。]{1,14}、?(?:誠に|どうも)?(?:ありがとう|感謝)|直っていました|いただき感謝|いただきありがと|助かりました",
)
THANKED_FOR_WORDS_ONLY = Sign(
    r"offer(?:ing)? to|in advance|would be|once you|when you|looking forward|promis\w+ to|as soon as",
    r"お申し出|いただけると|いただければ|幸い|楽しみ|お待ちして|助かります",
)
# Two have met or spoken.
MET = Sign(
    r"(?:thanks?|thank you) for (?:taking my call|your time|calling|coming|the (?:call|meeting|visit|chat)|stopping"
    r"|visiting)"
    r"|(?:good|nice|great|lovely|pleasure) (?:to (?:talk|speak|see|meet)|seeing|talking|meeting|speaking|catching)"
    r"|(?:as )?(?:we )?(?:discussed|spoke|talked|agreed)\b.{0,30}\b(?:on the phone|earlier|yesterday|today"
    r"|this morning|in person)"
    r"|on our call|in our (?:call|meeting)|I (?:called|visited|phoned|rang) you|good talk",
    r"お時間を(?:いただ|頂|頂戴)|お電話(?:にて|で)(?:は)?(?:失礼|お話)|お電話をいただき|お電話いただき|説明の機会"
    r"|(?:お伺い|訪問|お邪魔)(?:した|しまし|いたし)"
    r"|お越しいただ|お会いでき|お目にかかれ|お話しした(?:とおり|通り|件)|打ち合わせ(?:では|でお|、?ありがとう)"
    r"|面談ありがとう|ご来社",
)
# It is not done, or not yet: what speaks of the matter is then no evidence.
OPEN = Sign(
    r"(?:have|has|had|is|are|was|were|did|do|does|could|can|would)(?:n't| not)|not (?:yet|finished|done|ready|able)"
    r"|cannot|yet|never|unable|still|soon|waiting|forgotten|owe|bear with|working on|is coming|reminder|get round|slip|running late|longer"
    r"|will|'ll|going to|shall|any news|have you|did you|could you|can you|would you|hope to|try to|trying"
    r"|in progress|afraid|looking at|pending|asap|as soon as|should I|shall we",
    r"まだ|未(?:着手|完了|対応|送付|処理|定)|いまだ|(?:て|で)(?:い|おり)(?:ません|ない)|(?:て|で)おらず|できず"
    r"|忘れ(?:て|ず)|お待たせして|待って(?:い|お)"
    r"|近日|もう少し|もうしばらく|手が回|作業中|確認中|調整中|対応中|作成中|進めて|なりそう|ずれ込|延期|遅れ(?:て"
    r"|ます|そう)|間に合わ"
    r"|いかがで|でしょうか|ますか|ませんか|お聞かせ|リマインド|お願いでき|お待ちいただけ|次第",
)
# An answer may say "not" and "will" of what it tells, but it is none while the teller only speaks of their search.
UNANSWERED = Sign(
    r"haven't|have not|hasn't|has not been|isn't done|not (?:yet|done|finished)|yet to|still|soon|waiting|forgotten"
    r"|owe|bear with"
    r"|working on|is coming|reminder|get round|any news|have you|did you|could you|I(?:'ll| will)|we(?:'ll"
    r"| will) (?:check|let|get|find|ask)"
    r"|let you know|running late|slip|longer|new date|instead|in time|push|take until|afraid I",
    r"まだ|未着手|(?:て|で)(?:い|おり)(?:ません|ない)|(?:て|で)おらず|忘れ|お待たせして|待って(?:い|お)|近日"
    r"|もう少し|手が回|作業中|確認中|調査中"
    r"|なりそう|ずれ込|延期|遅れ|間に合わ|いかがで|でしょうか|ますか|ませんか|お聞かせ|リマインド|お願いでき|進捗"
    r"|次第|変更させて|お渡し",
)
# A new day is told.
PUT_OFF = Sign(
    r"instead|late|delay\w*|slip\w*|postpon\w+|push\w*|mov(?:e|ed|ing)|longer|until|new (?:date|deadline)"
    r"|reschedul\w+|can(?:'t|not)|won't|not before|looking at|behind|take more",
    r"なりそう|ずれ|延期|延び|遅れ|遅く|お待ち(?:いただ|くだ)|変更|見込み|間に合わ|のお渡し|でもよ|でもいい|でもよろ"
    r"|猶予|延ば|リスケ|繰り下げ|後ろ倒し",
)
LINK = re.compile(r"https?://[^\s>)」]+")
