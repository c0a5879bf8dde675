"""The forms by which English may promise, and where they stand: "I'll", "we're going to", "let me", "will do"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from itertools import pairwise
from typing import NamedTuple

from enishi.promises.english_words import ADVERBS, DELIVERED, DUE, NO_ACT, OURS, SERVES

ENDS = frozenset(',.;:!?()-–—"/…')
_OPENS = frozenset(
    "and but so or then ok okay k yes yeah yep sure thanks thx sorry fine noted gotcha right sweet np".split()
)
_WILLING = frozenset(
    "plan intend mean promise undertake pledge vow swear commit aim guarantee expect planning agree".split()
)
_AIMS = frozenset("intention intent plan aim goal".split())
_THINGS_LEAVE = frozenset("leave go ship follow reach arrive".split())
GLAD = frozenset("happy glad delighted pleased willing".split())
_AFTER_ILL = SERVES | ADVERBS | {"have", "be", "let", "see", "look", "keep"}
_SHORT = 24  # words: what is longer has a verb of its own


class Cue(NamedTuple):
    """A form that may promise, and where its verb stands among the words."""

    form: str
    verb: int
    at: int


def cues(words: Sequence[str], shown: Set[str]) -> Iterator[Cue]:
    """The forms in a sentence of these words; `shown` is the set of them."""
    for word in sorted(_CUE_WORDS & shown):
        for at in _places(words, word):
            if cue := _STARTS[word](words, at):
                yield cue
    if len(words) < _SHORT:
        for at, word in enumerate(words[:7]):
            if word[-3:] == "ing" and word not in NO_ACT and _opens_clause(words, at) and _is_bare(words, at):
                yield Cue("doing", at, at)


def _places(words: Sequence[str], word: str) -> Iterator[int]:
    at = -1
    for _ in range(words.count(word)):
        at = words.index(word, at + 1)
        yield at


def _opens_clause(words: Sequence[str], at: int) -> bool:
    return at == 0 or words[at - 1] in ENDS or (words[at - 1] in _OPENS and (at < 2 or words[at - 2] in ENDS))


def _is_bare(words: Sequence[str], at: int) -> bool:
    """Whether the -ing form can be all there is: "sending it tonight", not a clause at the end of a sentence."""
    if any(word in {"i", "i'm", "we", "he", "she", "they"} for word in words[:at]):
        return False
    return not _is_subject(words, at)


def _is_subject(words: Sequence[str], at: int) -> bool:
    """Whether the clause goes on to say something of the act: "sending it by post takes three days"."""
    for before, word in pairwise(words[at:]):
        if word in ENDS:
            return False
        if word in _SAYS_OF and before not in _ASKS_OF:
            return True
    return False


_SAYS_OF = frozenset(
    "is was isn't wasn't takes took makes made seems seemed feels felt means meant costs helps strikes sounds saves "
    "needs requires requires suits would wouldn't will won't".split()
)
_ASKS_OF = frozenset(
    "what who which that where when why how if whether it he she they this there all everything".split()
)


def word_at(words: Sequence[str], at: int) -> str:
    """The word at a place; empty beside the sentence."""
    return words[at] if 0 <= at < len(words) else ""


def _contracted(words: Sequence[str], at: int) -> Cue | None:
    who = "we" if words[at].startswith("we") else "i"
    if words[at] == "ill" and (word_at(words, at + 1) not in _AFTER_ILL or not _opens_clause(words, at)):
        return None
    return Cue(f"will-{who}", at + 1, at)


def _will(words: Sequence[str], at: int) -> Cue | None:
    before, after = word_at(words, at - 1), word_at(words, at + 1)
    if before in {"i", "we"} or (before in ADVERBS and word_at(words, at - 2) in {"i", "we"}):
        return Cue(f"will-{before if before in {'i', 'we'} else word_at(words, at - 2)}", at + 1, at - 1)
    if _is_ours(words, at):
        return Cue("will-ours", at + 1, at - 2)
    if before in {"someone", "somebody"} or _is_one_of_us(words[max(0, at - 4) : at]):
        return Cue("will-someone", at + 1, at - 1)
    if before == "you":
        return Cue("you-get", at + 1, at - 1) if _is_given(words, at + 1) else None
    if after == "be" and before not in {"he", "she", "they", "you", "who", "there"}:
        is_given = _is_delivered(words, at + 2, of_it=before in {"it", "this", "that"})
        return Cue("passive", at + 2, at) if is_given else None
    if after in _THINGS_LEAVE and before not in {"he", "she", "they", "who", "it", "there"} and _leaves(words, at + 1):
        return Cue("passive", at + 1, at)
    if after in {"you", "i", "he", "she", "they", "it", "we", "the", "this", "that", "there", "your", "our", "my"}:
        return None
    if after == "have" and _opens_clause(words, at) and "?" not in words:
        return Cue("will", at + 1, at)
    opens = (_opens_clause(words, at) and before != ")") or before in {"and", "but", "&"}
    if opens and (after in SERVES or after in ADVERBS or after == "be") and not _is_third(words, at):
        return Cue("will", at + 1, at)
    return None


def _it_will(words: Sequence[str], at: int) -> Cue | None:
    """ "It'll be with you on Friday"."""
    if word_at(words, at + 1) != "be":
        return None
    return Cue("passive", at + 2, at) if _is_delivered(words, at + 2, of_it=True) else None


def _is_one_of_us(head: Sequence[str]) -> bool:
    """ "One of us", "one of the team", "somebody from maintenance"."""
    if "from" in head[1:] and head[head.index("from") - 1] in {"someone", "somebody"}:
        return True
    return head[-2:] == ["of", "us"] or (head[-4:-1] == ["one", "of", "the"] and head[-1] in OURS)


def _is_third(words: Sequence[str], at: int) -> bool:
    """Whether "and will" goes on about somebody else: only a sentence of the writer's goes on without a subject."""
    if at == 0 or words[at - 1] not in {"and", "but", "&"}:
        return False
    head = words[:at]
    return not any(word in {"i", "i'm", "i'll", "we", "we'll", "we're", "i've", "let", "i'd", "am"} for word in head)


