"""Who somebody was to the owner, as far as times at one organisation and the course of business tell."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from enishi.kit.say import Say, say
from enishi.kit.text import fold
from enishi.resolve.careers import Stint

# The first that is found counts: "deputy manager" is no manager, and 代表取締役社長 is more than 取締役.
_RANKS: tuple[tuple[int, str], ...] = (
    (0, r"補佐|秘書|元.{0,6}長|assistant to|secretary|former"),
    (3, r"部長代理|副部長|次長|deputy (?:general manager|director|head)|課長代理|担当部長"),
    (9, r"代表|社長|会長|頭取|理事長|\bc[eo]o\b|chief executive|\bpresident\b(?<!vice president)|founder|\bowner\b"),
    (8, r"専務|常務|取締役|執行役員|役員|\bc[a-z]o\b|\bs?e?vp\b|vice president|managing director|partner"),
    (6, r"本部長|事業部長|支社長|工場長|\bdirector\b"),
    (5, r"部長|所長|支店長|室長|\bhead\b|general manager"),
    (4, r"課長|マネー?ジャー?|\bmanager\b"),
    (2, r"係長|主任|チーフ|リーダー|主査|\blead\b|\bleader\b|supervisor|principal|\bstaff engineer\b"),
    (1, r"シニア|\bsenior\b|\bsr\.?\b"),
)
_SELLS = r"営業|\bsales\b|account (?:manager|executive)|business development"
_BUYS = r"購買|調達|仕入|バイヤー|procurement|purchasing|\bbuyer\b|sourcing"

_ANSWER = re.compile(r"^\s*(?:re|fw|fwd|aw|sv|返信|転送)\s*(?:\[\d+\])?\s*[:：]", re.IGNORECASE)
# A paper of business by name, and after it nothing but what is done with such papers: sent, attached, numbered.
_SENT = (
    r"(?:\s*(?:$|[#№:：(（【\[\d\-–—・、】）)\]]|の?件|の?ご?(?:送付|提出|案内|連絡|発行|回答)|を?お?送[りっ]|をお届け"
    r"|在中|ありがとう))"
)
_OFFER = re.compile(rf"(?:[お御]?見積(?:り|もり)?書?|請求書|ご請求|納品書|注文請書){_SENT}")
_ORDER = re.compile(rf"(?:(?<!受)(?:ご?発注|ご?注文)(?:書|内容)?){_SENT}|(?<!受)発注(?:いたし|します)")
_ASKED = re.compile(
    r"(?:見積(?:り|もり)?書?|請求書|納品書)(?:の|を)?(?:ご?(?:作成|送付|発行|提出)の?)?(?:ご?依頼|お願い)"
)
_WANTED = re.compile(r"(?:発注|注文)書?(?:の|を)?(?:ご?(?:作成|送付|発行|提出)の?)?(?:ご?依頼|お願い)")
_THANKS = re.compile(r"ありがとう|受け?付|承り|受注|thank you|confirm", re.IGNORECASE)
_ATTACHED = r"\s*(?:$|[#:(\[\d\-–—]|no\b|nr\b|number\b|for\b|from\b|attached\b|enclosed\b)"
_OFFER_LATIN = re.compile(rf"\b(?:quotation|quote|invoice|estimate){_ATTACHED}", re.IGNORECASE)
_ORDER_LATIN = re.compile(rf"\b(?:purchase order|p\.?o\.?){_ATTACHED}", re.IGNORECASE)
_ASKED_LATIN = re.compile(
    r"\b(?:request for (?:an? )?(?:quot\w+|estimate)|rfq|(?:send|need|could).*\b(?:quot\w+|estimate|invoice))\b",
    re.IGNORECASE,
)
# What is talked of when the trade itself is not meant: the making of a system for orders is no order.
_TALK = re.compile(
    r"システム|データ|統合|電子化|セミナー|制度|\bsystem|\bplatform|webinar|\bapi\b|workflow", re.IGNORECASE
)
_HEAD = 8  # the rank from which one leads the whole house
_OVER = timedelta(days=730)  # business that nobody wrote of for two years is business of once


@dataclass(frozen=True)
class Trade:
    """One mail of business between the owner and somebody: who of the two sells, by its subject."""

    on: date
    they_sell: bool
    subject: str


@dataclass(frozen=True)
class Guess:
    """A relation with its evidence."""

    relation: str  # boss, peer, junior, customer, supplier
    is_past: bool
    why: Say


def rank(title: str) -> int | None:
    """How high a title stands, from 9 for who leads the house to 0; None without one, or for a department's name."""
    words = unicodedata.normalize("NFKC", title).casefold().strip()
    if not words:
        return None
    found = next((height for height, pattern in _RANKS if re.search(pattern, words)), None)
    return (
        found
        if found is not None
        else None
        if re.search(r"[部課室係]$|チーム$|グループ$|センター$|\bteam$", words)
        else 0
    )


def sender_sells(subject: str) -> bool | None:
    """Whether who wrote this first sells (a quote, an invoice) or buys (an order); None when it does not tell."""
    words = unicodedata.normalize("NFKC", subject).strip()
    if _ANSWER.match(words) or _TALK.search(words):
        return None
    if _WANTED.search(words):
        return True
    if _ASKED.search(words) or _ASKED_LATIN.search(words):
        return False
    if _ORDER.search(words) or _ORDER_LATIN.search(words):
        return bool(_THANKS.search(words))
    return True if _OFFER.search(words) or _OFFER_LATIN.search(words) else None


