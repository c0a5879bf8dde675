"""The forms by which a sentence says that something is done, delivered, received, or not done yet."""

from __future__ import annotations

import re
from functools import lru_cache

# "The quote's in your inbox" says that it is; "Ben's quote" does not.
_IS = re.compile(
    r"(?<=[a-z])'s (?=(?:(?:now|all|already|been|just|back) )*(?:in|on|up|out|off|here|with|ready|live|done|sent|paid"
    r"|gone|\w+ed)\b)"
)
_J = re.compile(r"[\u3041-\u30ff\u4e00-\u9fff]")


class Sign:
    """A form in two languages; `found` tells whether a sentence has it."""

    def __init__(self, english: str, japanese: str) -> None:
        self._english = re.compile(rf"\b(?:{english})(?!\w)", re.IGNORECASE)
        self._japanese = re.compile(japanese)

    def found(self, sentence: str) -> bool:
        return _found(self, sentence)

    def form(self, sentence: str) -> re.Pattern[str]:
        return self._japanese if _J.search(sentence) else self._english


@lru_cache(maxsize=1 << 15)  # a sentence is held against every promise before it
def _found(sign: Sign, sentence: str) -> bool:
    return sign.form(sentence).search(_IS.sub(" is ", sentence.replace("’", "'"))) is not None


