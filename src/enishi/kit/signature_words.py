"""Words of business cards and signatures: which name an organisation, a part of it, a title, and which a person."""

from __future__ import annotations

import re

from enishi.kit.names import is_japanese, is_kana
from enishi.kit.readings import is_given, is_surname, split_name

_HAN = r"\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_KANA = r"\u3041-\u3096\u30a1-\u30fa\u30fc"

FIRM = re.compile(r"(?:株式|有限|合同|合資|合名|相互)会社|法人|\((?:株|有|合|同|社|財|学|医|独|特非)\)")
_HOUSE = re.compile(
    r".(?:大学院?|大学校|高専|高等学校|高校|中学校|小学校|学園|学院|病院|医院|クリニック|薬局|銀行|信用金庫|役所|役場|県庁|都庁|府庁|道庁"
    r"|省|研究所|研究機構|協会|学会|連盟|組合|財団|機構|商会|商店|商事|物産|産業|工業|製作所|製薬|製鋼|製紙|電機|電工|重工|建設|工務店"
    r"|不動産|法律事務所|会計事務所|税理士事務所|設計事務所|事務所|工房|書店|書房|出版|新聞社|放送|印刷|運輸|倉庫|酒造|ホールディングス"
    r"|システムズ|ソリューションズ|テクノロジーズ|コンサルティング|カンパニー|スタジオ)$"
)
_PART = re.compile(
    r"..*(?:部|課|室|局|係|本部|グループ|チーム|センター|支店|支社|支局|営業所|事業所|出張所|研究室|講座|学科|学部|学府|研究科|専攻|学類"
    r"|教室|工場|ユニット|ディビジョン|部門|班|カンパニー|医局|診療科|内科|外科|委員会)$|^(?:内|外|小児|眼|歯|皮膚|産婦人|放射線|薬剤)(?:科|部)$"
)
_TITLE = re.compile(
    r"(?:.{0,16}(?:取締役|監査役|執行役員?|社長|会長|頭取|理事長?|専務|常務|相談役|顧問|部長|課長|係長|次長|室長|局長|所長|支店長|支社長|工場長"
    r"|店長|院長|医長|館長|校長|園長|学長|学部長|班長|主任|主査|主幹|主事|主管|参事|主席|センター長|グループ長|チーム長|ユニット長"
    r"|マネージャー?|マネジャー|リーダー|チーフ|ディレクター|プロデューサー|エンジニア|デザイナー|コンサルタント|アナリスト|プランナー|アドバイザー"
    r"|スペシャリスト|プログラマー?|アーキテクト|教授|講師|助教|助手|研究員|博士研究員|技師|弁護士|弁理士|税理士|会計士|司法書士|行政書士|社会保険労務士"
    r"|建築士|医師|看護師|薬剤師|編集長|編集者|記者|代表|代表社員|事務局長|秘書|担当|バイヤー|フェロー)"
    r"(?:代理|補佐|補|心得|代行|待遇|社長|会長|[ ]?兼.{1,10})?)"
)
_LATIN_FIRM = re.compile(
    r"(?:^|[ ,])(?:Inc|Incorporated|Ltd|Limited|LLC|L\.L\.C|LLP|PLC|plc|GmbH|AG|SE|Corp|Corporation|Co|Company|S\.?A"
    r"|SAS|SARL|S\.?r\.?l|S\.?p\.?A|B\.?V|N\.?V|Oy|AB|ApS|A/S|KG|K\.?K|Pty|Pte|University|Institute|College|Bank|Foundation"
    r"|Society|Laborator(?:y|ies)|Labs|Hospital|Association|Partners|Studios?|Holdings|Agency|Consulting|Technologies"
    r"|Systems|Solutions|Museum|Library|Academy|Ministry|Commission|Council|Trust|Press|Charity|Clinic|Architects)\.?$"
    r"|^(?:The )?(?:University|Institute|Bank|Ministry|College|Museum|Technical University) (?:of|for) "
)
_LATIN_PART = re.compile(
    r"^(?:Department|Dept\.?|Division|School|Faculty|Office|Centre|Center|Section|Chair) (?:of|for) "
    r"|[ ](?:Department|Dept\.?|Division|Div\.?|Section|Team|Unit|Office|Faculty)$"
)
_LATIN_TITLE = re.compile(
    r"(?:[A-Za-z&/'-]+ ){0,4}(?:(?<![\w/-])(?:"
    r"Manager|Director|Engineer|Officer|President|Professor|Lecturer|Designer|Consultant|Developer|Analyst|Founder|Co-founder"
    r"|Co-Founder|Coordinator|Co-ordinator|Assistant|Associate|Specialist|Architect|Editor|Scientist|Researcher|Fellow"
    r"|Producer|Secretary|Accountant|Counsel|Attorney|Solicitor|Lawyer|Executive|Representative|Administrator|Technician"
    r"|Librarian|Curator|Journalist|Reporter|Writer|Translator|Buyer|Planner|Strategist|Supervisor|Treasurer|Chairman"
    r"|Chairwoman|Chair|Partner|Principal|Owner|Programmer|Nurse|Physician|Surgeon|Teacher|Headteacher|Student|Candidate"
    r"|Head|Lead|Chief|VP|SVP|EVP|CEO|CTO|CFO|COO|CIO|CMO|CPO|CISO|MD|GM))"
    r"(?:(?: (?:of|for|to) (?:the )?|, | & | and | / |/)[A-Z][\w&'-]*(?:(?: | & | and |, )[A-Z][\w&'-]*){0,4})?"
    r"(?: \([\w ]{2,20}\))?"
)
_SAID = re.compile(
    r"\b(?!IT\b|US\b|ME\b|DO\b)(?:is|are|was|were|will|have|has|had|please|you|we|i|my|your|our|us|me|this|that|it|can|could|would|not|if"
    r"|when|who|what|do|does|let|thank|thanks|see|call|send|from|here|there|looking|attached|regarding|about)\b",
    re.IGNORECASE,
)
_FUNCTIONS = frozenset(
    """
    sales marketing engineering design finance operations research development hr it legal product products people
    communications purchasing procurement logistics support strategy technology accounting administration emea apac
    europe asia japan america americas global international uk us usa production quality security data platform
    """.split()
)
_WORD = r"[^\W\d_a-z][^\W\d_'’.-]*(?:['’.-][^\W\d_]+)*\.?"
_LATIN_NAME = re.compile(
    rf"(?:(?:Dr|Prof|Mr|Mrs|Ms|Ir|Eng)\.? (?:Dr\.? )?)?"
    rf"({_WORD}(?: (?:{_WORD}|van|von|der|den|de|da|dos|la|le|di|del|bin|al|ter|zu)){{1,4}})"
    r"(?:,? (?:Ph\.?D|MBA|MSc|BSc|MA|MD|Esq|CPA|P\.?E|PMP|CFA|FRSA)\.?)*"
)
_NO_NAMES = frozenset(
    """
    best kind warm regards wishes sincerely yours thanks thank many cheers dear hello confidential notice sent tel fax
    phone mobile direct office email web street road avenue floor suite building tower house united kingdom states new
    north south east san city monday tuesday wednesday thursday friday saturday sunday january february march
    april may june july august september october november december meeting agenda minutes free the a of for and to in
    room hall project team department group division order invoice total price
    """.split()
)
_ONLY_MONTH = frozenset("april may june august".split())
_JA_NAME = re.compile(rf"([{_HAN}{_KANA}]{{1,6}})(?: ([{_HAN}{_KANA}]{{1,6}}))?")
_NO_JA_NAMES = re.compile(
    r"以上|敬具|草々|拝$|様$|御中|各位|お疲れ|よろしく|ありがと|連絡|住所|電話|携帯|直通|内線|代表|本社|会社|日時|場所|議題|東京|大阪|日本"
    r"|県$|市$|区$|町$|村$|都$|府$|駅|株式|営業|担当|受付|時間|定休|無料|メール|ます|です|ください|お願い|ホーム|サイト|検索|会議|資料"
)