def guess(
    mine: Sequence[Stint],
    theirs: Sequence[Stint],
    trades: Sequence[Trade],
    *,
    is_elsewhere: bool,
    now: date | None,
) -> Guess | None:
    """Who somebody is or was to the owner; None where the evidence is missing.

    `mine` and `theirs` name organisations by one id each. `is_elsewhere`: they are known to be of another
    organisation than the owner's. `now` is how far the book reaches. Business that goes on counts more than a house
    once shared, and a house shared today more than business.
    """
    colleague, client = together(mine, theirs), _client(mine, theirs, trades, now) if is_elsewhere else None
    if colleague and client:
        return client if colleague.is_past and not client.is_past else colleague
    return colleague or client


def together(mine: Sequence[Stint], theirs: Sequence[Stint]) -> Guess | None:
    """Boss, peer or junior, by the latest time at one organisation that both spent there together for certain."""
    shared = [(span, own, other) for own in mine for other in theirs if (span := _overlap(own, other))]
    if not shared:
        return None
    (start, end), own, other = max(shared, key=lambda found: (found[0][1] or date.max, found[0][0], found[2].title))
    relation = _by_rank(own, other)
    return Guess(relation, is_past=end is not None, why=_at_one_house(start, end, own, other))


def _overlap(own: Stint, other: Stint) -> tuple[date, date | None] | None:
    """The time that both were at one organisation, its end None while it lasts; None when that is not known."""
    if own.organisation is None or own.organisation != other.organisation:
        return None
    if own.is_current and other.is_current:
        starts = [start for start in (own.begins, other.begins) if start]
        return (max(starts), None) if starts else None
    spans = [(stint.begins, stint.ends or stint.last_seen) for stint in (own, other)]
    starts = [start for start, _ in spans if start]
    if len(starts) < 2:
        return None
    ends = [end for stint, (_, end) in zip((own, other), spans, strict=True) if end and not stint.is_current]
    return (max(starts), min(ends)) if ends and max(starts) <= min(ends) else None


def _by_rank(own: Stint, other: Stint) -> str:
    """By whose title is higher; heads of other departments are nobody's boss, those of the house are everybody's."""
    mine, theirs = rank(own.title), rank(other.title)
    if mine is None or theirs is None or mine == theirs:
        return "peer"
    if max(mine, theirs) < _HEAD and _are_apart(fold(own.department), fold(other.department)):
        return "peer"
    return "boss" if theirs > mine else "junior"


def _are_apart(one: str, other: str) -> bool:
    return bool(one and other) and not (one.startswith(other) or other.startswith(one))


def _at_one_house(start: date, end: date | None, own: Stint, other: Stint) -> Say:
    time = (
        say("since {start} at the latest", start=_month(start))
        if end is None
        else say("{start} to {end}", start=_month(start), end=_month(end))
        if _month(start) != _month(end)
        else say("in {month}", month=_month(start))
    )
    if own.title and other.title:
        return say(
            "Both at {organisation}, {time}: they as {theirs}, you as {yours}.",
            organisation=other.name,
            time=time,
            theirs=other.title,
            yours=own.title,
        )
    return say("Both at {organisation}, {time}.", organisation=other.name, time=time)


def _month(day: date) -> str:
    return f"{day:%Y-%m}"


def _client(mine: Sequence[Stint], theirs: Sequence[Stint], trades: Sequence[Trade], now: date | None) -> Guess | None:
    """From the mails of business: two that agree, or one that agrees with what their titles say."""
    selling = [trade for trade in trades if trade.they_sell]
    buying = [trade for trade in trades if not trade.they_sell]
    if len(selling) == len(buying):
        return None
    found = max(selling, buying, key=len)
    they_sell = found is selling
    if len(found) < 2 and not _titles_agree(mine, theirs, they_sell=they_sell):
        return None
    last = max(found, key=lambda trade: (trade.on, trade.subject))
    number = len(found)
    why = (
        say("They sent you {number} quotes or invoices, the last on {day}: “{subject}”.", **_shown(number, last))
        if they_sell
        else say("You sell to them, by {number} mails, the last on {day}: “{subject}”.", **_shown(number, last))
    )
    return Guess("supplier" if they_sell else "customer", _is_over(mine, theirs, last.on, now), why)


def _shown(number: int, last: Trade) -> dict[str, str | int]:
    return {"number": number, "day": last.on.isoformat(), "subject": last.subject[:80]}


def _titles_agree(mine: Iterable[Stint], theirs: Iterable[Stint], *, they_sell: bool) -> bool:
    seller, buyer = (theirs, mine) if they_sell else (mine, theirs)
    return _is(_SELLS, seller) or _is(_BUYS, buyer)


def _is(pattern: str, stints: Iterable[Stint]) -> bool:
    works = (unicodedata.normalize("NFKC", f"{stint.department} {stint.title}").casefold() for stint in stints)
    return any(re.search(pattern, work) for work in works)


def _is_over(mine: Sequence[Stint], theirs: Sequence[Stint], last: date, now: date | None) -> bool:
    """Whether one of the two has gone elsewhere since, or nothing was written of it for long."""
    if now is not None and now - last > _OVER:
        return True
    return any(_moved_since(stints, last) for stints in (mine, theirs))


def _moved_since(stints: Sequence[Stint], last: date) -> bool:
    return any(stint.is_current and stint.since and (stint.begins or last) > last for stint in stints)
