"""Date expressions of Japanese: 金曜まで, 来週中, 月末, 3営業日以内, 令和8年12月1日, 15時."""

from __future__ import annotations

from enishi.kit.due_dates.japanese import (
    DAYS,
    JAPAN,
    PART,
    SHORT_ERA,
    WEEKDAYS,
    N,
    at_hour,
    clock,
    counted_from_now,
    day_from_now,
    era_date,
    full_date,
    in_month,
    month_day,
    months_ahead,
    this_month,
    this_week,
    weeks_ahead,
    years_ahead,
)
from enishi.kit.due_dates.lexer import Lexer, Rule
from enishi.kit.due_dates.numbers import number
from enishi.kit.due_dates.spoken import Spoken

_N0 = "0一二三四五六七八九十"
_W0 = "今来翌再さ先"
_D0 = "".join({name[0] for name in DAYS})
_WEEK = r"(今|来|翌|再来|さ来|先々|先)週の?"
_BEFORE_LIMIT = r"(?=\s?(?:まで|迄|に|の|中|頃|ごろ|必着|締|[()、。,]|[月火水木金土日]曜|午|朝|夕|正|[0-9]|$))"
# A month that names the thing and no day for it: 三月分のご請求, 10月の売上, 5月号.
_NO_NAME = (
    r"(?!分|度|号|期|決算|の?ご?(?:請求|売上|売り上げ|実績|利用|使用|給与|給料|明細|家賃|会費|月次|検針|伝票"
    r"|レポート|データ))"
)
_NEEDS = frozenset("日月火水木金土週年時分前後内明夜晩朝昼夕午期末終定営EJきあさ盆GW")
LEXER = Lexer((
    Rule("令平昭", rf"(令和|平成|昭和)\s?(元|{N})年(?:({N})月(?:({N})日)?)?", era_date),
    Rule("RHS", SHORT_ERA, era_date),
    Rule("0", r"(?<![0-9])([0-9]{4})[年/.-]\s?([0-9]{1,2})[月/.-]\s?([0-9]{1,2})(?:日|(?![0-9]))", full_date),
    Rule("0", r"(?<![0-9])([0-9]{4})年", lambda g: Spoken(year=number(g[0] or ""))),
    Rule(_N0, rf"({N})月\s?({N})日(?!間)", month_day),
    Rule("0", r"(?<![0-9/.:-])([0-9]{1,2})/([0-9]{1,2})(?![0-9/:%])", month_day),
    Rule("023456789二三四五六七八", r"([2-9二三四五六七八])[、,・〜~-]([2-9二三四五六七八九])()"
     r"(日|営業日|週間|分|時間)(?:中|以内|内|後|ほど)",
     lambda g: counted_from_now((g[1], *g[2:], ""))),
    Rule(_N0+"数", rf"({N}|[0-9]{{3}}|数)(?:([ヶケかカヵ箇ヵ])月間?|(日間?|営業日|週間?|年|時間|分)(?<!間間))"
     r"(?:ほど|程度|くらい|ぐらい)?\s?(以内|後|内|中(?=に|で)|以降|前(?!半|後)|で(?=お?[送返届仕戻着出連回]))",
     lambda g: counted_from_now((g[0], g[1], (g[2] or "").replace("日間", "日"), g[3]))),
    Rule("数", r"数日(?:中|うち|の?うち)", lambda g: Spoken(count=3, unit="day", sure=0.7)),
    Rule("一0", r"(?:一|1)両日(?:中|以内)?", lambda g: Spoken(count=2, unit="day", sure=0.9)),
    Rule("中", r"中([一二三1-3])日(?!の)", lambda g: Spoken(count=number(g[0] or "") + 1, unit="day", sure=0.7)),
    Rule("翌", r"(?:翌々営業日)", lambda g: Spoken(count=2, unit="workday")),
    Rule("翌次明", r"(?:翌営業日|次の営業日|明営業日)", lambda g: Spoken(count=1, unit="workday")),
    Rule(_N0, rf"({N})月(?!間|雨){_NO_NAME}の?({PART})?", in_month),
    Rule("今当本来翌再さ先", rf"(今|当|本|来|翌|再来|さ来|先々|先)月{_NO_NAME}の?({PART})?", months_ahead),
    Rule("月", r"(?<![0-9一-九十ヶか毎])月(末|初め|初|内|中|半ば)", this_month),
    Rule(_W0, rf"{_WEEK}末(?=まで|迄)()()", lambda g: weeks_ahead((g[0], "", ""))),
    Rule(_W0, rf"{_WEEK}(?:({PART}|明け)|([{WEEKDAYS}])(?:曜日?|(?![一-龠])))?", weeks_ahead),
    Rule("週", r"(?<!毎)週末(?=まで|迄)", lambda g: Spoken(weeks=0, sure=0.7)),
    Rule("週", r"(?<![毎0-9一二三四五六七八九十])週(明け|末|初め|はじめ|頭|半ば|なかば|内|中)", this_week),
    Rule("連大", r"(?:連休|大型連休)明け", lambda g: Spoken(part="reopening", sure=0.8)),
    Rule("お正年冬新", r"(?:お?正月|年末年始|冬休み)明け|年明け(?:早々)?|年始|新年",
     lambda g: Spoken(years=1, part="reopening", sure=0.8)),
    Rule("Gゴ", r"(?:GW|ゴールデンウィーク|ゴールデンウイーク)明け", lambda g: Spoken(month=5, day=7, sure=0.6)),
    Rule("お盆", r"お?盆明け", lambda g: Spoken(month=8, day=17, sure=0.6)),
    Rule("今本年", r"(?:今|本)?年度(?:末|内|中|いっぱい)", lambda g: Spoken(month=3, part="end", sure=0.9)),
    Rule("上", r"上半?期(?:末|中|内)", lambda g: Spoken(month=9, part="end", sure=0.8)),
    Rule("下今当期", r"(?:下半?|今|当)?期(?:末|中|内)", lambda g: Spoken(month=3, part="end", sure=0.6)),
    Rule("今当四", r"(?:今|当)?四半期(?:末|中|内)", lambda g: Spoken(quarters=0, part="end", sure=0.8)),
    Rule("年今本", r"年内|年末|(?:今|本)年中|(?:今|本)年いっぱい", lambda g: Spoken(years=0, part="end", sure=0.9)),
    Rule("今本来翌再昨去", rf"(今|本|来|翌|再来|昨|去)年(?!度)の?({PART})?", years_ahead),
    Rule(_D0, "(" + "|".join(sorted(DAYS, key=len, reverse=True)) + r")中?(?![人今])",
     day_from_now),
    Rule("(", rf"[(]\s?([{WEEKDAYS}])(?:曜日?)?(?:[・/]?祝)?\s?[)]",
     lambda g: Spoken(weekday=WEEKDAYS.index(g[0] or ""))),
    Rule(WEEKDAYS, rf"([{WEEKDAYS}])曜日?", lambda g: Spoken(weekday=WEEKDAYS.index(g[0] or ""), sure=0.9)),
    Rule("月火水木金土", r"(?<![一-龠0-9])([月火水木金土])(?=まで|迄)",
     lambda g: Spoken(weekday=WEEKDAYS.index(g[0] or ""), sure=0.7)),
    Rule("午朝昼夕夜AaPp0一二三四五六七八九十", rf"(午前|午後|朝|昼|夕方|夜|[AaPp][Mm])?の?\s?({N})"
     rf"(?:時(?!間|点|期|代|々)(?:(半)|({N})分)?"
        rf"|:([0-5][0-9])(?![0-9:]))"
     r"(?:\s?([AaPp][Mm])\b)?", clock),
    Rule("正お午昼", r"正午|お昼(?=まで|ごろ|頃|に)|午前中|昼(?=まで)", lambda g: at_hour(12)),
    Rule("朝", r"朝(?:一番?|イチ)", lambda g: Spoken(hour=9, minute=0, is_afternoon=False, sure=0.7)),
    Rule("午", r"午後(?:一番?|イチ)", lambda g: Spoken(hour=13, minute=0, sure=0.7)),
    Rule("日J", r"日本時間|JST(?![A-Za-z])", lambda g: Spoken(zone=JAPAN)),
    Rule(_N0, rf"(?<![0-9一二三四五六七八九十百数中/])({N})日{_BEFORE_LIMIT}(?!中)",
     lambda g: Spoken(day=number(g[0] or ""), sure=0.85) if 1 <= number(g[0] or "") <= 31 else None),
    Rule("EC終定就営", r"(?<![A-Za-z])(?:EOD|COB)(?![A-Za-z])|終業(?:時間|時)?(?=まで)"
     r"|定時(?=まで)|(?:就業|営業)時間内",
     lambda g: Spoken(ends_day=True)),
    Rule("E", r"(?<![A-Za-z])EOW(?![A-Za-z])", lambda g: Spoken(weeks=0)),
    Rule("E", r"(?<![A-Za-z])EOM(?![A-Za-z])", lambda g: Spoken(months=0, part="end")),
), by_word=False, needs=_NEEDS)  # fmt: skip
GLUE = r"(?:中|分)?[\s　]*(?:の|、|,|・|までの)?[\s　]*"
LIMIT_AFTER = (
    r"\s?(?:中|内|頃|ごろ|くらい|ぐらい)?[))]?(?:に?は)?\s?"
    r"(?:まで|迄|必着|締|期限|以内|いっぱい|を?目処|をめど|を?目途)"
)
# 月末の請求書を: the day tells which thing is meant. 金曜の会議までに is a deadline, 金曜の朝 a time of the day.
THING_AFTER = (
    r"の(?!うち|間|朝|昼|夜|夕|午|始業|終業|営業|業務|定時|中|前|後|早|遅|いつ|どこ)"
    r"(?:(?!まで|迄|前に|には|時に|際に)[^、。をはがも\s]){1,20}(?:を|は|が|も)"
)
BEFORE_AFTER = r"\s?(?:よりも?前|の前)(?:に|まで)"
