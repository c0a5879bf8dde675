"""Are promises found, are they known to be kept, and are owed replies known? Asked of a made mailbox.

    python -m bench.promise_mailbox [SEED…] [dev|held] [first|later]

Writes a mailbox of 5,000 mails for each half of the sentence banks (`promise_bank`), reads it as the program would,
and prints precision and recall; of several seeds together too. The rules were written beside the half "dev" only.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Collection, Sequence
from pathlib import Path

from bench.judging import Share
from bench.promise_bank import BANKS, HALVES, Thing
from bench.promise_letters import Letter, Someone, written
from bench.promise_mailbox_judging import (
    each_once,
    false_found,
    judge_found,
    judge_kept,
    judge_moved,
    judge_owed,
    kept_by_way,
    table,
)
from bench.promise_reading import Reading
from bench.promise_story import Story
from bench.promise_world import ACTS, ENDS, EVERY_ACT, OWNER, Promised, Truth, Waiting, World, is_question

SIZE = 5_000
SEED = 7
_QUESTIONS = 520  # threads


def write_mailbox(path: Path, seed: int, half: str, banks: Collection[str] = BANKS) -> Truth:
    """Write the mailbox of a seed made of one half's sentences ("dev" or "held"), and tell what is true of it."""
    world = World(seed, half, banks)
    ends = [way for way, times in ENDS.items() for _ in range(times)]
    for number, way in enumerate(ends):
        _promise(world, way, by_owner=number % 3 != 2)
    for number in range(_QUESTIONS):
        _question(world, number)
    for make, times in ((_newsletter, 600), (_list, 350), (_crowd, 120), (_copy, 120)):
        for _ in range(times):
            make(world)
    while len(world.letters) < SIZE:
        _chat(world)
    world.truth.waiting = _waiting(world)
    world.truth.said.update(line for letter in world.letters if not letter.bulk for line in letter.sentences)
    letters = sorted(world.letters, key=lambda letter: letter.at)
    chance = random.Random(seed)
    with path.open("wb") as file:
        for letter in letters:
            other = letter.sender if letter.sender is not OWNER else letter.to[0]
            file.write(written(letter, world.bank(other), chance))
    return world.truth


def _pair(world: World, act: str) -> tuple[Someone, Thing]:
    """Somebody, and something of a kind that was never spoken of with them."""
    while True:
        who = world.chance.choice(world.people)
        thing = world.chance.choice(world.bank(who).things(act))
        if (who.address, thing.full) not in world.used:
            world.used.add((who.address, thing.full))
            return who, thing


def _promise(world: World, way: str, *, by_owner: bool) -> None:
    chance = world.chance
    other, thing = _pair(world, chance.choice(ACTS.get(way, EVERY_ACT)))
    actor, receiver = (OWNER, other) if by_owner else (other, OWNER)
    at, last = world.start(), None
    if chance.random() < 0.6:
        opening = [*world.padding(other), world.line(other, chance.choice(("chat", "request", "question")))]
        asks = is_question(opening[-1]) or opening[-1] in world.bank(other).lines("request")
        last = world.write(receiver, actor, at, opening, asks=asks)
        at = world.moment(at, 0, 2)
    due, days = chance.choice(world.bank(other).days())
    sentence = world.line(other, f"promise.{thing.act}", thing, due=due, plain=True)
    taken = [world.line(other, "taken")] if last and chance.random() < 0.3 else []
    body = [*taken, *world.padding(other), sentence, *world.padding(other, most=1)]
    given = world.write(actor, receiver, at, body, answers=last)
    world.truth.neutral += [(given.id, line) for line in taken]
    story = Story(world, other, thing, actor, receiver, given, days)
    kept, also = story.told(way)
    world.truth.promised.append(Promised(given.id, sentence, by_owner, other.address, way, kept, also, story.moved_by))


def _question(world: World, number: int) -> None:
    """Somebody asks; it stays so, or is answered, there or elsewhere, or settles itself."""
    chance = world.chance
    other = chance.choice(world.people)
    asker, asked = (other, OWNER) if number % 2 else (OWNER, other)
    at = world.start()
    first = None
    if chance.random() < 0.3:
        first = world.write(asked, asker, at, [world.line(other, "chat"), *world.padding(other)])
        at = world.moment(at, 0, 3)
    line = world.line(other, chance.choice(("question", "question", "request")))
    body = [*world.padding(other), line, *world.padding(other, most=1)]
    question = world.write(asker, asked, at, body, answers=first, asks=True)
    match chance.choice(
        ("open",) * 8 + ("more", "answered", "answered", "thanked", "thanked", "noted", "solved", "elsewhere")
    ):
        case "more":
            at = world.moment(at, 0.2, 2)
            world.write(asker, asked, at, [world.line(other, "chat")], answers=question)
        case "answered" | "thanked" as how:
            at = world.moment(at, 0, 3)
            answer = [*world.padding(other, most=1), world.line(other, "answering")]
            reply = world.write(asked, asker, at, answer, answers=question)
            if how == "thanked":
                world.write(asker, asked, world.moment(at, 0, 2), [world.line(other, "closing")], answers=reply)
        case "noted":
            at = world.moment(at, 0, 3)
            world.write(asked, asker, at, [world.line(other, "closing")], answers=question)
        case "solved":
            world.write(asker, asked, world.moment(at, 0.2, 2), [world.line(other, "solved")], answers=question)
        case "elsewhere":
            told = [world.line(other, "answering")]
            world.write(asked, asker, world.moment(at, 0.1, 1.5), told, subject=question.subject)
            world.settled.add(question.root)