def sounds_said(text: str) -> bool:
    """Whether words stand in a phrase that make a sentence, not a name or a title."""
    return _SAID.search(text) is not None


def is_firm(text: str) -> bool:
    """Whether a phrase can be nothing but an organisation's name."""
    if is_japanese(text):
        return bool(FIRM.search(text) or _HOUSE.search(text))
    large = text.title() if text.isupper() else text
    return len(text) <= 80 and " " in text and _is_titled(text) and _LATIN_FIRM.search(large) is not None


def is_part(text: str) -> bool:
    """Whether a phrase names a part of an organisation: a department, an office, a team."""
    if is_japanese(text):
        return _PART.fullmatch(text) is not None and not is_surname(text) and not is_title(text)
    return len(text) <= 80 and _LATIN_PART.search(text) is not None and _is_titled(text)


def is_title(text: str) -> bool:
    """Whether a phrase is a title or a trade."""
    if is_japanese(text):
        return len(text) <= 24 and _TITLE.fullmatch(text) is not None
    if len(text) > 80 or not text[:1].isupper() or sounds_said(text):
        return False
    large = " ".join(_large(word, all_large=text.isupper()) for word in text.split())
    return any(_LATIN_TITLE.fullmatch(form) is not None for form in (text, large))


def _large(word: str, *, all_large: bool) -> str:
    """A title's word as most people write it: Software engineer, MANAGING DIRECTOR."""
    if word.casefold() in {"of", "for", "to", "the", "and"}:
        return word.lower()
    return word.capitalize() if (all_large and len(word) > 3) or word.islower() else word


def is_function(text: str) -> bool:
    """Whether a phrase after a title's comma goes on with the title: "VP, Engineering"; never an organisation."""
    return bool(words := text.split()) and all(word.casefold() in _FUNCTIONS | {"&", "and"} for word in words)


def _is_titled(text: str) -> bool:
    """Whether all words of a phrase are written large, as names are and sentences are not."""
    small = {"of", "the", "and", "&", "for", "in", "at", "de", "la", "und", "für", "von", "+"}
    return not sounds_said(text) and all(not word[0].islower() or word in small for word in text.split())


def latin_name(text: str) -> str:
    """A person's name in Latin letters, without titles and degrees; empty when the phrase is none for certain."""
    found = _LATIN_NAME.fullmatch(text) if len(text) <= 60 else None
    if not found or is_firm(text) or is_part(text) or is_title(text):
        return ""
    words = [word.casefold().strip(".") for word in found[1].split()]
    if any(word in _NO_NAMES and word not in _ONLY_MONTH for word in words) or words[-1] in _FUNCTIONS:
        return ""
    return found[1]


def japanese_name(text: str, *, is_read: bool = False) -> str:
    """A person's name in Japanese letters; empty when the phrase is none for certain.

    `is_read`: its reading stands beside it, so it surely is a name.
    """
    found = _JA_NAME.fullmatch(text)
    if not found or _NO_JA_NAMES.search(text) or is_firm(text) or is_title(text):
        return ""
    family, given = found[1], found[2] or ""
    if not given and not is_read:
        family, given = split_name(text) if 3 <= len(text) <= 6 and not is_kana(text) else ("", "")
        return text if is_surname(family) and is_given(given) else ""
    if is_read and len(text) > 1:
        return text
    is_known = is_surname(family) or is_given(given) or is_surname(given)
    return text if is_known or (is_kana(family + given) and len(family) > 1 and len(given) > 1) else ""
