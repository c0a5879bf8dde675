"""Organisations' names for comparing, and whose house an e-mail domain is."""

from __future__ import annotations

import re
from functools import lru_cache

from enishi.kit.kanji import plain_kanji
from enishi.kit.names import hiragana, is_japanese
from enishi.kit.romaji import kana_key, latin, romaji_key

_JAPANESE_FORMS = """
    特定非営利活動法人 独立行政法人 国立研究開発法人 国立大学法人 公立大学法人 地方独立行政法人 一般社団法人
    一般財団法人 公益社団法人 公益財団法人 社会福祉法人 医療法人社団 医療法人財団 医療法人 学校法人 宗教法人
    弁護士法人 税理士法人 監査法人 社団法人 財団法人 npo法人 株式会社 有限会社 合同会社 合資会社 合名会社
    相互会社 (株) (有) (合) (同) (資) (名) (社) (財) (学) (医) (独)
    """.split()
_DOTTED = re.compile(r"\b(?:[a-z]\.\s?){2,}(?=\W|$)")  # S.A., B.V., K.K.
_KANA = re.compile(r"[ぁ-ゖー]+")
_IN_FRONT = frozenset("kk pt the gk yk bv nv gmbh llc ltd inc".split())
_FORMS = re.compile("|".join(map(re.escape, sorted(_JAPANESE_FORMS, key=len, reverse=True))))
_LATIN_FORMS = frozenset(
    """
    inc incorporated corp corporation co company ltd limited llc llp lp plc gmbh mbh ag kg kgaa ohg se sa sas sarl
    srl spa bv nv ab oy as aps pty pte kk kabushiki kaisha yk yugen gk godo holdings group
    """.split()
)
_PUBLIC = frozenset(
    """
    gmail.com googlemail.com yahoo.com yahoo.co.jp yahoo.co.uk yahoo.fr yahoo.de yahoo.it yahoo.es yahoo.ca yahoo.in
    yahoo.co.in yahoo.com.br yahoo.com.au yahoo.ne.jp ymail.com rocketmail.com ybb.ne.jp outlook.com outlook.jp
    outlook.fr outlook.de hotmail.com hotmail.co.jp hotmail.co.uk hotmail.fr hotmail.it hotmail.de live.com live.jp
    live.co.uk live.fr live.nl msn.com passport.com icloud.com me.com mac.com docomo.ne.jp ezweb.ne.jp au.com
    softbank.ne.jp i.softbank.jp vodafone.ne.jp disney.ne.jp willcom.com ymobile.ne.jp y-mobile.ne.jp uqmobile.jp
    rakumail.jp rakuten.jp nifty.com nifty.ne.jp biglobe.ne.jp so-net.ne.jp ocn.ne.jp plala.or.jp dion.ne.jp odn.ne.jp
    asahi-net.or.jp infoseek.jp excite.co.jp goo.jp goo.ne.jp livedoor.com aol.com aol.jp aim.com gmx.de gmx.net
    gmx.com gmx.at gmx.ch web.de freenet.de t-online.de arcor.de mail.de posteo.de mailbox.org proton.me protonmail.com
    protonmail.ch pm.me tutanota.com tutanota.de tuta.io tutamail.com fastmail.com fastmail.fm hey.com zoho.com
    zohomail.com mail.com email.com usa.com inbox.com hushmail.com riseup.net yandex.ru yandex.com ya.ru mail.ru bk.ru
    list.ru inbox.ru rambler.ru ukr.net seznam.cz centrum.cz wp.pl o2.pl onet.pl op.pl interia.pl qq.com foxmail.com
    163.com 126.com yeah.net sina.com sina.cn sohu.com aliyun.com 139.com 189.cn naver.com hanmail.net daum.net
    nate.com kakao.com orange.fr wanadoo.fr free.fr laposte.net sfr.fr bbox.fr libero.it virgilio.it tin.it alice.it
    tiscali.it telefonica.net terra.com.br uol.com.br bol.com.br ig.com.br rediffmail.com sify.com comcast.net
    verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net earthlink.net shaw.ca rogers.com sympatico.ca
    btinternet.com sky.com talktalk.net ntlworld.com virginmedia.com bigpond.com optusnet.com.au xtra.co.nz telenet.be
    skynet.be ziggo.nl kpnmail.nl home.nl xs4all.nl planet.nl bluewin.ch users.noreply.github.com noreply.github.com
    jp-d.ne.jp jp-h.ne.jp jp-t.ne.jp jp-r.ne.jp jp-c.ne.jp jp-k.ne.jp jp-n.ne.jp jp-s.ne.jp jp-q.ne.jp pdx.ne.jp
    emobile.ne.jp mineo.jp tiki.ne.jp eonet.ne.jp mopera.net duck.com privaterelay.appleid.com
    facebook.com users.sourceforge.net
    """.split()
)
_SECOND_LEVEL = frozenset("ac ad co com ed edu go gov gr lg ne net or org gob govt mil nom sch".split())

