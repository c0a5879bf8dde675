"""With which words an English verb is an act for the speaker alone: "take the bus", "pick up my kids", "give up"."""

from __future__ import annotations

from collections.abc import Sequence


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


YOURS = _words("you your u")
NOT_WITH = {
    "see": _words("you u ya y'all"),
    "head": _words("home out off to back over down up straight"),
    "let": _words("two get go be do have"),
    "look": _words("forward like"),
    "go": _words("bed sleep gym shopping swimming running church dentist doctor cinema beach abroad skiing fishing"),
    "cut": _words("sugar carbs meat smoking down"),
    "take": _words(
        "bath stroll "
        "test exam "
        "word place bus train taxi cab nap shower break coffee leave holiday vacation off rest seat flight tube pill"
    ),
    "get": _words(
        "straight closer much better worse older married paid hit fired office airport off"
        " together used going some home sleep rest married lost sick there food dressed up "
        "over coffee drunk"
    ),
    "make": _words("quick start do it. train flight money breakfast"),
    "grant": _words("that"),
    "give": _words("up in miss talk lecture speech"),
    "grab": _words("lunch coffee dinner breakfast drink bite food"),
    "have": _words("none been ever nap drink coffee lunch dinner seat fun beer go"),
    "pass": _words(". , !"),
    "start": _words("without job diet school university news basics beginning"),
    "read": _words("novel book blog column fun"),
    "hold": _words("my off"),
    "try": _words("."),
    "run": _words("out late again marathon"),
    "come": _words("down true point straight train bus car plane bike foot"),
    "turn": _words("out in phone mobile twenty thirty forty fifty sixty seventy eighty ninety"),
    "spare": _words("details lecture speech"),
    "hang": _words("out on around up"),
    "move": _words("house houses home desk desks office offices flat flats out away to in on"),
    "change": _words("train trains bus buses job jobs bank schools clothes"),
    "merge": _words("with"),
    "work": _words("from out. late home in at for"),
    "find": _words("myself it"),
    "throw": _words("up"),
    "talk": _words(""),
    "do": _words("without"),
    "write": _words("exam exams"),
    "keep": _words("fingers going trying quiet short brief simple mind memory"),
    "finish": _words("early late school university"),
    "stick": _words("with to"),
    "manage": _words("without fine somehow alone . , !"),
    "walk": _words("to home there back"),
    "drive": _words("to home there back"),
    "call": _words("it sick"),
    "speak": _words(""),
    "tell": _words("truth something"),
    "ask": _words("something else"),
    "break": _words(""),
}
# What is dear to the speaker and no business of the reader's.
_KIN = _words(
    "kid kids child children son daughter wife husband mother mum mom dad father sister brother parents dog cat glasses"
    " hair coat laundry aunt uncle cousin grandmother grandma dentist"
)
_IN_OR_OUT = _words("of around at before late early . , ! ?")
# Of what is the speaker's own.
_FETCHES = _words("collect get grab pack pick clean wash iron cut park find")
_PARTICLES = _words("to back up out off over down on in there home going used together")


def is_for_oneself(verb: str, tail: Sequence[str]) -> bool:
    """Whether what follows the verb makes it an act of no use to the reader."""
    if tail[:1] in (["myself"], ["ourselves"]) or tail[1:3] in (["at", "that"], ["as", "a"]):
        return True
    if "my" in tail[:2] and _KIN & set(tail[1:4]) and not YOURS & set(tail):
        return True
    if verb == "check" and tail[:1] in (["in"], ["out"]) and (len(tail) < 2 or tail[1] in _IN_OR_OUT):
        return True  # at a hotel
    if verb == "do" and "best" in tail[:3] and "to" not in tail:
        return True
    no = NOT_WITH.get(verb, frozenset())
    if (no - _PARTICLES) & set(tail[:3]) or no & set(tail[:1]) or (verb in _FETCHES and tail[:1] == ["my"]):
        return True
    if verb == "take" and tail[1:2] == ["up"] and tail[0] in YOURS:
        return True
    return verb == "pass" and tail[:1] == ["on"] and bool({"this", "that", "it"} & set(tail[1:2])) and "to" not in tail
