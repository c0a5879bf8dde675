"""Where a Japanese sentence has a verb in a form that may promise: お送りします, 見ておく, 渡す予定, 返そうと思う.

A form is told from the end of the verb backwards, as Japanese puts there who wants what; each comes as its name, the
class of the act, and the place where it ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from enishi.promises.japanese_polite import GONE_FOR, HUMBLE_CAN, LETTING, Form, polite, te_serves
from enishi.promises.japanese_verbs import CANS, NOUNS, PLAINS, WILLS, ends_in

_LONGEST_VERB = 16
_MASU = re.compile(r"ま(?:す|ーす|っす)(?![かとま](?!ら)|よう|れ|っけ|って|る|[?？]|[一-龠](?<!笑))")
_SHALL = re.compile(r"ましょう(?![かねよ])")
_TO_FETCH = re.compile(r"(?:迎え|取り|届け|手伝い|謝り|様子を?見|買い|渡し|返し|見せ)に(?:行く|いく|来る)$|買って帰る$")
_SCHEDULED = re.compile(r"の?(?:予定|見込み|つもり)(?:です|でおります|と(?:なって|して)|でございます)")
_DUE_OUT = re.compile(
    r"(?:納品|発送|出荷|お?届け|返却|返送|送付|納入|お渡し|提出|ご?回答|ご?返答|ご連絡)[はも].{1,14}(?:予定|見込み"
    r"|つもり)(?:です|で(?:おり|ござい)ます)"
)
# With no の before 予定です, only what reaches the other is promised: 発売予定です tells the news.
_HANDED_OVER = (
    *(
        "送付",
        "送信",
        "返信",
        "返送",
        "発送",
        "出荷",
        "納品",
        "納入",
        "返却",
        "提出",
        "共有",
        "連絡",
        "回答",
        "報告",
        "送金",
    ),
    *(
        "振込",
        "支払",
        "郵送",
        "配送",
        "転送",
        "手配",
        "修正",
        "対応",
        "訪問",
        "交換",
        "修理",
        "設置",
        "お渡し",
        "再送",
        "返金",
    ),
    *("返答", "返事", "手続き", "お送り", "お届け", "提示"),
)
_SOON_THERE = re.compile(r"(?:すぐ|今から|[分時](?:で|に|まで)).{0,6}(?:行く|向かう|戻る|着く)$")
_PLAIN = re.compile(
    # Most sentences end in ます or です, which no plain verb does.
    r"(?:[るくうつぶむぐ]|(?<![いきしちにひみりぎじびえけせてねべめれげぜ]ま)(?<!で)す)"
    r"(?=[よねわ。!！、～〜ーw💪🙌]|から|けど|し[、。 ]|んで|ので|な[あ。]|ぞ|ぜ|[\s]|$"
    r"|つもり|予定|所存|見込|考え|と思|よ[うに])"
)
_WANT = re.compile(
    r"たい(?:と(?:思|存じ|考え)|んです|です$)|たく(?:存じ|思い|、|。|$)"
    r"|[おこごそとのぼもろよ]うと(?:思(?:って(?!た|い?まし|いた)|い(?!切|出))|考えて)"
    r"|(?:る|ます)(?:はずです|か?と(?:思(?:い|う)|存じ))"
)
_EFFORT = re.compile(r"(?:頑張|がんば)(?:る|り(?:ま|た)|って)|努力(?:し|いたし)ます|全力を尽くし")
# What the effort is for, when it is an act: 出せるように頑張ります.
_ABLE_TO = re.compile(r"[えけせてねべめれげ]るよう(?:に)?、?$|できるよう(?:に)?、?$")
_TRUST = re.compile(
    r"(?:お任せ|任せて|まかせて|おまかせ)(?:ください|下さい|[!！。]|$)|お約束(?:し|いたし|致し)ます|宿題とさせ"
)
_HUMBLE_PLAIN = re.compile(r"[おご][^おご、。をにがは]{1,5}(?:する|いたす|致す)$")
_ASKED_PLANS = ("つもりか", "予定か", "考えか")
_SEES_TO = ("ようにし", "ようにい", "ようにす", "ように致")
_SAYS = re.compile(r"(言っ|書い|記し|述べ|申し上げ|お断りし|断っ)て(?:お|置)き$")
_PLANNED = ("つもり", "予定", "所存", "見込", "考え")


def forms(text: str) -> Iterator[Form]:
    """The forms of a sentence that may promise, in order of kind; quotes were taken out before."""
    if "ま" in text:
        yield from _polite_forms(text)
    for match in _PLAIN.finditer(text):
        end = match.end()
        if form := _plain(text[max(0, end - 12) : end], text[end : end + 4]):
            yield form._replace(end=end)
    if "思" in text or "たい" in text or "考え" in text or "存じ" in text or "たく" in text:
        for match in _WANT.finditer(text):
            if form := _wanted(text[max(0, match.start() - 10) : match.end()]):
                yield form._replace(end=match.end())
    if "予定" in text or "見込" in text or "つもり" in text:
        yield from _scheduled(text)
    if "頑張" in text or "がんば" in text or "力" in text:
        for match in _EFFORT.finditer(text):
            is_act = _ABLE_TO.search(text, 0, match.start())
            yield Form("effort-for" if is_act else "effort", "", match.end())
    if "任せ" in text or "まかせ" in text or "約束" in text or "宿題" in text:
        yield from (Form("trust-me", "", match.end()) for match in _TRUST.finditer(text))


def _scheduled(text: str) -> Iterator[Form]:
    """発送の予定です, 送付予定です, 納品は水曜の見込みです."""
    if match := _DUE_OUT.search(text):
        yield Form("plan", "serves", match.end())
    for match in _SCHEDULED.finditer(text):
        head = text[: match.start()]
        if ends_in(head, NOUNS, 6) if match[0][0] == "の" else head.endswith(_HANDED_OVER):
            yield Form("plan", "serves", match.end())


def _polite_forms(text: str) -> Iterator[Form]:
    for match in _MASU.finditer(text):
        head = text[max(0, match.start() - _LONGEST_VERB) : match.start()]
        if head.endswith("き") and _is_said_here(head, text, match.end()):
            continue
        if form := polite(head):
            yield form._replace(end=match.end())
    for match in _SHALL.finditer(text):
        if form := polite(text[max(0, match.start() - _LONGEST_VERB) : match.start()]):
            yield Form("shall", form.act, match.end())


def _is_said_here(head: str, text: str, end: int) -> bool:
    """Whether these very words are what is put on record: 言っておきますが, 念のため書いておきます."""
    said = _SAYS.search(head)
    return said is not None and (text.startswith("が", end) or (said[1] in {"書い", "記し"} and "ため" in text[:end]))


def _plain(head: str, tail: str) -> Form | None:
    """The form of a plain verb at the end of `head`; None where it would be a mere statement."""
    if head.endswith(("ておく", "でおく", "とく", "どく")) and len(head) > 2 and not head.endswith("ほどく"):
        return Form("ておく", "serves")
    if head.endswith(("てみる", "でみる", "てあげる", "たげる")):
        return Form("てみる", "serves")
    if head.endswith(("行ってくる", "いってくる")) and not GONE_FOR.search(head):
        return None
    if head.endswith(("てくる", "でくる", "てく", "でく", "ていく")) and te_serves(head):
        return Form("てくる", "serves")
    if head.endswith(("てくれる", "てる", "いる", "ある", "なる", "られる")):
        return None
    if tail.startswith("よう") and not tail.startswith(_SEES_TO):  # 添えるよう努めます strives, 届けるようにします does
        return None
    found = ends_in(head, PLAINS, 8)
    if tail.startswith(_ASKED_PLANS):
        return None
    if tail.startswith(_PLANNED):
        is_act = (
            found
            or ends_in(head[:-1], CANS)
            or HUMBLE_CAN.search(head[:-1])
            or head.endswith(("させていただく", "差し上げる"))
        )
        return Form("plan", "serves") if is_act or _HUMBLE_PLAIN.search(head) else None
    if _HUMBLE_PLAIN.search(head) or _SOON_THERE.search(head) or _TO_FETCH.search(head):
        return Form("polite", "serves")
    return Form("plain", "serves") if found or re.search(r"[A-Za-z]する$", head) else None


def _wanted(words: str) -> Form | None:
    """提出したいと思います, 送ろうと思っています, 返せると思います."""
    if "たい" in words or "たく" in words:
        head = words[: max(words.rfind("たい"), words.rfind("たく"))]
        if head.endswith(("いただき", "頂き", "もらい")) and not head.endswith(LETTING):
            return None
        form = polite(head)
        is_act = form is not None and (form.act in {"serves", "now-noun"} or form.name == "humble")
        if form is None or not is_act:
            return None
        return Form("want", "serves" if form.act == "other" else form.act)
    head = words[: words.rindex("はず" if "はず" in words else "と")].removesuffix("か")
    if head.endswith(("る", "ます")):
        head = head.removesuffix("る").removesuffix("ます")
        is_able = (ends_in(head, CANS) and not head.endswith("し")) or HUMBLE_CAN.search(head)
        return Form("able", "serves") if is_able else None
    return Form("want", "serves") if ends_in(head, WILLS) else None
