"""What a sentence is about: its words that carry matter, without the acts, the courtesies and the days."""

from __future__ import annotations

import re
from functools import lru_cache

# Runs of kanji, of katakana, and Latin words; kana between them are grammar.
_RUN = re.compile(r"[\u4e00-\u9fff々〆]+|[\u30a1-\u30ff]{2,}|[A-Za-z0-9][A-Za-z0-9'’]*")
_ENGLISH_IDLE = frozenset(
    """
a an the this that these those it its it's i i'm i'll i've me my mine we we'll we've us our you you'll you've your
yours he she they them his her their who whom which what when where why how whether if and or but so as at by for
from in into of off on onto out over to up with without within about after before until till than then there here
now just also too very much many more most some any all each every no not yes be is are was were been being am do
does did done have has had having will would shall should can could may might must let lets get got go goes going
went gone make made take took taken put set come came see seen say says said tell told know think ask asked asking
need needs want wish hope able please thank thanks sorry apologies regards dear hello hi good great fine nice kind
best sure course glad happy today tomorrow yesterday tonight morning afternoon evening noon night day days week
weeks weekend month months year years minute minutes ago hour hours moment soon later early late end next last
monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
october november december one two three first again already still yet ever never only even well back way time thing
things bit lot touch copy send sends sent sending forward forwarded share shared mail mailed email emailed attach
attached attaching attachment enclosed enclose find found promise promised check checked confirm confirmed look
looked report revert answer answered reply replied book booked reserve reserved organise organised organize
organized arrange arranged sort sorted handle call called phone phoned ring visit visited discuss discussed talk
talked introduce introduced connect connected pay paid transfer transferred wire settle settled process processed
fix fixed correct corrected update updated change changed amend amended receive received arrived give given giving
download upload uploaded file files question drop dropped through ahead earlier together taking left office
entrance write wrote written finish finished prepare prepared provide provided expect leave ready care other
another new old matter news chance inbox follow following side colleague http https www com example s t ll ve re d
m afraid instead running slip push longer looking date delay delayed wait waiting working haven hasn isn didn won
don because since while though although once per via regarding concerning fwd pdf docx doc xlsx xls pptx ppt zip
png jpg jpeg txt csv final rev ver version v1 v2 v3 v4 draft
""".split()
)
# Acts, courtesies and times in two kanji or more: cut out of a run wherever they stand.
_JAPANESE_ACTS = re.compile(
    r"送付|送信|送金|添付|同封|査収|提出|共有|転送|郵送|発送|投函|展開|連絡|確認|回答|返事|返信|返答|報告|対応|手配|予約|確保|準備"
    r"|用意|段取|電話|訪問|説明|紹介|振込|支払|入金|精算|修正|訂正|更新|変更|作成|完了|完成|受領|拝受|頂戴|承知|了解|失礼|恐縮"
    r"|本日|昨日|先日|先程|先週|今朝|午前|午後|以内|近日|次第|一度|弊社|御社|貴社|社内|私共|担当|必要|可能|可否|都合|見込|予定"
    r"|拝見|拝読|早速|誠|大変|時間|入金|着金|無事|感謝|手続|手元|場合|結果|状況|進捗|現在|引続|残念|問題|資料一式|改訂|最新|正式|質問|別便|機会|多忙"
)
# One kanji that carries nothing when a run is made of such alone: the stem of a verb, a courtesy, a time.
_JAPANESE_STEMS = re.compile(
    r"[送押伺繋振込直作調聞問合差上渡届持出済受取頂戴致申承遅待願宜今朝夕昼日月火水木金土曜週年時分後前中末明内改追私方者件事物様殿氏御"
    r"急礼返戻話通手案版等用的新旧際点思存見言行来入置参知伝難有無回何先確払済早速誠以下別無事場忙所]+"
)
_KATAKANA_IDLE = frozenset("ファイル メール フォルダ リンク ダウンロード アップ アップロード ドライブ データ".split())
_PARTICLE = re.compile(r"[をはがのに、]|まで|から|です|$")
_SUFFIXES = ("ings", "ing", "ments", "ment", "ies", "es", "ed", "s")
_DAY = re.compile(
    r"\d{1,4}[年月日時分:/.-]\d{0,4}日?|[月火水木金土日]曜日?|明後日|明日|今日|本日|来週|今週|先週|再来週|来月|今月|先月|月末|週明け|年内"
)

# Where something goes is not what goes.
_TO_WHERE = re.compile(r"\bto (?:your|my|our) (?:\w+ )?(?:address|office|inbox|e-?mail|account|door)\b", re.IGNORECASE)


@lru_cache(maxsize=4096)
def matter(text: str) -> frozenset[str]:
    """The words of a text (a sentence, a file's name) that say what it is about, in a form that can be compared."""
    text = _DAY.sub(" ", text.replace("_", " ").replace("%20", " "))
    if " to " in text:
        text = _TO_WHERE.sub(" ", text)
    found: set[str] = set()
    for match in _RUN.finditer(text):
        run = match[0]
        if run[0].isascii():
            if (word := _english(run.lower().replace("’", "'").removesuffix("'s"))) and len(word) > 1:
                found.add(word)
        elif run[0] >= "\u4e00" or run[0] in "々〆":
            parts = _JAPANESE_ACTS.sub(" ", run).split()
            is_noun = _PARTICLE.match(text, match.end()) is not None  # else one kanji is a verb's
            found.update(p for p in parts if (len(p) > 1 or is_noun) and not _JAPANESE_STEMS.fullmatch(p))
        elif run not in _KATAKANA_IDLE:
            found.add(run)
    return frozenset(found)


def _english(word: str) -> str:
    if word in _ENGLISH_IDLE or word.isdigit():
        return ""
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3 and not word.endswith("ss"):
            return word[: -len(suffix)]
    return word.removesuffix("e") if len(word) > 4 else word


def shared(given: frozenset[str], other: frozenset[str]) -> float:
    """How much of the smaller of two matters the other holds too, from 0 to 1; 0 where either is empty."""
    if not given or not other:
        return 0.0
    small, large = sorted((given, other), key=len)
    return sum(any(_alike(one, two) for two in large) for one in small) / len(small)


def _alike(one: str, other: str) -> bool:
    """Whether two words are of one thing: the same stem, or runs of which two kanji in a row are the same."""
    if one == other:
        return True
    if one.isascii() or other.isascii():
        return False
    if one[0] < "\u4e00" or other[0] < "\u4e00":  # katakana: the longer may be made of the shorter
        return min(len(one), len(other)) >= 3 and (one in other or other in one)
    return any(one[at : at + 2] in other for at in range(len(one) - 1))


_SEEKING = re.compile(r"\b(?:whether|if|which|what|how|when|where|who|why|about)\b", re.IGNORECASE)


def sought(text: str) -> frozenset[str]:
    """The very thing that a sentence wants to know: "plug" of "which plug the machine needs", 規格 of 電源の規格."""
    words = matter(text)
    if not text.isascii():
        return frozenset([max(words, key=text.rfind)] if words else [])
    start = _SEEKING.search(text)
    after = text[start.end() :].split() if start else []
    named = [found for word in after if (found := matter(word))]
    if start and start[0].lower() == "who":  # the first is what they do
        named = named[1:]
    return named[0] if named else words
