"""What kinds of act a sentence speaks of: sending, answering, arranging, meeting, introducing, paying and so on."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache


class Act(StrEnum):
    SEND = "send"
    ANSWER = "answer"
    ARRANGE = "arrange"
    MEET = "meet"
    INTRODUCE = "introduce"
    PAY = "pay"
    MEND = "mend"
    READ = "read"


_ENGLISH = {
    Act.SEND: r"sen[dt]|sending|forward(?:ed|ing)?|shar(?:e|ed|ing)|(?:e-?)?mail(?:ed|ing)?|attach\w*|enclos\w*"
    r"|provid\w+|deliver\w*|circulat\w+|submit\w*|upload\w*|post(?:ed)?|drop(?:ped)? .{1,40} in(?:to)?"
    r"|hand(?:ed)? (?:over"
    r"|in)|handed|pass(?:ed)? (?:\w+ )*(?:on|along)|get (?!back).{1,60} to you|have .{1,60} ready|let you have"
    r"|you(?:'ll| will) have|expect|put .{1,60} together|writ(?:e|ten)|wrote|draft(?:ed)?|finish(?:ed)?|prepar\w+"
    r"|on (?:its|their) way|went (?:out|off)|in your inbox|ready|available|download\w*|supply|supplied|return(?:ed)?"
    r"|ship(?:ped)?|cop(?:y|ied) of|on your desk|scan(?:ned)?|dig (?:out|up)",
    Act.ANSWER: r"check(?:ed|ing)?|confirm\w*|f(?:ind|ound) out|look(?:ed|ing)? (?:\w+ )?(?:into|up)|ask(?:ed)?"
    r"|let you know|get back|come back|report(?:ed)?|revert|tell|told|answer\w*|repl(?:y|ied)|hear|clarif\w+|ping"
    r"|spoke(?:n)?|find out|heard|verif\w+|looked|following up"
    r"|update you|drop you a line|text you|investigat\w+|research\w*|decid\w+|see (?:if|whether)",
    Act.ARRANGE: r"book\w*|reserv\w+|organi[sz]\w+|arrang\w+|sort(?:ed)?|set(?:ting)? up|take care|taken care"
    r"|order(?:ed)?|handl\w+|managed to get|all set|schedul\w+|prepar\w+|in place|register\w*|appl(?:y|ied)",
    Act.MEET: r"call(?:ed|ing)?|ring|rang|phon\w+|visit(?:s|ed|ing)?"
    r"|c[oa]me? (?:over|by|round)|coming over|drop(?:ped)? (?:by"
    r"|in)|meet\w*|met|see you|stop(?:ped)? by|talk(?:ed)?|discuss\w*|spoke|your time|your office|catch(?:ing)? up"
    r"|caught up",
    Act.INTRODUCE: r"introduc\w+|in touch|connect\w*|mention\w*|copied in|on copy|in copy|put you two|cc'?d"
    r"|loop\w* in|about you|pass(?:ed)? your|contact you|spoken|wr[io]t\w+ to",
    Act.PAY: r"pa(?:y|id|ying)|payments?|transfer\w*|wir(?:e|ed)|settl\w+|process\w*|remit\w*|reimburs\w+|refund\w*",
    Act.MEND: r"correct\w*|mend(?:ed|ing)?|fix\w*|updat\w+|chang\w+|amend\w*"
    r"|put .{0,60}right|is right|revis\w+|repair\w*|adjust\w*"
    r"|replac\w+|edit\w*|as it should be|solved|resolved|remov\w+|add(?:ed)?|adapt\w*|clean\w*|sort(?:ed)?"
    r"|tak(?:e|en) care|deal(?:t)? with|look(?:ed)? after",
    Act.READ: r"read|proofread|review\w*|look(?:ed|ing)? (?:it |this |them )?over"
    r"|go (?:through|over)|went (?:through|over)"
    r"|comment\w*",
}  # fmt: skip
_JAPANESE = {
    Act.SEND: r"送(?!金)|提出|届|渡|共有|郵送|投函|展開"
    r"|(?<!電話)(?<!電話を)(?<!連絡)(?<!返事)(?<!返信)(?<!回答)(?<!説明)差し上げ|お持ち|納品|添付|同封|アップ|配布|配信|出し|作成"
    r"|仕上げ|まとめ|準備|用意|査収|お手元|でき(?:まし|た|上が)|発送|ダウンロード|置きま|置いて|返却|返送|戻し|入れて",
    Act.ANSWER: r"確認|連絡|回答|知らせ|返事|返答|返信|報告|伝え|調べ|聞い|聞き|問い?合わ?せ|検討|相談|折り返|答え"
    r"|わかり|判明|確かめ|伺いまし",
    Act.ARRANGE: r"手配|予約|押さえ|取っ|取れ|用意|準備|段取り|確保|注文|発注|手続|申し込|申込|登録|設定|調整",
    Act.MEET: r"電話|伺|参り|オンライン|訪問|お目にかか|説明に上が|説明の機会|面談|会い|打ち?合わ?せ|参上|お話|話し"
    r"|お時間|お越し|お邪魔|会議|面会|会えて",
    Act.INTRODUCE: r"紹介|繋|つな|引き合わせ|話を|連絡先|声をかけ|[CcＣ][CcＣ]",
    Act.PAY: r"振込|振り込|支払|入金|着金|送金|精算|決済|払|受領|清算|返金",
    Act.MEND: r"修正|直[しっり]|訂正|更新|変更|対応|改め(?!て)|反映|差し替え|解消|追加|削除|修理|手直し",
    Act.READ: r"読|拝見|拝読|目を通|レビュー|校正|査読|添削|感想|コメント",
}  # fmt: skip
_FORMS = {act: (re.compile(rf"\b(?:{_ENGLISH[act]})\b", re.IGNORECASE), re.compile(_JAPANESE[act])) for act in Act}


@lru_cache(maxsize=4096)
def acts(sentence: str) -> frozenset[Act]:
    """Every kind of act that a sentence names, in whatever tense; none where it names none that we know."""
    is_japanese = not sentence.isascii()
    return frozenset(act for act, forms in _FORMS.items() if forms[is_japanese].search(sentence))