def _is_ours(words: Sequence[str], at: int) -> bool:
    """Whether somebody of the writer's side acts: "our driver", "my colleague Ines", "a fitter of ours"."""
    near = words[max(0, at - 6) : at]
    if word_at(words, at - 1) == "ours" or word_at(words, at - 1) not in OURS:
        to = max((to for to in range(len(near)) if near[to] in OURS), default=-1)
        ours = to >= 0 and (near[to + 1 :] == ["of", "ours"] or (near[to] in _NAMED and 0 < len(near) - to - 1 <= 2))
        if not ours or not ENDS.isdisjoint(near[to:]):
            return False
        return near[-1] == "ours" or bool({"my", "our"} & set(near[max(0, to - 2) : to]))
    return any(word in {"my", "our"} for word in words[max(0, at - 4) : at - 1])


# Who may be followed by a name: "my colleague Ines".
_NAMED = frozenset("colleague assistant driver technician secretary engineer".split())


def _is_given(words: Sequence[str], at: int) -> bool:
    """ "You'll have it", "you will be refunded"."""
    word = word_at(words, at)
    if word in {"have", "get", "receive", "hear"}:
        after = word_at(words, at + 1)
        return after not in _TURNS_OUT if word != "hear" else after in _HEARD
    to = at + 2 if word_at(words, at + 1) in ADVERBS else at + 1
    return word == "be" and word_at(words, to) in DELIVERED and word_at(words, to).endswith(("ed", "d", "nt", "en"))


_HEARD = frozenset("from back more about shortly soon again of . , !".split()) | DUE
_TURNS_OUT = frozenset(
    "wet used tired sick lost better worse cold hot hungry bored older rich fined caught hurt home married".split()
)


def _leaves(words: Sequence[str], at: int) -> bool:
    """What goes out by itself: "the goods will leave our depot", "the parcel will go out to you"."""
    verb, tail = words[at], words[at + 1 : at + 6]
    if verb == "leave":
        return "our" in tail[:2]
    if verb == "go":
        return tail[:1] in (["out"], ["off"]) and not {"you", "your"}.isdisjoint(tail)
    return not {"you", "your"}.isdisjoint(tail[:3]) or (verb in {"ship", "follow"} and "if" not in words)


def _is_delivered(words: Sequence[str], at: int, *, of_it: bool = False) -> bool:
    """Whether things are to reach the reader; of "it", that it is to be done in time is enough."""
    if word_at(words, at) in ADVERBS:
        at += 1
    tail = words[at : at + 12]
    head = words[max(0, at - 8) : at]
    if not {"when", "if", "which", "that", "how", "whether", "until"}.isdisjoint(head):
        return False
    theirs = "your" in head or "you" in tail or "your" in tail or "us" in tail or "me" in tail
    by_us = word_at(words, at).endswith("ed") and "by" in tail and ("me" in tail or "us" in tail)
    if "if" in words:
        return False
    in_time = of_it and word_at(words, at) in _DONE and not DUE.isdisjoint(tail)
    in_time = in_time and ("by" not in tail or _by_when(tail))
    at_hand = word_at(words, at) in {"on", "at"} and word_at(words, at + 1) == "your"
    return by_us or in_time or at_hand or (word_at(words, at) in DELIVERED and theirs)


def _by_when(tail: Sequence[str]) -> bool:
    after = word_at(tail, tail.index("by") + 1)
    return after in DUE or after[:1].isdigit() or after in {"the", "end", "next", "this", "close"}


_DONE = frozenset("done ready fixed sorted sent finished completed resolved shipped dispatched posted".split())


