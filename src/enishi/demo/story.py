"""The seeded simulation: every life in the cast becomes mails, meetings and chats, one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from enishi.demo import appointments, plot
from enishi.demo.cast import MONTH, Person, left_on, owner_firm, the_cast
from enishi.demo.happenings import TOKYO, Chat, Mail, Meeting, World
from enishi.demo.letters import Slots, english_letter, japanese_letter
from enishi.demo.scenes import CHATS, DECKS, Scene, Turn

PACE = 0.33  # scales every rate of the cast, so that the whole comes to about six thousand
_MEETS = {"boss": 0.3, "peer": 0.24, "junior": 0.24, "client": 0.26, "circle": 0.26, "supplier": 0.12, "friend": 0.2}
_CHATS = {
    "circle": 0.14,
    "old": 0.16,
    "en_peer": 0.16,
    "en_client": 0.12,
    "client": 0.06,
    "peer": 0.05,
    "en_student": 0.15,
}
_CASUAL = ("friend", "family", "en_friend")


def live(today: date, seed: int) -> World:
    """The whole world until `today`."""
    world = World(today, the_cast(today))
    for person in world.people:
        # A generator of their own: a new line in the cast leaves all other lives as they were.
        _Life(world, person, Random(f"{seed}:{person.key}")).play()
    appointments.add_series(world)
    plot.play(world)
    world.mails.sort(key=lambda mail: (mail.at, mail.thread))
    world.meetings = _without_double_bookings(world.meetings)
    world.chats.sort(key=lambda chat: (chat.at, chat.person.key))
    return world


def _without_double_bookings(meetings: list[Meeting]) -> list[Meeting]:
    """In order of time; of two that begin at once, the one that was told later (the plot's) stays."""
    return sorted({meeting.at: meeting for meeting in meetings}.values(), key=lambda meeting: meeting.at)


class _Life:
    """One person's exchanges with the owner."""

    def __init__(self, world: World, person: Person, rng: Random) -> None:
        self.world, self.person, self.rng = world, person, rng
        self.left = left_on(world.today)
        self.zone = ZoneInfo(person.places[0].org.zone)
        self.steady = person.has("~")
        self.decks: dict[str, list[Scene]] = {}
        self.played: set[Scene] = set()
        self.count = 0

    def play(self) -> None:
        for day in self._days():
            deck = self._deck(day)
            chance = self.rng.random()
            meets = _MEETS.get(deck, 0.14)
            chats = _CHATS.get(deck, 0) if any(mark.startswith("li") for mark in self.person.marks) else 0
            if chance < meets:
                self._meet(day, deck)
            elif chance < meets + chats:
                self._chat(day)
            else:
                self._write(day, deck)

    def _days(self) -> Iterator[date]:
        """When something begins: steady people keep a rhythm, the others come in bursts."""
        for span in self.person.spans:
            gap = MONTH / (span.rate * (1 if self.steady else PACE))
            shape = 12.0 if self.steady else 1.2
            ago = span.start * MONTH - self.rng.random() * gap
            while ago > max(span.end * MONTH, 1):
                yield self.world.today - timedelta(days=int(ago))
                ago -= max(1.0, self.rng.gammavariate(shape, gap / shape))

    def _deck(self, day: date) -> str:
        inside = self.person.deck in ("boss", "peer", "junior")
        was_colleague = self.person.places[0].org.key == "touto"
        return "old" if inside and was_colleague and day >= self.left else self.person.deck

    def _next_scene(self, deck: str, month: int) -> Scene:
        """No scene twice until all have been played."""
        # Steady people answer within the day, so that their rhythm is not blurred by a thread's own days.
        slow = {s for s in DECKS[deck] if self.steady and any(t.is_due or t.days for t in s.turns)}
        pile = self.decks.setdefault(deck, [])
        if not any(scene.month in (0, month) for scene in pile):
            again = [s for s in DECKS[deck] if s not in slow and not (s.once and s in self.played)]
            self.rng.shuffle(again)
            pile.extend(again)
        found = next(scene for scene in pile if scene.month in (0, month))
        pile.remove(found)
        self.played.add(found)
        return found

    def _write(self, day: date, deck: str) -> None:
        scene = self._next_scene(deck, day.month)
        at = self._begin(day, mine=scene.turns[0].mine)
        slots = Slots(
            self.rng,
            self.person,
            self.person.place(self.world.months_ago(at)),
            at=at,
            firm=owner_firm(self.person, at.date(), self.left),
        )
        mails = self._thread(scene, slots, at, deck)
        if mails[-1].at > self.world.ends:
            return  # a thread cut in the middle would look like an answer owed
        self.world.mails.extend(mails)
        if scene.meets:
            start = datetime.combine(slots.meeting_day, time(slots.hour), TOKYO)
            if mails[-1].at < start < self.world.ends:
                title = appointments.title(self.rng, self.person, deck, slots["project"])
                self.world.meetings.append(
                    Meeting(start, title, (self.person,), place=appointments.place(self.rng, deck), mine=mails[0].mine)
                )

    def _thread(self, scene: Scene, slots: Slots, at: datetime, deck: str) -> list[Mail]:
        self.count += 1
        thread = f"{self.person.key}.{self.count}"
        cc = self._colleagues(at) if self.rng.random() < 0.16 else ()
        mails: list[Mail] = []
        for turn in scene.turns:
            if mails:
                at = self._answer_time(turn, mails[-1].at, slots, deck)
            mails.append(self._mail(scene, turn, slots, at=at, deck=deck, before=mails, thread=thread, cc=cc))
        return mails

    def _mail(
        self, scene: Scene, turn: Turn, slots: Slots, *, at: datetime, deck: str, before: list[Mail], thread: str,
        cc: tuple[Person, ...],
    ) -> Mail:  # fmt: skip
        text, attachment = turn.wordings[slots.wording % len(turn.wordings)]
        local = at.astimezone(TOKYO if turn.mine else self.zone)
        if "{due}" in text:
            slots.promise(local.date())
        if turn.is_due and slots.due and local.date() > slots.due:
            late = (
                "お約束の日を過ぎてしまい、申し訳ございません。"
                if self.person.japanese
                else "Sorry, this is later than I promised. "
            )
            text = late + text
        subject = slots.fill(scene.subject)
        ago = self.world.months_ago(at)
        letter = japanese_letter if self.person.japanese else english_letter
        body = letter(
            self.rng, slots, text, person=self.person, place=self.person.place(ago), deck=deck, mine=turn.mine,
            first=not before, at=at, address=self.person.address(ago), firm=slots["us"],
        )  # fmt: skip
        return Mail(
            local, self.person, turn.mine, f"Re: {subject}" if before else subject, body, thread,
            parent=before[-1] if before else None, cc=cc, attachment=slots.fill(attachment),
        )  # fmt: skip

    def _begin(self, day: date, *, mine: bool) -> datetime:
        zone = TOKYO if mine else self.zone
        at = datetime.combine(day, time(), zone) + timedelta(minutes=self.rng.randint(8 * 60 + 30, 18 * 60 + 40))
        return self._awake(at, zone)

    def _answer_time(self, turn: Turn, before: datetime, slots: Slots, deck: str) -> datetime:
        zone = TOKYO if turn.mine else self.zone
        if turn.is_due and slots.due:
            late = self.rng.random() < 0.1
            day = slots.due + timedelta(days=self.rng.randint(1, 3) if late else -self.rng.choice((0, 0, 1)))
            at = datetime.combine(day, time(), zone) + timedelta(minutes=self.rng.randint(9 * 60, 17 * 60))
            return max(at, self._awake(before + timedelta(hours=2), zone))
        hours = 20.0 if turn.mine and deck in ("student", "en_student") else 3.0 if turn.mine else 4.5
        if self.steady:
            hours = 0.7
        wait = timedelta(days=turn.days, hours=min(90.0, hours * self.rng.lognormvariate(0, 1.0)), minutes=3)
        return self._awake(before + wait, zone)

    def _awake(self, at: datetime, zone: ZoneInfo) -> datetime:
        """The same moment, or the next one at which people sit at their desks (friends: are awake)."""
        local = at.astimezone(zone)
        casual = self.person.deck in _CASUAL
        first, last = (7, 22) if casual else (8, 19)
        if local.hour >= last:
            local = (local + timedelta(days=1)).replace(hour=first)
            local += timedelta(minutes=self.rng.randint(15, 110))
        elif local.hour < first:
            local = local.replace(hour=first) + timedelta(minutes=self.rng.randint(15, 110))
        if not casual:
            while local.weekday() > 4 or (local.month, local.day) in _REST:
                local += timedelta(days=1)
        return local.replace(second=self.rng.randint(0, 59), microsecond=0)

    def _colleagues(self, at: datetime) -> tuple[Person, ...]:
        """One or two others of the same house who were in touch with the owner then."""
        ago = self.world.months_ago(at)
        org = self.person.place(ago).org
        others = [
            other
            for other in self.world.people
            if other is not self.person
            and other.place(ago).org is org
            and org.key not in ("free", "home", "solo", "seiryo")
            and any(span.start > ago > span.end + 0.5 for span in other.spans)
            and not other.has("~")
        ]
        return tuple(self.rng.sample(others, min(len(others), self.rng.choice((1, 1, 2)))))

    def _meet(self, day: date, deck: str) -> None:
        at = self._awake(datetime.combine(day, time(self.rng.choice((10, 11, 13, 14, 15, 16))), TOKYO), TOKYO)
        if deck.startswith("en_"):
            at = at.replace(hour=self.rng.choice((9, 16, 17, 18)))
        if deck in (*_CASUAL, "old", "circle") and self.rng.random() < 0.7:
            at = at.replace(hour=self.rng.choice((12, 18, 19)))
        at = at.replace(minute=self.rng.choice((0, 0, 30)), second=0)
        if at > self.world.ends:
            return
        project = self.rng.choice(self.person.place(self.world.months_ago(at)).org.projects or ("近況",))
        others = self._colleagues(at) if deck in _MEETS and self.rng.random() < 0.35 else ()
        roll = self.rng.random()
        self.world.meetings.append(
            Meeting(
                at,
                appointments.title(self.rng, self.person, deck, project),
                (self.person, *others),
                minutes=self.rng.choice((30, 60, 60, 90)),
                place=appointments.place(self.rng, deck),
                kind="cancelled" if roll < 0.03 else "declined" if roll < 0.05 else "",
                mine=self.rng.random() < 0.5,
            )
        )

    def _chat(self, day: date) -> None:
        pile = self.decks.setdefault("chats", [])
        if not pile:
            pile.extend(CHATS["ja" if self.person.japanese else "en"])
            self.rng.shuffle(pile)
        scene = pile.pop()
        at = self._begin(day, mine=scene.turns[0].mine)
        place = self.person.place(self.world.months_ago(at))
        slots = Slots(self.rng, self.person, place, at=at, firm="")
        chats = []
        for turn in scene.turns:
            text, _ = turn.wordings[slots.wording % len(turn.wordings)]
            chats.append(Chat(at, self.person, turn.mine, slots.fill(text)))
            at = self._awake(at + timedelta(minutes=5 + 60 * self.rng.lognormvariate(0, 1.2)), self.zone)
        if chats[-1].at < self.world.ends:
            self.world.chats.extend(chats)


_REST = {(12, 29), (12, 30), (12, 31), (1, 2), (1, 3), *appointments.HOLIDAYS}