def _chat(world: World) -> None:
    """A thread in which nobody promises anything: news, thanks, an answered question."""
    chance = world.chance
    other = chance.choice(world.people)
    writer, reader = (other, OWNER) if chance.random() < 0.5 else (OWNER, other)
    at, last = world.start(), None
    for _ in range(chance.randint(1, 4)):
        section = "chat" if last is None else chance.choice(("chat", "closing", "closing", "aside"))
        line = world.line(other, section)
        files = ("map.pdf",) if section == "aside" and ("ttached" in line or "添付" in line) else ()
        last = world.write(writer, reader, at, [*world.padding(other), line], answers=last, files=files)
        writer, reader = reader, writer
        at = world.moment(at, 0, 5)


def _newsletter(world: World) -> None:
    language = world.chance.choice(("ja", "en"))
    sender = Someone("Trade News", "news@letters.example", language, "Trade News")
    lines = [world.line(sender, world.chance.choice(("question", "request", "negative", "chat"))) for _ in range(4)]
    world.write(sender, OWNER, world.start(), lines, bulk="news")


def _list(world: World) -> None:
    sender = world.chance.choice(world.people)
    members = Someone("Members", "members@lists.example", sender.language, "Members")
    lines = [world.line(sender, section) for section in ("chat", world.chance.choice(("question", "negative")))]
    world.write(sender, members, world.start(), lines, bulk="list")


def _crowd(world: World) -> None:
    """A letter to many that asks: nobody in particular owes an answer."""
    first, *others = world.chance.sample(world.people, 9)
    sender, to = (first, (OWNER, *others)) if world.chance.random() < 0.7 else (OWNER, (first, *others))
    world.write(sender, to, world.start(), [world.line(first, "chat"), world.line(first, "question")], asks=False)
    world.letters[-1].asks = False


def _copy(world: World) -> None:
    """A question to somebody else, of which the owner got a copy."""
    sender, reader = world.chance.sample(world.people, 2)
    lines = [*world.padding(sender), world.line(sender, world.chance.choice(("question", "request")))]
    world.write(sender, reader, world.start(), lines, cc=(OWNER,))
    world.letters[-1].asks = False


def _waiting(world: World) -> list[Waiting]:
    """The threads whose last words, all by one writer, ask for an answer that never came."""
    threads: dict[str, list[Letter]] = {}
    for letter in sorted(world.letters, key=lambda one: one.at):
        threads.setdefault(letter.root, []).append(letter)
    found = []
    solved = {line for bank in world.banks.values() for line in bank.lines("solved")}
    for root, letters in threads.items():
        asking: Letter | None = None
        for letter in letters:
            if asking and letter.sender is not asking.sender:
                asking = None
            if solved & set(letter.sentences):
                asking = None
            elif letter.asks and not letter.bulk:
                asking = letter
        if asking and root not in world.settled:
            found.append(Waiting(root, asking.id, asking.sender is not OWNER))
    return found


def measured(seed: int, half: str, banks: Collection[str] = BANKS) -> dict[str, Share]:
    """Make a mailbox, read it and judge; prints what needs more than a share to be told."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.mbox"
        truth = write_mailbox(path, seed, half, banks)
        reading = Reading.of(path, truth)
    kept = list(reading.kept(truth.promised))
    found = list(reading.found())
    mails, promised, waiting = len(reading.mails), len(truth.promised), len(truth.waiting)
    print(f"\n{half}, seed {seed}: {mails} mails, {promised} promises, {waiting} owed replies")
    print(f"{len(truth.said)} different sentences stand {sum(truth.said.values())} times between people;", end=" ")
    false = false_found(found, truth)
    print(f"{len(false)} different ones are wrongly found, {sum(false.values())} times")
    ways = kept_by_way(kept, truth)
    print("   ".join(f"{way} {right}/{every} (-{wrong})" for way, (right, wrong, every) in ways.items()))
    return {
        "found, each once": judge_found(found, truth, once=True),
        "found, every time": judge_found(found, truth, once=False),
        "kept": judge_kept(kept, truth),
        "kept, of what is found": judge_kept(each_once(reading.kept_of_found(), truth), truth),
        "moved": judge_moved(reading.moved(truth.promised), truth),
        "owed": judge_owed(reading.owed(), truth),
    }


def main(arguments: Sequence[str]) -> None:
    seeds = [int(one) for one in arguments if one.isdigit()] or [SEED]
    banks = [one for one in arguments if one in BANKS] or BANKS
    for half in [one for one in arguments if one in HALVES] or HALVES:
        every = []
        for seed in seeds:
            every.append(measured(seed, half, banks))
            print(table(every[-1].items()))
        if len(seeds) > 1:
            print(f"\n{half}, all {len(seeds)} seeds")
            print(table((name, sum((one[name] for one in every), Share(0, 0, 0))) for name in every[0]))


if __name__ == "__main__":
    main(sys.argv[1:])
