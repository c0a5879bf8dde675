"""The made correspondence: whom the owner writes with, what each promises, asks and answers, and what is true of it."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bench.promise_bank import BANKS, Bank, Thing, bank
from bench.promise_letters import Letter, Someone

ZONE = ZoneInfo("Asia/Tokyo")
BEGIN = datetime(2025, 9, 1, 9, 0, tzinfo=ZONE)
DAYS = 425
OWNER = Someone("佐伯 綾", "aya.saeki@midori-works.example", "ja", "ミドリ製作所")

# How many promises came to which end; the ways in which one is kept, and what is kept in that way.
ENDS = {
    "file": 48, "link": 18, "said": 44, "answer": 26, "met": 14, "confirmed": 20, "elsewhere": 18, "late": 12,
    "moved": 30, "never": 70,
}  # fmt: skip
ACTS = {"file": ("send",), "link": ("send",), "answer": ("answer",), "met": ("meet",)}
EVERY_ACT = ("send", "send", "send", "answer", "answer", "arrange", "intro", "pay", "fix", "meet")
_DEALT = frozenset({"chat", "negative", "question"})  # what nobody says again and again
_WITH_HABIT = 8  # every eighth ends letters with the same sentence, a formula
KEPT = frozenset({"file", "link", "said", "answer", "met", "confirmed", "elsewhere", "late"})


@dataclass(frozen=True)
class Promised:
    """A promise that was really given, and what became of it."""

    message: str  # the Message-ID of the letter that it stands in
    sentence: str
    by_owner: bool
    other: str  # the other's address
    way: str  # one of ENDS
    kept_by: str | None  # the Message-ID of the first letter that shows it is kept
    also: tuple[str, ...] = ()  # later letters that show it too
    moved_by: str | None = None  # the Message-ID of the letter that told a new day


@dataclass(frozen=True)
class Waiting:
    """A reply that is truly owed at the end: in a thread, named by its first letter."""

    thread: str
    message: str
    by_owner: bool


@dataclass
class Truth:
    """What is true of a mailbox. What stands in `neutral` may be taken for a promise or not."""

    owner: str = OWNER.address
    until: datetime = BEGIN + timedelta(days=DAYS)
    promised: list[Promised] = field(default_factory=list)
    waiting: list[Waiting] = field(default_factory=list)
    neutral: list[tuple[str, str]] = field(default_factory=list)
    said: Counter[str] = field(default_factory=Counter)  # how often each sentence stands in letters between people


_JA_NAMES = (
    "山本:yamamoto 田村:tamura 石井:ishii 小野:ono 藤田:fujita 岡本:okamoto 長谷川:hasegawa 松田:matsuda 中島:nakajima "
    "原:hara 上田:ueda 森田:morita 柴田:shibata 酒井:sakai 工藤:kudo"
).split()
_JA_GIVEN = "健:ken 翔:sho 由美:yumi 直子:naoko".split()
_EN_NAMES = "Carter Hughes Novak Meyer Dubois Rossi Larsen Singh Okafor Chen Walsh Kelly Ferrari Brandt Quinn".split()
_EN_GIVEN = "Anna Peter Laura Simon".split()


def people() -> list[Someone]:
    """120 people, half of whom write Japanese."""
    found = []
    for family in _JA_NAMES:
        name, latin = family.split(":")
        for given in _JA_GIVEN:
            shown, first = given.split(":")
            found.append(Someone(f"{name} {shown}", f"{first}.{latin}@{latin}-shoji.example", "ja", f"{name}商事"))
    for last in _EN_NAMES:
        for given in _EN_GIVEN:
            address = f"{given.lower()}@{last.lower()}.example"
            found.append(Someone(f"{given} {last}", address, "en", f"{last} Consulting"))
    return found


class World:
    """Letters as they come to be, and what is true of them; the same for the same seed, half and banks."""

    def __init__(self, seed: int, half: str, banks: Collection[str] = BANKS) -> None:
        self.chance = random.Random(f"{seed} {half}")
        self.banks = {language: bank(language, half, banks) for language in ("ja", "en")}
        self.people = people()
        self.habits = {one.address: self._habit(one) for one in (OWNER, *self.people[::_WITH_HABIT])}
        self.decks: dict[tuple[str, str], list[str]] = {}
        self.letters: list[Letter] = []
        self.truth = Truth()
        self.used: set[tuple[str, str]] = set()
        self.settled: set[str] = set()  # threads whose question was answered in another

    # -- small choices

    def bank(self, who: Someone) -> Bank:
        return self.banks[who.language]

    def line(
        self, who: Someone, section: str, thing: Thing | None = None, *, due: str = "", plain: bool = False
    ) -> str:
        sentence = self._dealt(who, section) if section in _DEALT else self.chance.choice(self.bank(who).lines(section))
        return self.filled(sentence, who, thing, due=due, plain=plain) if thing else sentence

    def _dealt(self, who: Someone, section: str) -> str:
        """A sentence of a section: none comes again before all have come."""
        deck = self.decks.setdefault((who.language, section), [])
        if not deck:
            lines = self.bank(who).lines(section)
            deck += self.chance.sample(lines, len(lines))
        return deck.pop()

    def _habit(self, who: Someone) -> dict[str, str]:
        """By language, the sentence with which somebody ends most letters; nothing where the banks have none."""
        lines = {language: one.sections.get("formula", ()) for language, one in self.banks.items()}
        return {language: self.chance.choice(some) for language, some in lines.items() if some}

    def filled(self, sentence: str, who: Someone, thing: Thing, *, due: str, plain: bool) -> str:
        """A template with the thing in it: in full in a promise (`plain`), by any of its names in what follows."""
        name, short = thing.full, thing.short
        if who.language == "en" and (short.isupper() or not short[0].isupper()):
            short = f"the {short}"
        if not plain and thing.act != "answer" and self.chance.random() < 0.5:
            name = short
        link = f"https://files.example.com/s/{thing.shown or 'x'}".replace(" ", "%20")
        text = sentence.format(o=name, n=thing.short, a=thing.shown, due=due, link=link)
        return text[0].upper() + text[1:] if who.language == "en" else text

    def moment(self, after: datetime, least: float, most: float) -> datetime:
        """Some working hour between so many days later."""
        at = after + timedelta(days=self.chance.uniform(least, most))
        at = at.replace(hour=self.chance.randint(8, 18), minute=self.chance.randint(0, 59))
        while at.weekday() > 4:
            at += timedelta(days=1)
        return max(at, after + timedelta(minutes=self.chance.randint(5, 90)))

    def start(self) -> datetime:
        return self.moment(BEGIN, 0, DAYS - 60)

    def subject(self, who: Someone) -> str:
        return self.chance.choice(self.bank(who).lines("subject"))

    # -- letters

    def write(
        self, sender: Someone, to: Someone | tuple[Someone, ...], at: datetime, sentences: list[str], *,
        answers: Letter | None = None, subject: str = "", files: tuple[str, ...] = (), asks: bool = False,
        cc: tuple[Someone, ...] = (), bulk: str = "",
    ) -> Letter:  # fmt: skip
        receivers = to if isinstance(to, tuple) else (to,)
        other = sender if sender is not OWNER else receivers[0]
        subject = subject or (f"Re: {answers.subject.removeprefix('Re: ')}" if answers else self.subject(other))
        number = len(self.letters)
        if (
            not bulk
            and self.chance.random() < 0.3
            and (habit := self.habits.get(sender.address, {}).get(other.language))
        ):
            sentences = [*sentences, habit]
        letter = Letter(
            id=f"{number}.{self.chance.randrange(10**8)}@{sender.address.partition('@')[2]}",
            at=at, sender=sender, to=receivers, subject=subject, sentences=sentences, cc=cc, files=files,
            answers=answers, asks=asks or any(is_question(one) for one in sentences), bulk=bulk,
        )  # fmt: skip
        self.letters.append(letter)
        return letter

    def padding(self, who: Someone, *, most: int = 2) -> list[str]:
        """Sentences that bind nobody and ask nothing."""
        found = []
        for _ in range(self.chance.randint(0, most)):
            line = self.line(who, self.chance.choice(("chat", "negative", "negative")))
            if not is_question(line):
                found.append(line)
        return found


def is_question(sentence: str) -> bool:
    """Whether a sentence of the banks that stands in no bank of questions asks all the same."""
    if sentence in {"ご返信をお待ちしております。", "I look forward to hearing from you."}:
        return True
    return sentence.endswith(("?", "か。")) and "Isn't that" not in sentence
