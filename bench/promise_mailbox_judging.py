"""What was found in the made mailbox, held against what is true of it.

Rows are plain tuples, so that the pure functions and the whole program can be judged alike.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from bench.judging import Share, likely
from bench.promise_world import Promised, Truth

FoundRow = tuple[str, str]  # Message-ID, the sentence taken for a promise
KeptRow = tuple[str, str, str]  # Message-ID of the promise, its sentence, Message-ID of what keeps it
MovedRow = tuple[str, str, str]  # Message-ID of the promise, its sentence, Message-ID of what tells a new day
OwedRow = tuple[str, bool]  # the thread by its first Message-ID, whether it is the owner who owes


def judge_found(rows: Iterable[FoundRow], truth: Truth, *, once: bool) -> Share:
    """Of the sentences taken for promises, how many are some, and of those that there are, how many were seen.

    With `once` a false sentence counts once, however often it stands in the mailbox.
    """
    rows = list(rows)
    words = defaultdict(list)
    for at, said in rows:
        words[at].append(said)
    seen = sum(any(_stands(said, [one.sentence]) for said in words[one.message]) for one in truth.promised)
    false = false_found(rows, truth)
    return Share(seen + (len(false) if once else sum(false.values())), seen, len(truth.promised))


def false_found(rows: Iterable[FoundRow], truth: Truth) -> Counter[str]:
    """The sentences wrongly taken for promises, and how often each was."""
    known = defaultdict(list)
    for one in truth.promised:
        known[one.message].append(one.sentence)
    for message, sentence in truth.neutral:
        known[message].append(sentence)
    return Counter(said for at, said in rows if not _stands(said, known[at]))


def judge_kept(rows: Iterable[KeptRow], truth: Truth) -> Share:
    """Of the promises told kept, how many are, by a letter that shows it; and how many of the kept ones are told."""
    told = list(rows)
    right = sum(_is_kept(row, promise) for row in told if (promise := _promise(row[0], row[1], truth)))
    return Share(len(told), right, sum(one.kept_by is not None for one in truth.promised))


def each_once(rows: Iterable[KeptRow], truth: Truth) -> list[KeptRow]:
    """Rows of true promises, and of each false sentence one, as the banks are small and the mailbox is large.

    What is neutral as a promise is neutral here too: who says once more that they will send it may well be told kept.
    """
    known = {one.message for one in truth.promised}
    neutral = defaultdict(list)
    for message, sentence in truth.neutral:
        neutral[message].append(sentence)
    told = (row for row in rows if not _stands(row[1], neutral[row[0]]))
    return list({row[:2] if row[0] in known else row[1]: row for row in told}.values())


def judge_moved(rows: Iterable[MovedRow], truth: Truth) -> Share:
    told = list(rows)
    right = sum(promise.moved_by == by for message, words, by in told if (promise := _promise(message, words, truth)))
    return Share(len(told), right, sum(one.moved_by is not None for one in truth.promised))


def judge_owed(rows: Iterable[OwedRow], truth: Truth) -> Share:
    told = set(rows)
    there = {(one.thread, one.by_owner) for one in truth.waiting}
    return Share(len(told), len(told & there), len(there))


def kept_by_way(rows: Iterable[KeptRow], truth: Truth) -> dict[str, tuple[int, int, int]]:
    """For each way in which a promise ended: told rightly, told wrongly, all."""
    told = {row[0]: row for row in rows}
    found: dict[str, tuple[int, int, int]] = {}
    for one in truth.promised:
        row = told.get(one.message)
        right, wrong, every = found.get(one.way, (0, 0, 0))
        is_right = row is not None and _is_kept(row, one)
        found[one.way] = (right + is_right, wrong + (row is not None and not is_right), every + 1)
    return found


def table(shares: Iterable[tuple[str, Share]]) -> str:
    """Precision and recall, each with the range in which it truly lies."""
    lines = [f"{'':<22} {'P':>5} {'':<9} {'R':>5} {'':<9} {'found':>6} {'there':>6}"]
    for name, one in shares:
        right, seen = (_range(*likely(one.right, of)) for of in (one.found, one.there))
        lines.append(
            f"{name:<22} {one.precision:>5.2f} {right:<9} {one.recall:>5.2f} {seen:<9} {one.found:>6} {one.there:>6}"
        )
    return "\n".join(lines)


def _range(least: float, most: float) -> str:
    return f"{least:.2f}–{most:.2f}"


def _is_kept(row: KeptRow, promise: Promised) -> bool:
    return row[2] in {promise.kept_by, *promise.also}


def _promise(message: str, words: str, truth: Truth) -> Promised | None:
    return next((one for one in truth.promised if one.message == message and _stands(words, [one.sentence])), None)


def _stands(words: str, sentences: Iterable[str]) -> bool:
    """Whether a sentence is one of these, or a piece of one, or holds one: line breaks may have cut it."""
    plain = "".join(words.split())
    return any(plain in (one := "".join(sentence.split())) or one in plain for sentence in sentences)
