"""Kanji that are written in several ways in names, each class as its common form."""

from __future__ import annotations

import unicodedata

from enishi.kit.text import squeeze

# The common form first, then the forms that stand for it in names. For comparing only: what is shown stays as written.
_CLASSES = """
高髙 辺邉邊𨘢 斎齋斉齊 崎﨑嵜碕 浜濱濵 沢澤 広廣 島嶋嶌嶹 徳德 国國圀囯囻 真眞 桜櫻 竜龍 恵惠 栄榮 学學斈 蔵藏
寿壽 条條 瀬瀨 滝瀧 万萬 与與 弥彌 清淸 黒黑 吉𠮷 会會 角⻆ 郎郞 青靑 静靜 為爲 実實 宝寶 富冨 峰峯 岳嶽 巌巖巗 巻卷
帯帶 弁辨瓣辯 戸戶 当當 恒恆 応應 戦戰 戻戾 抜拔 拝拜 拡擴 掲揭 揺搖 摂攝 数數 断斷 旧舊 昼晝 暁曉 曽曾 来來 枢樞
栃杤 桧檜 検檢 楽樂 槙槇 横橫 歩步 歯齒 歴歷 残殘 殻殼 気氣 浅淺 浄淨 涼凉 渋澁澀 渓溪 温溫 湾灣 満滿 灯燈 点點 焼燒
犠犧 独獨 猪豬 献獻 瑶瑤 畳疊 発發 県縣 研硏 礼禮 禄祿 稲稻 穂穗 穣穰 竹䇳 籠篭 糸絲 経經 継繼 続續 総總 緑綠 緒緖
縁緣 縄繩 聡聰 聴聽 脇脅 芦蘆 芸藝 茂𦱳 荘莊 園薗 薫薰 薬藥 虎乕 虫蟲 蛍螢 蛮蠻 衛衞 装裝 覚覺 覧覽 観觀 証證 誉譽
読讀 譲讓 豊豐 賛贊 赖頼賴 転轉 軽輕 逓遞 遙遥 遅遲 郷鄕 酔醉 釈釋 鉄鐵鉃 鋳鑄 銭錢 鎌鐮 鎮鎭 関關 闘鬪鬥 陥陷 険險
隠隱 隣鄰 霊靈 頬頰 顔顏 顕顯 餅餠 駅驛 駆驅駈 験驗 髄髓 鶏鷄雞 鴎鷗 鴬鶯 麦麥 麹麴 黄黃 黙默 亀龜 円圓 亜亞 仏佛
仮假 伝傳 体體 価價 倹儉 児兒 兎兔 内內 冴冱 処處 凜凛 剣劍劒劔 剰剩 劉刘 労勞 効效 勅敕 勲勳 励勵 区區 医醫 単單
厳嚴 参參 双雙 収收 叙敍 台臺 号號 喜㐂 嘘噓 団團 囲圍 図圖 圧壓 堤隄 塩鹽 増增 壊壞 壌壤 壮壯 声聲 売賣 変變 奥奧
奨奬 嬢孃 宮宫 寛寬 将將 専專 尽盡 届屆 属屬 岡罡 峡峽 巣巢 庁廳 廃廢 弐貳弍 弾彈 径徑 従從 悦悅 悩惱 悪惡 慎愼 惣揔
懐懷 戯戲 択擇 担擔 拠據 挙擧 挟挾 捜搜 搾榨 摯摰 撃擊 昂昻 昇曻 晃晄 晋晉 杉杦 松枩柗 柳栁桺 桑桒 欧歐 毎每 沖冲
淵渕渊 濤涛 炉爐 爾尓 狭狹 猟獵 瓶甁 畑畠 盗盜 稟禀 穏穩 竃竈 粋粹 粛肅 絵繪 繊纖 纏纒 耕畊 舎舍 舗舖 蒋蔣 藪薮 蘇蘓
蝿蠅 諌諫 謡謠 迩邇 醤醬 鈎鉤 雑雜 館舘 鰺鯵 概槪 最㝡 彦彥 両兩 亘亙 乗乘 予豫 争爭 党黨 壱壹 野埜㙒 樫橿
鉱砿鑛 渉涉 達逹 帰歸 産產 卯夘 邨村 船舩 柏栢 祢禰 秋穐龝 炯烱 煕熙凞 皐皋 晧皓 蕊蘂 協恊
哲喆 廉亷
""".split()
COMMON = {ord(other): group[0] for group in _CLASSES for other in group[1:]}


def plain_kanji(text: str) -> str:
    """Text in normal width (half-width kana joined with their voiced marks) and with variant kanji as common ones.

    Marks that make another sound stay: ハタ and ハダ are two names.
    """
    if text.isascii():
        return text
    return unicodedata.normalize("NFKC", text).translate(COMMON)


def fold_name(text: str) -> str:
    """A name for comparing: normal width, common kanji, one case, single spaces."""
    return squeeze(text.lower() if text.isascii() else plain_kanji(text).casefold())
