"""What stands around a form in English: its verb, whom it serves, and whether it is asked or reported."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from enishi.promises.english_cues import ENDS, GLAD, Cue, word_at
from enishi.promises.english_verbs import verb_class
from enishi.promises.english_words import ADVERBS, ASSURES, DUE, OPENERS, OURS, READERS, REPORTS, SERVES

# "Next I'll report on sales": what a speaker does at once.
_TURNS = frozenset("next now first firstly today here".split())
_PAID_BACK = frozenset("credited refunded reimbursed compensated".split())
# Two words that lead to the verb: "try to", "go and", "of course".
_ON_TO = {
    **dict.fromkeys("try endeavour endeavor attempt help aim arrange continue".split(), ("to", "and")),
    **dict.fromkeys(("come", "go"), ("and",)),
    "of": ("course",),
}
_READER = frozenset("you your yours u ur ya y'all everyone everybody".split())
_US = frozenset("me us our my".split())
_ARTICLES = frozenset("the a an one".split())
_GETS = frozenset("have get receive hear".split())
_NO_OTHER = OURS | DUE | frozenset("now then here there where stock".split())
_STOPS = frozenset(".!?;")
_MAYBE = frozenset("maybe perhaps possibly might".split())
_WILLING = frozenset("glad would-glad can can-take".split())
_TALKS = frozenset("report present talk speak discuss cover show review look walk go".split())


def around(cue: Cue, words: Sequence[str]) -> set[str]:
    """The names of what speaks for and against a form, as `english.WEIGHTS` has them."""
    end = _clause_end(words, cue.verb)
    found = {cue.form}
    at, extra = _to_verb(words, cue.verb)
    found |= extra
    rest = words[at:end]
    verb = verb_class(rest, cue.form)
    if verb == "serves" and words[0] in _TURNS and rest[0] in _TALKS and cue.form.startswith(("will", "going")):
        verb = "now"
    found.add(verb)
    near = at + 5 if cue.form.startswith("doing") else end
    # Of a colleague who acts, "her" and "him" are their own: "she is going to visit her parents".
    readers = _READER if cue.form == "going-ours" else READERS
    if not readers.isdisjoint(words[at + 1 : min(near, end)]):
        found.add("reader")
    if cue.form == "you-get":
        found.discard("reader")
        found |= _giver(rest)
    elif cue.form == "passive" and any(one == "by" and other in _US for one, other in pairwise(rest)):
        found = found - {"passive"} | {"will-we"}
    elif cue.form == "passive" and "your" in words[max(0, cue.at - 6) : cue.at]:
        found.add("reader")
    if not _MAYBE.isdisjoint(words[max(0, cue.at - 3) : at]):
        found.add("maybe")
    if cue.form in _WILLING and "if" in words and ("if", "you") in pairwise(words):
        found.add("offer")
    if _is_reported(words, cue.at):
        found.add("reported")
    found |= asked(words, cue.at)
    return found


def _giver(rest: Sequence[str]) -> set[str]:
    """Whose doing it is that the reader gets something: ours, or somebody else's ("from the organisers")."""
    if not _PAID_BACK.isdisjoint(rest[1:3]) or any(
        one in {"from", "by"} and other in _US for one, other in pairwise(rest)
    ):
        return {"reader"}
    if "from" not in rest or rest[0] not in _GETS:
        return set()
    to = rest.index("from") + 1
    giver = rest[to + 1 : to + 3] if word_at(rest, to) in _ARTICLES else rest[to : to + 2]
    is_other = word_at(giver, 0).isalpha() and _NO_OTHER.isdisjoint(giver)
    return {"from-others"} if is_other else set()


def _clause_end(words: Sequence[str], at: int) -> int:
    for to in range(at, len(words)):
        if words[to] in _STOPS:
            return to
    return len(words)


def _to_verb(words: Sequence[str], at: int) -> tuple[int, set[str]]:
    """Past what stands before the verb: adverbs, "be sure to", "try to", "have to"."""
    found: set[str] = set()
    for _ in range(6):
        word, after = word_at(words, at), word_at(words, at + 1)
        if word in {"not", "never", "hardly", "no"}:
            found.add("not")
            at += 1
        elif word in ADVERBS:
            at += 1
        elif word == "try" and after == "not":
            found.add("not")
            at += 2
        elif after in _ON_TO.get(word, ()):
            at += 2
        elif word == "go" and after in SERVES:
            at += 1
        elif word == "have" and after == "to":
            found.add("have-to")
            at += 2
        elif (
            word == "be"
            and (after in {"sure", "certain", "able"} or after in GLAD)
            and word_at(words, at + 2) in {"to", "and"}
        ):
            found |= {"have-to"} if after in GLAD else set()
            at += 3
        elif (word == "make" and after == "sure" and word_at(words, at + 2) == "to") or (
            word == "go" and after == "ahead" and word_at(words, at + 2) == "and"
        ):
            at += 3
        else:
            break
    return at, found


def _is_reported(words: Sequence[str], at: int) -> bool:
    """Whether the words are somebody's, or what is asked, doubted or supposed: "he said I'll", "what I'll do"."""
    start = at
    while start > 0 and words[start - 1] not in ENDS and at - start < 6:
        start -= 1
    head = words[start:at]
    if not head:
        return False
    if head[-1] == "when":  # of what one would like to know: a mere "when" takes no "will"
        return True
    if head[-1] == "that":
        return not set(head) & ASSURES
    if "sure" in head and {"not", "n't", "isn't", "never", "wasn't"} & set(words[max(0, start - 1) : at]):
        return True
    if ("think" in head or "know" in head) and {"don't", "not", "didn't", "do", "you"} & set(head):
        return True
    return any(word in REPORTS for word in head[-3:] if word not in {"that", "say"} or word == head[-1]) and not set(
        head
    ) & {"assured"}


def asked(words: Sequence[str], at: int) -> set[str]:
    """A question about what the cue says; "I'll do it, can you help?" asks for something else."""
    if "?" not in words:
        return set()
    mark = words.index("?")
    if at > mark or ("." in words[at:mark] and at < mark):
        return set()
    start = max((to + 1 for to in range(at) if words[to] in ENDS), default=0)
    if word_at(words, start) in OPENERS and not (words[start] == "will" and start == at):
        return {"asked"}
    later = [to for to in range(at, mark) if words[to] in ENDS or words[to] in {"but", "so", "and"}]
    return set() if any(word_at(words, to + 1) in OPENERS for to in later) else {"asked"}
