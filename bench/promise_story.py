"""What becomes of a promise in the made mailbox: kept in one of many ways, put off, or left as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bench.promise_bank import Thing
from bench.promise_letters import Letter, Someone
from bench.promise_world import KEPT, World


class Story:
    """What followed one promise, as letters in the world."""

    def __init__(
        self, world: World, other: Someone, thing: Thing, actor: Someone, receiver: Someone, given: Letter, days: int
    ) -> None:
        self.world, self.other, self.thing = world, other, thing
        self.actor, self.receiver = actor, receiver
        self.given, self.last, self.days = given, given, max(days, 1)
        self.moved_by: str | None = None

    def told(self, way: str) -> tuple[str | None, tuple[str, ...]]:
        """Write the letters of a way to end; out come the first that shows the promise kept, and others that do."""
        chance = self.world.chance
        if chance.random() < 0.3:
            self._answer(self.receiver, [self.world.line(self.other, "closing")], 0, 1)
        for _ in range(chance.choice((0, 0, 1)) if way in KEPT else chance.randint(0, 4)):
            self._nothing()
        if way in {"moved", "late"}:
            self._move()
        if way not in KEPT:
            for _ in range(chance.randint(0, 2)):
                self._nothing()
            return None, ()
        kept = self._keep(way)
        also: tuple[str, ...] = ()
        if chance.random() < 0.4 and way not in {"confirmed", "elsewhere"}:
            also = (self._confirm().id,)
        elif chance.random() < 0.4 and way != "elsewhere":
            self._answer(self.receiver, [self.world.line(self.other, "closing")], 0, 2)
        return kept.id, also

    def _answer(
        self, sender: Someone, sentences: list[str], least: float, most: float, *, files: tuple[str, ...] = (),
        asks: bool = False, elsewhere: bool = False,
    ) -> Letter:  # fmt: skip
        to = self.receiver if sender is self.actor else self.actor
        at = self.world.moment(self.last.at, least, most)
        answers = None if elsewhere else self.last
        letter = self.world.write(sender, to, at, sentences, answers=answers, files=files, asks=asks)
        self.last = letter
        return letter

    def _nothing(self) -> None:
        """A letter after which the promise is as open as before."""
        world, chance = self.world, self.world.chance
        kind = chance.choice(("stalling", "stalling", "chasing", "aside", "another", "chat"))
        if kind == "chasing":
            self._answer(self.receiver, [world.line(self.other, "chasing", self.thing)], 1, 5, asks=True)
        elif kind == "stalling":
            line = world.line(self.other, "stalling", self.thing)
            letter = self._answer(self.actor, [line], 1, 5)
            world.truth.neutral.append((letter.id, line))
        elif kind == "aside":
            line = world.line(self.other, "aside")
            sender = chance.choice((self.actor, self.receiver))
            self._answer(sender, [line], 0, 4, files=("map.pdf",) if "ttached" in line or "添付" in line else ())
        elif kind == "another":  # something else was done
            things = [one for one in world.bank(self.other).things("send") if one.short != self.thing.short]
            thing = chance.choice(things)
            way = chance.choice(("file", "said"))
            line = world.filled(
                chance.choice([one for one in world.bank(self.other).lines(f"kept.{way}.send") if "{o}" in one]),
                self.other, thing, due="", plain=True,
            )  # fmt: skip
            self._answer(self.actor, [line], 0, 4, files=(thing.shown,) if way == "file" else ())
        else:
            self._answer(chance.choice((self.actor, self.receiver)), [world.line(self.other, "chat")], 0, 4)

    def _move(self) -> None:
        """A new day is told on the eve of the old one."""
        at = max(self.last.at, self.given.at + timedelta(days=self.days - 1))
        due, days = self.world.chance.choice([one for one in self.world.bank(self.other).days() if one[1] > 5])
        line = self.world.line(self.other, "moved", self.thing, due=due)
        letter = self._answer(self.actor, [line], *((at - self.last.at) / timedelta(days=1),) * 2)
        self.world.truth.neutral.append((letter.id, line))
        self.moved_by, self.days = letter.id, days

    def _keep(self, way: str) -> Letter:
        world, chance, act = self.world, self.world.chance, self.thing.act
        if way == "confirmed":
            return self._confirm()
        elsewhere = way == "elsewhere"
        if way in {"late", "elsewhere"}:
            way = {"send": chance.choice(("file", "said")), "answer": chance.choice(("answer", "said"))}.get(
                act, "said"
            )
        if way == "met":
            way, sender = "said", chance.choice((self.actor, self.receiver))
        else:
            sender = self.actor
        section = f"kept.{way}.{act}"
        if elsewhere or chance.random() < 0.85:
            line = world.line(self.other, section, self.thing)
        else:
            it = replace(self.thing, full="it", short="it") if self.other.language == "en" else None
            line = world.line(self.other, section, it or replace(self.thing, full="先日の件", short="先日の件"))
            line = line.replace("the it", "it").replace("The it", "It")
        files = (self.thing.shown,) if way == "file" else ()
        body = [*world.padding(self.other, most=1), line, *world.padding(self.other, most=1)]
        return self._answer(sender, body, 0.2, self.days, files=files, elsewhere=elsewhere)

    def _confirm(self) -> Letter:
        line = self.world.line(self.other, f"kept.confirmed.{self.thing.act}", self.thing)
        return self._answer(self.receiver, [line, *self.world.padding(self.other, most=1)], 0.2, self.days)