_PREFECTURES = frozenset(
    """
    hokkaido aomori iwate miyagi akita yamagata fukushima ibaraki tochigi gunma saitama chiba tokyo kanagawa niigata
    toyama ishikawa fukui yamanashi nagano gifu shizuoka aichi mie shiga kyoto osaka hyogo nara wakayama tottori
    shimane okayama hiroshima yamaguchi tokushima kagawa ehime kochi fukuoka saga nagasaki kumamoto oita miyazaki
    kagoshima okinawa
    """.split()
)


@lru_cache(maxsize=50_000)
def company_key(text: str) -> str:
    """An organisation's name without its legal form, spaces and signs, in one width and case; never empty.

    >>> company_key("㈱ｱﾙﾌｧ") == company_key("アルファ株式会社")
    True
    """
    plain = plain_kanji(text).casefold()
    bare = _DOTTED.sub(lambda found: f" {re.sub(r'[^a-z]', '', found[0])} ", _FORMS.sub(" ", plain))
    words = [
        word for word in re.split(r"[\s,.、。・&＆/()\-'’]+", latin(bare) if not is_japanese(bare) else bare) if word
    ]
    kept = _without_forms(words)
    return "".join(kept) or "".join(words) or plain.strip()


def _without_forms(words: list[str]) -> list[str]:
    """Words without the legal form at either end: "K.K." comes as two of them."""
    kept = list(words)
    while len(kept) > 1 and (kept[-1] in _LATIN_FORMS or kept[-2:] == ["k", "k"]):
        kept = kept[:-2] if kept[-2:] == ["k", "k"] else kept[:-1]
    while len(kept) > 1 and kept[0] in _IN_FRONT:
        kept = kept[1:]
    return kept


def is_public_domain(domain: str) -> bool:
    """Whether anybody may have an address in this domain: it says nothing about where somebody works."""
    return domain in _PUBLIC or domain_root(domain) in _PUBLIC or domain.endswith((".docomo.ne.jp", ".vodafone.ne.jp"))


@lru_cache(maxsize=50_000)
def domain_root(domain: str) -> str:
    """The part of a domain that somebody has registered: mail.eng.example.co.jp → example.co.jp."""
    labels = domain.casefold().strip(".").split(".")
    if labels[-1] == "jp" and labels[-2:-1] and labels[-2] in _PREFECTURES:  # pref.aichi.jp, city.nagoya.aichi.jp
        return ".".join(labels[-3 if labels[-3:-2] == ["pref"] else -4 :])
    country = len(labels) >= 3 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL
    return ".".join(labels[-3 if country else -2 :])


@lru_cache(maxsize=50_000)
def names_company(domain: str, key: str) -> bool:
    """Whether a domain spells an organisation's key, in Latin letters or by its kana: toyota.co.jp, トヨタ自動車."""
    label = re.sub(r"[^a-z0-9]", "", domain_root(domain).split(".")[0])
    if len(label) < 3:
        return False
    spelled = {re.sub(r"[^a-z0-9]", "", latin(key))}
    labels = {label, romaji_key(label)}
    kana = _KANA.match(hiragana(key))
    if kana and kana.end() == len(key):
        spelled.add(kana_key(key))
    elif kana and kana.end() >= 3 and kana_key(kana[0]) in labels:  # トヨタ自動車: the kana in front say enough
        return True
    return any(len(word) >= 3 and (word in labels or (len(word) >= 5 and label.startswith(word))) for word in spelled)