def _am(words: Sequence[str], at: int) -> Cue | None:
    word = words[at]
    if word == "am" and word_at(words, at - 1) != "i" and not _opens_clause(words, at):
        return None
    if word == "are" and word_at(words, at - 1) != "we":
        return _going_ours(words, at)
    if word == "is":
        return _going_ours(words, at)
    who = "we" if word in {"we're", "are"} else "i"
    first = at - 1 if word == "are" or (word == "am" and word_at(words, at - 1) == "i") else at
    to = at + 1
    while word_at(words, to) in ADVERBS:
        to += 1
    after = word_at(words, to)
    if after == "going" and word_at(words, to + 1) == "to":
        return Cue(f"going-{who}", to + 2, first)
    if after == "gonna":
        return Cue(f"going-{who}", to + 1, first)
    if after in _WILLING and word_at(words, to + 1) == "to":
        return Cue("plan", to + 2, at)
    if after == "committed" and word_at(words, to + 1) == "to":
        return Cue("committed", to + 2, at)
    if after in GLAD and word_at(words, to + 1) == "to":
        return Cue("glad", to + 2, at)
    if after.endswith("ing"):
        return Cue(f"doing-{who}", to, first) if "just" not in words[at:to] else None
    return None


def _going_ours(words: Sequence[str], at: int) -> Cue | None:
    if _is_ours(words, at) and word_at(words, at + 1) == "going" and word_at(words, at + 2) == "to":
        is_firms = "our" in words[max(0, at - 4) : at]
        return Cue("will-ours" if is_firms else "going-ours", at + 3, at - 2)
    if word_at(words, at - 1) in _AIMS and word_at(words, at - 2) in {"my", "our"} and word_at(words, at + 1) == "to":
        return Cue("plan", at + 2, at - 2)
    return None


def _should(words: Sequence[str], at: int) -> Cue | None:
    is_able = list(words[at + 1 : at + 4]) == ["be", "able", "to"]
    return Cue("plan", at + 4, at) if is_able and _opens_clause(words, at) else None


def _gonna(words: Sequence[str], at: int) -> Cue | None:
    return Cue("going", at + 1, at) if _opens_clause(words, at) and word_at(words, at + 1) != "be" else None


def _let(words: Sequence[str], at: int) -> Cue | None:
    if word_at(words, at + 1) != "me" or word_at(words, at - 1) in {
        "to",
        "not",
        "you",
        "don't",
        "please",
        "will",
        "would",
    }:
        return None
    return Cue("let-me", at + 2, at)


def _lemme(words: Sequence[str], at: int) -> Cue | None:
    return Cue("let-me", at + 1, at)


def _first(words: Sequence[str], at: int) -> Cue | None:
    to = at + 1
    while word_at(words, to) in ADVERBS:
        to += 1
    after = word_at(words, to)
    if after in _WILLING and (word_at(words, to + 1) == "to" or words[to : to + 2] == ["plan", "on"]):
        return Cue("plan", to + 2, at)
    if after == "can" and word_at(words, to + 1) in _TAKES and word_at(words, to + 2) in {"that", "this", "it"}:
        return Cue("can-take", to + 1, at) if word_at(words, at - 1) not in _LOOSE else None
    if after == "can" and at > 0 and _ACCEPTS.issuperset(words[:at]) and word_at(words, to + 1) in _TAKES | SERVES:
        return Cue("can-take", to + 1, at)
    if after == "can":
        return Cue("can", to + 1, at) if word_at(words, at - 1) not in _LOOSE else None
    if after == "should" and words[to + 1 : to + 4] == ["be", "able", "to"]:
        return Cue("plan", to + 4, at)
    if after == "should" and word_at(words, to + 1) == "have":
        return Cue("can", to + 1, at)
    if after == "would" and word_at(words, to + 1) == "be" and word_at(words, to + 2) in GLAD:
        return Cue("would-glad", to + 4, at)
    return None


_TAKES = frozenset("take do cover handle".split())
_ACCEPTS = frozenset("ok okay yes yeah yep sure k fine right no worries problem of course , . ! -".split())
_LOOSE = frozenset("so that which when if where what time ways way maybe how and then as until".split())


def _would(words: Sequence[str], at: int) -> Cue | None:
    if word_at(words, at + 1) == "be" and word_at(words, at + 2) in GLAD and word_at(words, at + 3) == "to":
        return Cue("would-glad", at + 4, at)
    return None


def _glad(words: Sequence[str], at: int) -> Cue | None:
    if _opens_clause(words, at) and word_at(words, at + 1) == "to":
        return Cue("glad", at + 2, at)
    return None


def _you(words: Sequence[str], at: int) -> Cue | None:
    return Cue("you-get", at + 1, at) if _is_given(words, at + 1) else None


_STARTS: dict[str, Callable[[Sequence[str], int], Cue | None]] = {
    **dict.fromkeys(("i'll", "we'll", "ill", "i'l", "i'ill"), _contracted),
    **dict.fromkeys(("will", "shall", "wil"), _will),
    **dict.fromkeys(("i'm", "we're", "im", "am", "are", "is"), _am),
    "gonna": _gonna, "should": _should, "let": _let, "lemme": _lemme, "i": _first, "we": _first,
    **dict.fromkeys(("i'd", "we'd"), _would),
    **dict.fromkeys(tuple(GLAD), _glad),
    **dict.fromkeys(("it'll", "that'll", "this'll"), _it_will),
    "you'll": _you,
}  # fmt: skip
_CUE_WORDS = frozenset(_STARTS)
