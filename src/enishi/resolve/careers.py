"""A person's working life: the times at organisations that many dated words add up to."""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from enishi.kit.dates import PartialDate
from enishi.kit.text import fold

ADDRESS = "address"  # the source of a word that only an address in a company's house gives
_LONG_AGO = timedelta(days=180)
_STRONG = {"owner": 3, "linkedin": 1}  # of words said on one day, whose counts: the owner's, then what people keep up


@dataclass(frozen=True)
class Statement:
    """One word of one source: a place at an organisation, and the days on which it was said.

    `organisation` is the id that all names of one organisation share. `first` and `last` are None when nothing
    tells how old the word is (a card without a date). `is_over` when the same source has said otherwise since.
    """

    source: str
    organisation: int | None = None
    name: str = ""
    department: str = ""
    title: str = ""
    since: str = ""  # partial dates, as sources state them
    until: str = ""
    first: date | None = None
    last: date | None = None
    is_over: bool = False


@dataclass(frozen=True)
class Stint:
    """A time at an organisation; a past one with `until` empty ended some day after `last_seen`."""

    organisation: int | None
    name: str
    department: str
    title: str
    since: str
    until: str
    is_current: bool
    first_seen: date | None
    last_seen: date | None
    sources: tuple[str, ...]

    @property
    def begins(self) -> date | None:
        """The first day on which the person was there for certain."""
        return day_of(self.since) or self.first_seen

    @property
    def ends(self) -> date | None:
        """The last day on which the person was there for certain; None for what goes on, or cannot be told."""
        return None if self.is_current else (last_day_of(self.until) or self.last_seen)


def day_of(text: str) -> date | None:
    """The first day that a partial date can mean."""
    found = PartialDate.parse(text) if text else None
    return found.first if found else None


def last_day_of(text: str) -> date | None:
    """The last day that a partial date can mean."""
    found = PartialDate.parse(text) if text else None
    if found is None or found.year is None:
        return None
    month = found.month or 12
    return date(found.year, month, found.day or monthrange(found.year, month)[1])


def history(statements: Iterable[Statement]) -> tuple[Stint, ...]:
    """The times that the statements add up to, the newest first; the order of the statements does not matter.

    Who is seen at one organisation and later at another has changed jobs: the first time ends no later than the
    second begins. Several jobs that one word states together go on together.
    """
    said = _believed(sorted(set(statements), key=_order))
    if not said:
        return ()
    newest = _newest(said)
    posts = [word for word in said if word.since and not word.until and not word.is_over]
    stints = [_stint(spell, is_current=_goes_on(spell, newest, posts)) for spell in _spells(said)]
    starts = sorted({start for stint in stints if stint.is_current and (start := stint.begins)})
    return tuple(sorted((_ended(stint, starts) for stint in stints), key=_newest_first))


def _believed(said: list[Statement]) -> list[Statement]:
    """All words but those of addresses that say less than they seem to.

    An address in a company's house tells when somebody was there. Yet houses of one group share domains: beside
    newer or undated words, only an address that was left long ago tells of an organisation of its own.
    """
    words = [word for word in said if word.source != ADDRESS]
    places = {_place(word) for word in words}
    newest = max((word.last for word in words if word.last), default=None)
    return [
        word
        for word in said
        if word.source != ADDRESS
        or not words
        or _place(word) in places
        or (newest and word.last and newest - word.last > _LONG_AGO)
    ]


def _order(word: Statement) -> tuple[object, ...]:
    """From the oldest word to the newest; a word that nothing dates is older than all that are dated."""
    day = word.last or day_of(word.until) or day_of(word.since) or date.min
    rank = _STRONG.get(word.source, 0)
    return (word.source == "owner" and not word.since, day, rank, word.source, *_words(word))


def _words(word: Statement) -> tuple[str, ...]:
    return (word.name, word.department, word.title, word.since, word.until, str(word.first), str(word.is_over))


def _place(word: Statement) -> object:
    return word.organisation if word.organisation is not None else fold(word.name)


def _newest(said: list[Statement]) -> Statement | None:
    """The newest word on where the person is now; words with dates of their own tell that by themselves."""
    now = [word for word in said if not word.until and not word.is_over and not word.since]
    return next((word for word in reversed(now) if word.source != ADDRESS), now[-1] if now else None)


def _goes_on(spell: list[Statement], newest: Statement | None, posts: list[Statement]) -> bool:
    """Whether a time goes on: stated so with its beginning, or said by the newest word or on the day of it.

    `posts` are those that are stated to go on: whoever was seen elsewhere before one of them began has moved there.
    """
    if any(word.until for word in spell) or all(word.is_over for word in spell):
        return False
    if newest is None or any(word.since and not word.is_over for word in spell):
        return True
    if not any(not word.is_over and _as_new(word, newest) for word in spell):
        return False
    last = max((word.last for word in spell if word.last), default=date.min)
    elsewhere = (day_of(post.since) for post in posts if _place(post) != _place(spell[0]))
    return newest.source == "owner" or not any(since and since > last for since in elsewhere)