# The thing itself is where it should be.
IN_PLACE = Sign(
    r"(?:is|are) (?:now |all |already )?(?:up|live|active|ready|online|available|in place|complete|here|right|sorted"
    r"|done|set|in the (?:shared folder|post|mail)|on (?:its|their) way"
    r"|with (?!(?:an?|my|our|his|her|their|legal|finance|accounts|management|the (?:\w+ )?(?:team|department|boss"
    r"|managers?|lawyers?|suppliers?|printers?|accountants?|board))\b)\w+|in your inbox"
    r"|as it should be)|(?:has|have) access|is back|(?<!I )(?<!we )(?:has|have) (?:it|them|the|your)|is waiting (?:at"
    r"|for you)|you should have|should be (?:with you|in your)|all set|all good|went through|came through"
    r"|put .{1,40} in the (?:post|mail)"
    r"|following up on|I have the answer|here's the answer",
    r"(?:伺う|参る|行う|届く|入る|来る|実施する)ことに(?:なり|決まり)ました|済み(?:です|で)|完了|終了|に(?:あります|ございます|しました)|ができ(?:ました|上が)|使えます|となりました",
)
INTRODUCED = Sign(
    r"meet (?-i:[A-Z])\w+|on copy|in copy|copied in|cc'?d|put you (?:both|two|all)|you (?:two|both) should"
    r"|this is (?-i:[A-Z])\w+,? who|(?-i:[A-Z])\w+, this is (?-i:[A-Z])"
    r"|given \w+ your (?:number|address|e-?mail|contact|details|name)"
    r"|introducing you (?:both|two)|over to you (?:both|two)",
    r"こちら(?:が|は|、).{1,24}(?:さん|様|氏|先生|部長|社長|課長)|[CcＣ][CcＣ]|お二人.{0,8}(?:お?引き合わせ|お繋ぎ|おつなぎ)",
)
# Another thing than the one that was promised.
ANOTHER = Sign(
    r"(?:other|another|different|separate)(?! (?:address|e?-?mail|account|colleague|office|inbox|side|day))",
    r"別件|別の|他の|ほかの|もう一つ",
)
# It is handed over with these very words.
ATTACHED = Sign(
    r"attached|attachment|attaching|enclosed|here (?:is|are|you go|you are|it is|they are)|here's|below",
    r"添付|同封|ご査収|お送り(?:いたし|し|致し)ます|お送りさせて|送ります|のとおりです|ご覧ください|お待たせ"
    r"|^(?!お)[^、。]{1,20}です。?$",
)
# The other says that they have got it, or thanks for what was done.
RECEIVED = Sign(
    r"got(?! (?:worse|better|lost|stuck|delayed|held|cancell?ed|damaged|to\b|no\b|any\b"
    r"|a (?:question|call)))"
    r"|received?|arrived|reached|shown up|turned up|come (?:in|through)|came (?:in|through)|cleared|downloaded"
    r"|landed|(?:hit|in|on) (?:my|our|the) account"
    r"|(?:many |much )?thank(?:s| you)(?: \w+){0,3}? for|(?:we|I|they) have (?:it|them|the|your)|shows? up"
    r"|(?:is|are|was|were) in (?:our|my|the (?:post|mail|letterbox|system|folder|account))|can \w+ (?:in|it) now"
    r"|works (?:now|fine|perfectly)|(?:is|are"
    r"|looks?) (?:right|fine|here|good|great) now|(?:very|really|so) helpful"
    r"|thanks(?: (?:a lot|so much|very much|again))?[.!]"
    r"|thank you(?: (?:so|very) much)?[.!]|(?:is|are|looks?|reads?|turned out) (?:really |very |so |just |absolutely )?"
    r"(?:great|lovely|brilliant|perfect|wonderful|excellent|fantastic|beautiful)",
    r"受け取|受領|拝受|拝見|拝読|届い|届き|頂戴し|着金|入金.{0,4}確認|を確認(?:しま|いたしま|致しま|できま)した"
    r"|くださ(?:り|って)|いただき|ありがと|感謝|助かり|お疲れ(?:さま|様)|直って|直り(?:まし|、)|元(?:どお|通)り"
    r"|見やす[いく]|読みやす[いく]|[分わ]かりやす[いく]|素敵|素晴らし|すばらし|おいし|美味し"
    r"|開けました|開くことができました|ダウンロードでき|引き合わせ",
)
# Thanks for a mere word about it, and words of one who still waits.
NOT_RECEIVED = Sign(
    r"never|not|\w+n't|yet|waiting|where|any news|question|when|could you|can you|please|look(?:ing)? forward|would"
    r"|hope|offer(?:ing)? to|in advance|once you|promis\w+ to|as soon as|letting me know|your (?:mail|e-mail|message"
    r"|note|offer)|the (?:update|heads.up|reminder)|wait",
    r"まだ|未(?:着|受領|だ)|ません|いつ|お待ち|楽しみ|いただけ(?:ると|れば|るとのこと)|くだされば|幸い|質問|お申し出|とのこと"
    r"|[ご]?連絡(?:を)?(?:いただ|頂|ありがと)|お知らせ(?:いただ|ありがと)|承知|了解",
)
# Two have met or spoken.
MET = Sign(
    r"(?:thanks?|thank you) for (?:taking my call|your time|calling|coming|the (?:call|meeting|visit|chat)|stopping"
    r"|visiting|dropping)|(?:good|nice|great|lovely|pleasure) (?:to (?:talk|speak|see|meet)|seeing|talking|meeting"
    r"|speaking|catching)|(?:as )?(?:we )?(?:discussed|spoke|talked|agreed)\b.{0,30}\b(?:on the phone|earlier"
    r"|yesterday|today|this morning|in person)|on our call|in our (?:call|meeting)|I (?:called|visited|phoned|rang"
    r"|met) (?!him|her|them|it)|good talk",
    r"お時間を(?:いただき|頂き|頂戴し)|お電話(?:にて|で)(?:は)?(?:失礼(?:いた|致|し)|お話しし?)"
    r"|お電話(?:を)?(?:いただき|頂き)|お電話(?:にて|で)?(?:は)?、?(?:誠に|どうも)?ありがとうございました"
    r"|説明の(?:機会|場)を|(?:お?伺い|訪問|お邪魔)(?:した|しまし|いたしまし)|伺いまし"
    r"|お越し(?:いただき|頂き)|お会いでき(?:て|まし)|お目にかかれ(?:て|まし)|お話し(?:した|しました)"
    r"|打ち合わせ(?:では|でお|、?ありがとう)|面談ありがとう|ご来社(?:いただき|ありがと)",
)
# They tried, and have not.
MISSED = Sign(
    r"missed (?:you|each other)|voice ?mail|no answer|nobody answered"
    r"|(?:couldn't|could not|didn't) (?:reach|catch)|tried",
    r"お留守|ご不在|つながりません|繋がりません|お出になら|入れ違い",
)
# It is not done, or not yet: what speaks of the matter is then no evidence.
OPEN = Sign(
    r"(?:have|has|had|is|are|was|were|did|do|does|could|can|would)(?:n't| not)|not (?:yet|finished|done|ready|able)"
    r"|cannot|yet|never|unable|still|soon|waiting (?:for|on|to)|forgotten|owe|bear with|working on|is coming|reminder"
    r"|get round|slip|running late|longer|(?:I|we|it|you)(?:'ll| will)|will (?:be|have|send|get|need|take)|going to"
    r"|shall|any news|have you|did you|could you|can you|would you|hope to|try to|trying|in progress|afraid"
    r"|looking at|pending|asap|as soon as|should I|shall we|for (?:sign-?off|approval|signature)|(?:is|are|comes) next"
    r"|next on (?:my|our|the) list|to follow\b|follows? (?:separately|later|shortly)",
    r"まだ|未(?:着手|完了|対応|送付|処理|定)|いまだ|(?:て|で)(?:い|おり)(?:ません|ない)|(?:て|で)おらず|できず"
    r"|忘れ(?:て|ず)|お待たせして|待って(?:い|お)|近日|もう少し|もうしばらく|手が回|追って|後ほど|のちほど|後日|[^\s、。]中(?:です|で(?!き)|でし)"
    r"|進めて|なりそう|ずれ込|延期|遅れ(?:て|ます|そう)|間に合わ|いかがで|でしょうか|ますか|ませんか|お聞かせ"
    r"|リマインド|お願いでき|お待ちいただけ|次第"
    r"|(?:て|で)(?:いる|おります?)(?:ところ|状況|段階)"
    r"|待ち(?:です|の状|となって)|なくて|なかった|(?<!問題あり)(?<!問題ござい)ませんでした",
)
# An answer may say "not" and "will" of what it tells, but it is none while the teller only speaks of their search.
UNANSWERED = Sign(
    r"haven't|have not|hasn't|has not been|says? nothing|nothing (?:about|on|in)|no mention"
    r"|isn't done|not (?:yet|done|finished)|yet to|still|soon|waiting|forgotten"
    r"|owe|bear with|working on|is coming|reminder|get round|any news|have you|did you|could you|I(?:'ll| will)"
    r"|we(?:'ll| will) (?:check|let|get|find|ask)|let you know|running late|slip|longer|new date|instead|in time|push"
    r"|take until|afraid I|(?:more|some) time|no (?:answer|reply|news|luck)"
    r"|can't (?:find|reach)|no word|ill|sick|on leave|away|on holiday"
    r"|(?:get|gets|come|comes|hear) back"
    r"|will (?:send|forward|let|check|ask|look|get|find)"
    r"|please (?:send|let|tell|give|call|return|forward|bring)"
    r"|in a meeting|travelling|so far|nothing new|asking|checking",
    r"まだ|未着手|(?:て|で)(?:い|おり)(?:ません|ない)|(?:て|で)おらず|忘れ|お待たせして|待って(?:い|お)|近日|もう少し"
    r"|手が回|[^\s、。]中(?:です|で(?!き)|でし)|なりそう|ずれ込|延期|遅れ|間に合わ|いかがで|でしょうか|ますか"
    r"|ませんか|お聞かせ|リマインド|お願いでき|進捗|次第|変更させて|お渡し|時間がかか|お時間|出張|不在|お休み|休みで"
    r"|見当たりません|わかりかね|(?:返事|回答|返答|連絡)(?:が|を)(?:来る|くる|届く|ある|もらえる|いただく|待|お待)",
)
# A new day is told.
PUT_OFF = Sign(
    r"instead|late|delay\w*|slip\w*|postpon\w+|push\w*|mov(?:e|ed|ing)|longer|until|new (?:date|deadline)"
    r"|reschedul\w+|can(?:'t|not)|won't|not before|looking at|behind|take more",
    r"なりそう|ずれ|延期|延び|遅れ|遅く|お待ち(?:いただ|くだ)|変更|見込み|間に合わ|のお渡し|でもよ|でもいい|でもよろ"
    r"|猶予|延ば|リスケ|繰り下げ|後ろ倒し",
)
LINK = re.compile(r"https?://[^\s>)」]+")
# Sent by mistake, or for somebody else.
WRONG = Sign(
    r"wrong (?:\w+ )?(?:file|folder|version|one|attachment|document)|by mistake|in error"
    r"|(?:please )?(?:ignore|disregard) (?:my|the|that|this|it)|meant for|for another (?:client|customer|project|job)",
    r"誤って|間違[えっ]て|別のお客|誤送信|破棄|差し替え前",
)
# What was asked for in person has come: the other says so without naming it again.
HANDED = Sign(
    r"(?:received|arrived) (?:safely|with thanks|just now|this morning|today)|came through (?:fine|ok|well)",
    r"(?:届き|受け取り|受領し|拝受し|拝受いたし|拝見し|拝見いたし|頂戴し|頂戴いたし)ました",
)
# What was read is the letter or its word, not the thing.
A_LETTER = Sign(
    r"(?:your|the) (?:e-?mail|mail|message|note|letter|reply|answer|invitation)",
    r"メール|ご連絡|お知らせ|ご案内|お申し出|ご提案|ご返信|ご返事|お返事|メッセージ",
)
# It went to somebody else.
TO_OTHERS = Sign(
    r"to (?:the|our|my|an?|his|her|their) (?:\w+ )?(?:printers?|translators?|lawyers?|proofreaders?|clients?|customers?"
    r"|suppliers?|accountants?|designers?|boss|manager|legal|marketing|finance|team|colleagues?|editors?|bank|insurers?)",
    r"(?:印刷(?:所|会社)|翻訳(?:者|会社)|校正|法務|上司|上長|経理|先方|客先|工場|業者|デザイナー|編集部)[^、。]{0,6}[にへ]"
    r"[^。]{0,12}(?:送|渡|入稿|回し|出し)",
)
# Here it is, though the words are of the future: "you will find it attached".
FOUND_HERE = Sign(r"you(?:'ll| will) find\b.{1,80}\b(?:attach\w*|enclos\w*|below|herewith)", r"(?!)")
