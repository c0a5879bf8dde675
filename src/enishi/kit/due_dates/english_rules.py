"""Date expressions of English: by Friday, next week, in two weeks, before the 15th, COB tomorrow, 3pm."""

from __future__ import annotations

from enishi.kit.due_dates.english import (
    AHEAD,
    DAY_NAMES,
    MONTH,
    MONTHS,
    NUMBER,
    PART,
    PARTS,
    SURE_WEEKDAY,
    UNIT,
    UNITS,
    WEEKDAY,
    WEEKDAYS,
    WHICH,
    clock,
    counted_ago,
    counted_from_now,
    day_from_now,
    full_date,
    named_date,
    part_named,
    part_of,
    slashed_date,
    stretch,
    weekday_of,
    weeks_from,
    which_weekday,
    zone,
)
from enishi.kit.due_dates.japanese import SHORT_ERA, era_date
from enishi.kit.due_dates.lexer import Lexer, Rule
from enishi.kit.due_dates.spoken import Spoken

_MONTH_NAMES = " ".join(MONTHS)
_WEEKDAY_NAMES = " ".join((*WEEKDAYS, *(name + "s" for name in WEEKDAYS)))
_PART_NAMES = "the very " + " ".join({name.split()[0] for name in PARTS} | {"latter", "second", "first"})
_NUMBER_NAMES = (
    "0 a an the next couple few several one two three four five six seven eight nine ten twelve "
    "fourteen fifteen twenty thirty"
)
_NEEDS = frozenset(
    f"""{_MONTH_NAMES} {_WEEKDAY_NAMES} today tonight tonite tomorrow tommorow tomorow tommorrow tmrw tmr tomo yesterday
    day days week weeks wk wks weekend month months year years quarter quarters hour hours hr hrs minute minutes
    min mins morning afternoon arvo evening noon midday midnight eod cob eob eop eow eom eoy eoq business play fortnight
    christmas xmas q overmorrow new o""".split()
)
LEXER = Lexer((
    Rule("r h s", SHORT_ERA, era_date),
    Rule("0", r"\b([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?![0-9])", full_date),
    Rule("0", r"(?<![0-9/.$-])(?!24/7)([0-9]{1,2})/([0-9]{1,2})(?:/([0-9]{4}|[0-9]{2}))?(?![0-9/%])", slashed_date),
    Rule(_MONTH_NAMES, rf"\b{MONTH}\.?\s{{1,3}}([0-9]{{1,2}})(?:st|nd|rd|th)?\b(?!:|\s?[ap]m\b"
        rf"|%)(?:,?\s{{1,3}}([0-9]{{4}})\b)?",
     lambda g: named_date(*g)),
    Rule("0", rf"\b([0-9]{{1,2}})(?:st|nd|rd|th)?(?:\sof)?[\s-]{{1,3}}{MONTH}\b\.?(?:,?[\s-]{{1,3}}([0-9]{{4}})\b)?",
     lambda g: named_date(g[1], g[0], g[2])),
    Rule("the week wk", r"\b(?:the\s+)?(?:week|wk) after next\b", lambda g: Spoken(weeks=2, sure=0.9)),
    Rule("the month", r"\b(?:the\s+)?month after next\b", lambda g: Spoken(months=2, sure=0.9)),
    Rule("the day overmorrow", r"\b(?:the\s+)?(?:day after tomorrow|overmorrow)\b", lambda g: day_from_now(2)),
    Rule("the end close eod cob eob eop", r"\b(?:(?:the\s+)?end of (?:the\s+)?(?:business|work|working)?\s?day"
        r"|(?:the\s+)?close of (?:business|play)|end of business|eod|cob|eob|eop)\b",
     lambda g: Spoken(ends_day=True)),
    Rule("eow within", r"\b(?:eow|within the week)\b", lambda g: Spoken(weeks=0)),
    Rule("eom month within", r"\b(?:eom|month[ -]end|within the month)\b", lambda g: Spoken(months=0, part="end")),
    Rule("eoy year", r"\b(?:eoy|year[ -]end)\b", lambda g: Spoken(years=0, part="end")),
    Rule("eoq", r"\beoq\b", lambda g: Spoken(quarters=0, part="end")),
    Rule(_PART_NAMES, rf"\b(?:the\s+)?(?:very\s+)?{PART}{WHICH}(week|month|quarter|year)\b", part_of),
    Rule(_PART_NAMES, rf"\b(?:the\s+)?{PART}{MONTH}\b",
     lambda g: Spoken(month=MONTHS[(g[1] or "").lower()], part=part_named(g[0]), sure=0.9)),
    Rule(_PART_NAMES, rf"\b(?:the\s+)?{PART}q([1-4])\b", lambda g: Spoken(quarter=int(g[1] or 1), sure=0.8)),
    Rule(_NUMBER_NAMES, rf"\b{NUMBER}\s+weeks?\s+from\s+(today|now|tomorrow|{DAY_NAMES})\b", weeks_from),
    Rule("next following", r"\b(?:next|following)\s+(?:business"
        r"|working)\s+day\b", lambda g: Spoken(count=1, unit="workday")),
    Rule("next following", r"\b(?:next|following) day\b", lambda g: day_from_now(1, sure=0.6)),
    Rule("this next last following coming", r"\b(this|next|last|following|coming)\s+(weekend|week|month|quarter"
        r"|year)\b",
     lambda g: stretch((g[1] or "").lower(), AHEAD[(g[0] or "").lower()], None)),
    Rule("weekend", r"\b(?:(?<=over the )|(?<=on the )|(?<=by the )"
        r"|(?<=at the ))weekend\b", lambda g: Spoken(weeks=0, part="weekend", sure=0.8)),
    Rule("this next last following coming", rf"\b(this|next|last|following|coming)\s+{WEEKDAY}", which_weekday),
    Rule("in", r"\bin half an hour\b", lambda g: Spoken(count=30, unit="minute")),
    Rule("within", r"\bwithin (?:the|an|one) hour\b", lambda g: Spoken(count=1, unit="hour")),
    Rule("in within", r"\b(?:in|within)\s+a\s+(day|week|month)\s+or\s+(?:two"
        r"|so)\b", lambda g: Spoken(count=2, unit=UNITS[(g[0] or "").lower()], sure=0.8)),
    Rule("in within", r"\b(?:in|within)\s+a\s+fortnight\b", lambda g: Spoken(count=2, unit="week")),
    Rule("in over", r"\b(?:in|over) the (?:coming|next) days\b", lambda g: day_from_now(3, sure=0.6)),
    Rule("in within inside under over", rf"\b(?:in|within|inside|under|over)\s+(?:of\s+)?(?:the\s+next\s+"
        rf"|the\s+coming\s+|another\s+|about\s+|around\s+|roughly\s+|approximately\s+"
        rf"|less\s+than\s+)?{NUMBER}\s+(?:more\s+)?{UNIT}(?:'s?)?(?:\s+time)?(?!\s+ago)", counted_from_now),
    Rule(_NUMBER_NAMES, rf"\b{NUMBER}\s+{UNIT}\s+(?:from\s+(?:now|today)|later|hence)\b", counted_from_now),
    Rule(_NUMBER_NAMES, rf"\b{NUMBER}\s+{UNIT}\s+ago\b", counted_ago),
    Rule("today 0", r"\b(?:today|2day)\b", lambda g: day_from_now(0)),
    Rule("tonight tonite this", r"\b(?:(tonight|tonite|this (?:afternoon|arvo|evening))"
        r"|this morning)\b", lambda g: day_from_now(0, is_afternoon=bool(g[0]))),
    Rule("tomorrow tommorow tomorow tommorrow tmrw tmr tomo 0", r"\b(?:tomorrow|tommorow|tomorow|tommorrow|tmrw"
        r"|tmr|tomo|2morrow)(?:'s)?\b", lambda g: day_from_now(1)),
    Rule("yesterday", r"\byesterday\b", lambda g: day_from_now(-1)),
    Rule("christmas", r"\bchristmas eve\b", lambda g: Spoken(month=12, day=24)),
    Rule("christmas xmas", r"\b(?:christmas|xmas)\b", lambda g: Spoken(month=12, day=25, sure=0.9)),
    Rule("new", r"\bnew year'?s eve\b", lambda g: Spoken(month=12, day=31)),
    Rule("new", r"\bnew year(?:'?s)?(?: day)?\b", lambda g: Spoken(month=1, day=1, sure=0.8)),
    Rule("0", r"\b([0-9]{1,2})(?:[:.]([0-5][0-9]))?\s?([ap]\.?m\b\.?)", clock),
    Rule("0", r"(?<![0-9:])([0-9]{1,2}):([0-5][0-9])()(?![0-9:])", lambda g: clock((g[0], g[1], None))),
    Rule("0", r"\b([0-9]{1,2})()()\s?(?:o'?clock|hrs\b|h\b)", lambda g: clock((g[0], None, None))),
    Rule("noon midday", r"\b(?:noon|midday)\b", lambda g: Spoken(hour=12, minute=0, is_afternoon=True)),
    Rule("midnight", r"\bmidnight\b", lambda g: Spoken(hour=24, minute=0)),
    Rule("0", r"(?<=\b[ab][ty]\s)([0-9]{1,2})(?=\s(?:today|tomorrow|tonight|on\b|sharp|this\b|next\b|mon|tue|wed"
        r"|thu|fri|sat|sun)|\s?[.,;!?]|$)",
     lambda g: clock((g[0], None, None))),
    Rule("jst gmt utc est edt et cst cdt ct mst mdt mt pst pdt pt cest cet bst", r"\b(?<=[0-9m.n]\s)(jst|gmt|utc"
        r"|[ecmp][sd]?t|cest|cet|bst)\b(?: time)?", zone),
    Rule("the", r"\bthe\s+([0-9]{1,2})(?:st|nd|rd|th)\b(?!\s+(?:time|floor|draft|version|quarter|half|one|step"
        r"|round|place|century|street|ave|edition|anniversary|annual|person|option|point|item))",
     lambda g: Spoken(day=int(g[0] or 0), sure=0.85) if 1 <= int(g[0] or 0) <= 31 else None),
    Rule("0", r"(?<=\b[bo][yn]\s)([0-9]{1,2})(?:st|nd|rd|th)\b", lambda g: Spoken(day=int(g[0] or 0), sure=0.8)),
    Rule("in by until till during before", rf"(?:\b(?:in|by|until|till|during"
        rf"|before)\s+){MONTH}\b(?!\s?[0-9'])", lambda g: Spoken(month=MONTHS[(g[0] or "").lower()], sure=0.8)),
    Rule("q", r"\bq([1-4])\b", lambda g: Spoken(quarter=int(g[0] or 1), sure=0.8)),
    Rule(_WEEKDAY_NAMES, rf"\b{SURE_WEEKDAY}", lambda g: Spoken(weekday=weekday_of(g[0] or ""), sure=0.9)),
    Rule("mon wed sat sun", r"(?:(?<=by )|(?<=on )|(?<=this )|(?<=next )|(?<=till )|(?<=until )|(?<=before )"
        r"|(?<=or )|(?<=, ))(mon|wed|sat|sun)\b", lambda g: Spoken(weekday=weekday_of(g[0]), sure=0.8)),
    Rule("0", r"(?<=\s)(20[2-9][0-9])\b(?!-)", lambda g: Spoken(year=int(g[0] or 0), sure=0.5)),
), by_word=True, needs=_NEEDS)  # fmt: skip
GLUE = (
    r"\s{0,3}(?:(?:,|\(|at|on|by|of|in|around|about|before|@|-|no later than|first thing|morning|afternoon"
    r"|evening)\s{0,3}){0,2}(?:the\s)?"
)
LIMIT_BEFORE = (
    r"(?:\bby|\bbefore|\buntil|\btill?|\bno later than|\bnot later than|\bdue|\bprior to|\blatest"
    r"|\bwithin)\s{1,3}(?:the\s{1,3}|around\s{1,3}|about\s{1,3}){0,2}$"
)
BEFORE = r"(?:\bbefore|\bprior to|\bahead of)\s{1,3}(?:the\s{1,3})?$"
# "the year-end report", "next week's agenda": the day tells which thing is meant. "By the Friday meeting" sets a day.
THING_BEFORE = r"(?<!by )(?<!before )(?<!until )(?<!till )\b(?:the|our|my|your|their|his|her|an?)\s{1,3}$"
THING_AFTER = (
    r"\s{1,3}(?!(?:at|on|in|by|before|after|until|and|or|to|if|when|so|but|for|with|from|of|or|morning|afternoon|evening"
    r"|night|noon|latest|then|i|we|you|he|she|they|it|this|that|please|as|because|since|will|is|was)\b)[a-z]"
)
WHOSE_AFTER = r"'s\s{1,3}[a-z]"