def _as_new(word: Statement, newest: Statement) -> bool:
    if newest.source == "owner":
        return word.source == "owner"
    return word.last == newest.last and _STRONG.get(word.source, 0) == _STRONG.get(newest.source, 0)


def _spells(said: list[Statement]) -> list[list[Statement]]:
    """The words that speak of one time each."""
    places: dict[object, list[Statement]] = defaultdict(list)
    for word in said:
        places[_place(word)].append(word)
    spells: list[list[Statement]] = []
    for place, words in places.items():
        dated = [word for word in words if word.since or word.until]
        bare = [word for word in words if not word.since and not word.until]
        own = _dated_spells(dated)
        for run in _runs(bare, [word for word in said if _place(word) != place]):
            if (home := _home(run, own)) is not None:
                home.extend(run)
            else:
                spells.append(run)
        spells.extend(own)
    return spells


def _dated_spells(words: list[Statement]) -> list[list[Statement]]:
    """Words with dates of their own: one spell for one post that several sources date alike."""
    spells: list[list[Statement]] = []
    for word in sorted(words, key=lambda word: (word.since or word.until, _order(word))):
        for spell in spells:
            if fold(spell[0].title) == fold(word.title) and _overlap(spell[0], word):
                spell.append(word)
                break
        else:
            spells.append([word])
    return spells


def _overlap(one: Statement, other: Statement) -> bool:
    starts, ends = (day_of(one.since), day_of(other.since)), (last_day_of(one.until), last_day_of(other.until))
    return (starts[0] or date.min) <= (ends[1] or date.max) and (starts[1] or date.min) <= (ends[0] or date.max)


def _runs(words: list[Statement], elsewhere: list[Statement]) -> list[list[Statement]]:
    """Words without dates of their own, cut where the person was seen elsewhere in between: away and back again."""
    runs: list[list[Statement]] = []
    for word in words:
        before = runs[-1][-1].last if runs else None
        away = before and word.first and any(w.first and before < w.first and _last(w) < word.first for w in elsewhere)
        if runs and not away:
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


def _last(word: Statement) -> date:
    return word.last or word.first or date.max


def _home(run: list[Statement], dated: list[list[Statement]]) -> list[Statement] | None:
    """The dated spell that words without dates belong to: the one around their day, of their title, or the last."""
    if not dated:
        return None
    days = [word.last for word in run if word.last]
    if all(word.source == ADDRESS for word in run):  # an address outlives the post by some days, and tells no more
        began = [spell for spell in dated if (day_of(spell[0].since) or date.min) <= max(days, default=date.max)]
        return (began or dated)[-1]
    for spell in reversed(dated):
        if days and (day_of(spell[0].since) or date.min) <= max(days) <= (last_day_of(spell[0].until) or date.max):
            return spell
    titles = {fold(word.title) for word in run}
    fitting = [spell for spell in dated if fold(spell[0].title) in titles]
    still = all(word.is_over or not word.last for word in run) or not any(spell[0].until for spell in dated)
    return (fitting or dated)[-1] if still or fitting else None


def _stint(spell: list[Statement], *, is_current: bool) -> Stint:
    words = sorted(spell, key=lambda word: (bool(word.since or word.until), _order(word)))
    newest = max(spell, key=_order)
    days = [day for word in spell for day in (word.first, word.last) if day]
    until = "" if is_current else max((word.until for word in spell), default="")
    return Stint(
        organisation=newest.organisation,
        name=newest.name,
        department=next((word.department for word in reversed(words) if word.department), ""),
        title=next((word.title for word in reversed(words) if word.title), ""),
        since=min((word.since for word in spell if word.since), default=""),
        until=until,
        is_current=is_current,
        first_seen=min(days, default=None),
        last_seen=max(days, default=None),
        sources=tuple(dict.fromkeys(word.source for word in reversed(words))),
    )


def _ended(stint: Stint, starts: list[date]) -> Stint:
    """A past time, over no later than the next one that goes on begins."""
    if stint.until or stint.is_current or stint.last_seen is None:
        return stint
    first = stint.begins or stint.last_seen
    following = next((start for start in starts if start >= first), stint.last_seen)
    last_seen = min(stint.last_seen, following)
    return replace(stint, first_seen=min(stint.first_seen or last_seen, last_seen), last_seen=last_seen)


def _newest_first(stint: Stint) -> tuple[object, ...]:
    until = last_day_of(stint.until) or stint.last_seen or day_of(stint.since) or date.min
    start = stint.begins or date.min
    return (not stint.is_current, -until.toordinal(), -start.toordinal(), stint.name, stint.title)
