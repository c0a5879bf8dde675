"""A sender's own words, apart from the mails they quote, their signature and their lawyers' notices.

Rules of our own: of the libraries, mail-parser-reply knows neither Outlook's Japanese blocks nor ruled
signatures, and needs minutes for some lines of 100 kB; talon has been left since 2017.
"""

from __future__ import annotations

import re
from typing import NamedTuple

LONGEST = 20_000
_LONGEST_READ = 100_000
_LONGEST_MARK = 400  # a line that marks something is short; longer ones are prose
_LINES_OF_SIGNATURE = 20

_EARLIER = re.compile(
    r"[ >]*+[-_=*]{2,}+\s*+(?:original (?:message|appointment)|(?:begin )?forwarded (?:message|by)\b|reply message"
    r"|(?:元|オリジナル|転送|返信)の?(?:された)?\s?(?:メッセージ|メール)|ursprüngliche nachricht"
    r"|weitergeleitete nachricht|message d'origine|message transféré|mensaje original|messaggio originale"
    r"|oorspronkelijk bericht)"
    r"|begin forwarded message:",
    re.IGNORECASE,
)
_BLOCK_STARTS = re.compile(r"\s*+\*?(?:From|差出人|送信者|Von|De|Da|发件人|보낸 사람)\*?\s*+[:：]\*?", re.IGNORECASE)
_BLOCK_GOES_ON = re.compile(
    r"\s*+\*?(?:Sent|Date|To|Cc|Subject|送信日時|送信日|日時|日付|宛先|件名|Gesendet|Datum|An|Betreff|Envoyé|Date|À"
    r"|Objet|Enviado(?: el)?|Para|Asunto|Inviato|A|Oggetto|发送时间|收件人|主题)\*?\s*+[:：]",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[ \t\u3000]{0,4}+(?:[A-Za-z]{0,6}[>＞]|[|｜] )")
_SAID = re.compile(
    r"(?:wrote|writes|書きました|書かれました|のメール|のメッセージ|a écrit ?|escribió|ha scritto|schreef|escreveu"
    r"|写道)\s*+[:：]$|^Am .{5,300} schrieb .{1,200}:$"
)
_SOMEBODY = re.compile(_SAID.pattern + r"|[\w.+-]{1,64}@[\w-]")
_SAID_STARTS = re.compile(r"\s*+(?:On|At|Am|Le|El|Il|Op|Em) .*\d|.*(?:\d{4}[年/.-] ?\d{1,2}[月/.-] ?\d{1,2}|@)")
_DATED_ADDRESS = re.compile(r"\d{4}[年/.-] ?\d{1,2}[月/.-] ?\d{1,2}.{0,200}@.{1,200}[:：]$")

_DASHES = re.compile(r"(?:--|—|- -|_{2,})\s*")
_DASH = frozenset("-—_")
_RULE = re.compile(r"[\W_ー]{5,200}+")
_RULE_WITH_A_NAME = re.compile(r"\s*+[━─―=＝*＊_＿◆◇■□●○☆★~～+＋-]{3,100}+.{0,80}")
_ADDRESS_OF_SENDER = tuple(
    re.compile(pattern)
    for pattern in (
        r"[\w.+-]{1,64}@[\w-]",
        r"(?i:\btel|\bfax|\bphone|\bmobile|電話|携帯|直通|内線|ＴＥＬ)|\d{2,4}[-)）]\d{2,4}-\d{3,4}",
        r"〒|\b\d{3}-\d{4}\b(?!-)",
        r"株式会社|有限会社|合同会社|法人|大学|[㈱㈲]|\b(?:Inc|Ltd|LLC|GmbH|Corp|Co)\b",
        r"https?://|\bwww\.",
    )
)
_DEVICE = re.compile(
    r"\s*+(?:Sent from (?:my |Mail|Outlook|Yahoo|Gmail)|Get Outlook for |Outlook for (?:iOS|Android)"
    r"|Von meinem .{1,40} gesendet|Envoyé de(?:puis)? mon "
    r"|(?:iPhone|iPad|Android|Xperia|Galaxy|AQUOS|スマートフォン|Windows|Yahoo!メール).{0,20}から送信)"
)
_NOTICE = re.compile(
    r"[\s*※【\[(]{0,5}+(?:(?:this|the information (?:contained )?in this) (?:e-?mail|message|communication).{0,120}?"
    r"(?:confidential|intended|privileged)|confidentiality notice|disclaimer\s*:|please consider the environment"
    r"|(?:この|本|当)(?:電子|E-?|Ｅ)?(?:メール|mail).{0,60}?(?:機密|秘密|誤って|誤送信|名宛人|受信者以外|ウイルス))",
    re.IGNORECASE,
)


# By far most lines are prose. What one look at a line rules out for all of the patterns need not be tried one by one.
_MAY_BEGIN_EARLIER = re.compile(
    r"[ >]*+[-_=*]{2}|begin forwarded|\s*+\*?(?:From|差出人|送信者|Von|De|Da|发件人|보낸 사람)\*?\s*+[:：]",
    re.IGNORECASE,
)
_TELLS_WHEN_OR_WHO = re.compile(r"[\d@]")
_BLANK_LINES = re.compile(r"\n{3,}")


class Parted(NamedTuple):
    """What a sender wrote: their words anew, and the lines that they sign every mail with, from the rule above on."""

    words: str
    signature: str


def own_words(text: str) -> str:
    """What the sender of a mail wrote anew; empty when the mail only passes on another."""
    return parted(text).words


def parted(text: str) -> Parted:
    """The sender's own words and their signature; nothing of the mails that they quote."""
    lines = [line.rstrip() for line in text[:_LONGEST_READ].split("\n")]
    lines = _before_earlier_mail(lines)
    lines = _without_quotes(lines)
    lines = _without_notices(lines)
    lines = [line for line in lines if not (_DEVICE.match(line) and len(line) <= _LONGEST_MARK)]
    end = _signature_starts(lines)
    signature = "\n".join(lines[end:]).strip()
    while end and (not lines[end - 1] or _is_rule(lines[end - 1])):
        end -= 1
    words = _BLANK_LINES.sub("\n\n", "\n".join(lines[:end])).strip()[:LONGEST].rstrip()
    return Parted(words, signature)


def _is(pattern: re.Pattern[str], line: str) -> bool:
    return len(line) <= _LONGEST_MARK and pattern.match(line) is not None


def _before_earlier_mail(lines: list[str]) -> list[str]:
    for at in [at for at, line in enumerate(lines) if _MAY_BEGIN_EARLIER.match(line)]:
        line = lines[at]
        if _is(_EARLIER, line) or (_is(_BLOCK_STARTS, line) and _is_block(lines[at + 1 : at + 9])):
            return lines[:at]
    return lines


def _is_block(following: list[str]) -> bool:
    return sum(_is(_BLOCK_GOES_ON, line) for line in [line for line in following if line][:5]) >= 2


def _without_quotes(lines: list[str]) -> list[str]:
    kept: list[str] = []
    at = 0
    # Quoted is what has a mark; who wrote it says a line with a day or an address in it, or with a colon at its end.
    quoted, tells = _QUOTED.match, _TELLS_WHEN_OR_WHO.search
    may_be = [
        at for at, line in enumerate(lines) if line and (line[-1] in ":：" or quoted(line) is not None or tells(line))
    ]
    for marked in may_be:
        if marked < at:
            continue
        kept += lines[at:marked]
        at = marked
        if _is(_QUOTED, lines[at]) or lines[at][:1] in {">", "＞"}:
            at += 1
        elif taken := _attribution(lines, at):
            at += taken
            if not _quote_follows(lines, at):  # the quoted mail is not marked, so it is all the rest
                return kept
        else:
            kept.append(lines[at])
            at += 1
    return kept + lines[at:]


def _quote_follows(lines: list[str], at: int) -> bool:
    return _QUOTED.match(next(filter(None, lines[at : at + 4]), "")) is not None


def _attribution(lines: list[str], at: int) -> int:
    """How many lines say who wrote what follows: `On Monday, Ben wrote:`, `…さんは書きました:`; usually none."""
    starts = _is(_SAID_STARTS, lines[at])
    if (_says(_SAID, lines[at]) and starts) or (_says(_SOMEBODY, lines[at]) and _quote_follows(lines, at + 1)):
        return 1
    for taken in (1, 2, 3) if starts else ():
        said = " ".join(lines[at : at + taken])
        if _says(_SAID, said) or _says(_DATED_ADDRESS, said):
            return taken
        if not all(lines[at : at + taken]) or len(said) > _LONGEST_MARK:
            break
    return 0


def _says(pattern: re.Pattern[str], line: str) -> bool:
    return len(line) <= _LONGEST_MARK and line.endswith((":", "：")) and pattern.search(line) is not None


def _without_notices(lines: list[str]) -> list[str]:
    for at in [at for at, line in enumerate(lines) if _NOTICE.match(line, 0, _LONGEST_MARK)]:
        if at > 0:
            end = at
            while end < len(lines) and lines[end]:
                end += 1
            rest = [line for line in lines[end:] if line]
            return lines[:at] if len(rest) <= _LINES_OF_SIGNATURE else lines[:at] + lines[end:]
    return lines


def _signature_starts(lines: list[str]) -> int:
    """The line that the signature begins with; the end when there is none."""
    for at in range(_tail(lines), len(lines)):
        if lines[at][:1] in _DASH and _DASHES.fullmatch(lines[at][:10]):
            return at
    end = len(lines)
    # One phone number in a last paragraph makes no signature; above a signature, it is a part of it.
    for enough in (2, 1, 1):
        end = _last_block(lines[:end], enough)
    return end


def _tail(lines: list[str]) -> int:
    """Where the last lines begin, as many as a signature may have."""
    written = 0
    for at in reversed(range(len(lines))):
        written += bool(lines[at])
        if written > _LINES_OF_SIGNATURE:
            return at + 1
    return 0


def _last_block(lines: list[str], enough: int) -> int:
    """Where the last block of a signature begins: under a rule, or a paragraph of addresses; else the end."""
    end = len(lines)
    while end and (not lines[end - 1] or _is_rule(lines[end - 1])):
        end -= 1
    first = _tail(lines[:end])
    rule = next((at for at in reversed(range(first, end)) if _is_rule(lines[at]) or _opens(lines[at])), -1)
    if rule >= 0 and _addresses(lines[rule + 1 : end]) >= (enough if end - rule > 2 else 1):
        return rule
    blank = next((at for at in reversed(range(first, end)) if not lines[at]), rule)
    block = lines[max(blank, rule) + 1 : end]
    is_list = 3 <= len(block) <= 10 and max(map(len, block)) < 70 and not any("。" in line for line in block)
    return end - len(block) if is_list and _addresses(block) >= 2 else len(lines)


def _is_rule(line: str) -> bool:
    return _RULE.fullmatch(line) is not None


def _opens(line: str) -> bool:
    return _RULE_WITH_A_NAME.fullmatch(line) is not None


def _addresses(block: list[str]) -> int:
    """How many of an address's parts a block names: mail, phone, postal code, firm, site."""
    text = "\n".join(line[:_LONGEST_MARK] for line in block)
    return sum(pattern.search(text) is not None for pattern in _ADDRESS_OF_SENDER)
