"""Which acts a sentence says are done by its writer, and whether they are those that a promise named."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from enishi.promises.acts import acts

_TOKEN = re.compile(r"[a-z']+|[,;:.!?–-]")
_IRREGULAR = dict(
    pair.split(":")
    for pair in """
    sent:send written:write wrote:write spoken:speak spoke:speak told:tell rang:ring met:meet paid:pay
    given:give gave:give taken:take took:take brought:bring bought:buy made:make done:do did:do went:go
    came:come found:find put:put set:set read:read let:let left:leave drew:draw drawn:draw built:build held:hold
    kept:keep chosen:choose chose:choose got:get heard:hear seen:see saw:see begun:begin began:begin cut:cut
    lent:lend sold:sell shown:show thought:think ran:run proofread:proofread redone:redo rewritten:rewrite
    driven:drive drove:drive thrown:throw hung:hang
    """.split()
)
_ADVERBS = frozenset(
    "just now already also finally since meanwhile today been all both even then only again at last yesterday".split()
)
# Before what one did oneself, or what was done: "I checked", "we've booked", "has been paid"; or nothing at all.
_BEFORE = frozenset("i we i've we've i'd we'd have has had is are you're was were it's that's , ; : - – . !".split())
# What comes and goes by itself once somebody has sent it.
_GOES = frozenset("went came".split())
# Words for any act: "done", "sorted".
_ANY = frozenset("do finish complet sort settl solv resolv handl issu process".split())
_NO_ACT = frozenset("thank attach please need".split())

_PAST = re.compile(
    r"(?<!おり)まし(?:た|て)|済み|済んで|済んだ|完了|終了|(?:(?<!で)した|[っいけれめせべえきち]た|んだ)(?:[よねわがけ]|ので"
    r"|から|[。!！、]|$)"
    r"|[てで]あります|(?:昨日|昨晩|先日|先週|先ほど|先程|今朝|すでに|既に).{0,24}[てで](?:おり|い)ます"
)
# Said in the past without anything having been done.
_COURTESY = re.compile(
    r"(?:あり|有り)がとうございま(?:した|す)|お疲れ(?:さま|様)でした|失礼(?:いた|致)?しました|(?:承知|了解"
    r"|承諾)(?:いた|致)?しました|かしこまりました|お待たせ(?:いた|致)?し(?:まし[たて]|て)|遅くなりまし[たて]"
    r"|お世話になりました|恐れ入りました|助かりました|^(?:はい、?)?(?:わか|分か)りました|(?<!せて)(?:いただ"
    r"|頂)きまし[たて]|ご(?:ざ|座)いました|なりました|お騒がせ(?:いた)?しました"
)
_JAPANESE_ANY = re.compile(
    r"にしました|[てで]おきまし|といた|終わ(?:りまし|った)|終え(?:まし|た)|済(?:み|んだ|ませ)|完了|終了|やっ(?:た"
    r"|てお)|できまし|できた"
)
_KANA = re.compile(r"[\u3041-\u30ff]")
_ASKS_OTHERS = re.compile(r"お願い|依頼|頼[みんむ]")
_SEEKS = re.compile(r"探|捜|見つけ|調べ")
_VERB = re.compile(r"([\u4e00-\u9fff々]|[\u30a1-\u30ff]{2,})(?![をはがのへもとでにや])(?=[\u3041-\u309f])")
_IDLE_VERBS = frozenset("申致頂願御合思存件者方様")


@lru_cache(maxsize=4096)
def stems(sentence: str) -> frozenset[str]:
    """The stems of all English words of a sentence, among them its verbs'."""
    return frozenset(map(_stem, _TOKEN.findall(sentence.lower().replace("’", "'"))))


def says_done(sentence: str, promised: str) -> bool:
    """Whether a sentence says that its writer has done an act of the kind that another one promised."""
    tell = _done_ja if _KANA.search(sentence) else _done
    return tell(sentence, promised)


def _done(sentence: str, promised: str) -> bool:
    wanted, kinds = stems(promised), acts(promised)
    for base, phrase in _deeds(sentence, wanted):
        stem = _stem(base)
        if (
            stem in _ANY
            or (stem in wanted and stem not in _NO_ACT)
            or acts(f"{base} {phrase}") & kinds
            or acts(phrase) & kinds
        ):
            return True
    return False


def _deeds(sentence: str, wanted: frozenset[str]) -> list[tuple[str, str]]:
    """Every act that the writer has done or that was done, by its base, with the words from it on.

    "Logs sent" is one too, when logs were promised.
    """
    found: list[tuple[str, str]] = []
    for told in _told(sentence):
        is_brief = told.is_early and _stem(told.before) in wanted
        if told.is_own or is_brief or (told.before == "and" and found):
            found.append((told.base, told.phrase))
    return found


class _Told(NamedTuple):
    """A word of a sentence that may tell an act in the past."""

    base: str
    phrase: str  # from it on
    before: str  # the word before it that counts
    is_own: bool  # the writer's own act, or one that was done
    is_early: bool  # among the first words


@lru_cache(maxsize=4096)  # a sentence is held against every promise before it
def _told(sentence: str) -> tuple[_Told, ...]:
    words = _TOKEN.findall(sentence.lower().replace("’", "'"))
    found: list[_Told] = []
    for at, word in enumerate(words):
        base = _IRREGULAR.get(word) or (word if word.endswith("ed") and len(word) > 4 else "")
        if not base:
            continue
        before = next((one for one in reversed(words[:at]) if one not in _ADVERBS and not one.endswith("ly")), "")
        is_own = (
            before in _BEFORE
            or before.endswith("'s")
            or not before
            or word in _GOES
            or "been" in words[max(0, at - 3) : at]
        )
        # "The payment went out": what goes names the act.
        goes = f"{before} " if word in _GOES else ""
        found.append(_Told(base, goes + " ".join(words[at : at + 4]), before, is_own, 0 < at <= 3))
    return tuple(found)


def _stem(word: str) -> str:
    for suffix in ("ing", "ied", "ed", "es", "s"):
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            word = word[: -len(suffix)]
            break
    if len(word) > 3 and word[-1] == word[-2]:
        word = word[:-1]
    return word.rstrip("ey") if len(word) > 3 else word


def _done_ja(sentence: str, promised: str) -> bool:
    own = _COURTESY.sub("。", sentence)
    if not _PAST.search(own):
        return False
    verbs = frozenset(_VERB.findall(own)) & frozenset(_VERB.findall(promised)) - _IDLE_VERBS
    is_found = "見つか" in own and _SEEKS.search(promised) is not None
    is_asked = _ASKS_OTHERS.search(own) is not None and _ASKS_OTHERS.search(promised) is not None
    return bool(verbs or is_found or is_asked or _JAPANESE_ANY.search(own) or acts(own) & acts(promised))
