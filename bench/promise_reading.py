"""The made mailbox read as the program would read it, with the pure functions alone: no database, no pages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from bench.promise_mailbox_judging import FoundRow, KeptRow, MovedRow, OwedRow
from bench.promise_world import ZONE, Promised, Truth
from enishi.kit.due_dates import due_date
from enishi.promises import Candidate, Kind, find_candidates
from enishi.promises.elsewhere import Said, may_answer
from enishi.promises.find import OFTEN
from enishi.promises.given import Given, Later
from enishi.promises.keeping import find_kept, find_moved
from enishi.promises.owed import ANSWERED_ELSEWHERE, CROWD, Message, reply_owed
from enishi.records import Interaction, Part
from enishi.sources import all_sources


@dataclass
class Reading:
    """The mails of a mailbox, in order of time, and what was found in them."""

    owner: str
    mails: list[Interaction]

    def __post_init__(self) -> None:
        self.mails.sort(key=lambda mail: mail.at)
        self.number = {mail.origin.key: number for number, mail in enumerate(self.mails)}

    @classmethod
    def of(cls, path: Path, truth: Truth) -> Reading:
        read = all_sources()["mbox"].read(path)
        return cls(truth.owner, [item for item in read if isinstance(item, Interaction)])

    def found(self) -> Iterator[FoundRow]:
        return ((key, one.words) for key, one in self._candidates)

    @cached_property
    def _candidates(self) -> list[tuple[str, Candidate]]:
        """What is taken for a promise, without the formulas, which are asked about as `services.formulas` does."""
        every = [
            (mail, one)
            for mail in self.mails
            if not mail.is_bulk
            for one in find_candidates(mail.text, mail.at.astimezone(ZONE), files=mail.files)
            if one.kind is Kind.PROMISE
        ]
        undated = {(one.words, self._sender(mail) == self.owner, mail.origin.key) for mail, one in every if not one.due}
        times = Counter(said[:2] for said in undated)
        return [
            (mail.origin.key, one)
            for mail, one in every
            if one.due or times[one.words, self._sender(mail) == self.owner] < OFTEN
        ]

    def kept(
        self, promises: Sequence[Promised], sure: Mapping[tuple[str, str], float] = MappingProxyType({})
    ) -> Iterator[KeptRow]:
        """What is told kept of promises; `sure`: how surely each is one, by its letter and words."""
        for promise, given, later in self._stories(promises):
            given = replace(given, confidence=sure.get((promise.message, promise.sentence), 1.0))
            if kept := find_kept(given, later, zone=ZONE):
                yield promise.message, promise.sentence, self.mails[kept.by].origin.key

    def kept_of_found(self) -> Iterator[KeptRow]:
        """What is told kept of whatever is taken for a promise, as the program does, rightly or not."""
        found: list[Promised] = []
        sure: dict[tuple[str, str], float] = {}
        for key, one in self._candidates:
            mail = self.mails[self.number[key]]
            other = self._other(mail) if len({one.handle for one in mail.people}) <= CROWD else ""
            if other:
                sure[key, one.words] = one.confidence
                found.append(Promised(key, one.words, self._sender(mail) == self.owner, other, "", None))
        return self.kept(found, sure)

    def _other(self, mail: Interaction) -> str:
        """Whom a letter of the owner's is to, or who wrote to the owner; empty for what passes between others."""
        if self._sender(mail) == self.owner:
            return self._to(mail)[0]
        return self._sender(mail) if self.owner in {one.handle.value for one in mail.people} else ""

    def moved(self, promises: Sequence[Promised]) -> Iterator[MovedRow]:
        for promise, given, later in self._stories(promises):
            if moved := find_moved(given, later, zone=ZONE):
                yield promise.message, promise.sentence, self.mails[moved.by].origin.key

    def _stories(self, promises: Sequence[Promised]) -> Iterator[tuple[Promised, Given, list[Later]]]:
        with_other: dict[str, list[Interaction]] = defaultdict(list)
        for mail in self.mails:
            for address in {one.handle.value for one in mail.people} if not mail.is_bulk else ():
                with_other[address].append(mail)
        for promise in promises:
            mail = self.mails[self.number[promise.message]]
            due = due_date(promise.sentence, mail.at.astimezone(ZONE))
            given = Given(
                promise.by_owner,
                promise.sentence,
                mail.at,
                due.day if due else None,
                mail.thread,
                mail.subject,
                Kind.PROMISE,
            )
            between = [one for one in with_other[promise.other] if self._is_between(one, promise.other)]
            yield promise, given, [self._later(one) for one in between if one.at > mail.at]

    def _is_between(self, mail: Interaction, other: str) -> bool:
        """Whether one of the two wrote it, and the other was written to."""
        return self._sender(mail) in {self.owner, other}

    def _later(self, mail: Interaction) -> Later:
        is_mine = self._sender(mail) == self.owner
        number = self.number[mail.origin.key]
        return Later(number, mail.at, is_mine, "mail", mail.thread, mail.subject, mail.text, mail.files)

    def owed(self) -> Iterator[OwedRow]:
        threads: dict[str, list[Interaction]] = defaultdict(list)
        sent: dict[tuple[str, str], list[Interaction]] = defaultdict(list)
        for mail in self.mails:
            threads[mail.thread].append(mail)
            for person in mail.people:
                if person.part is not Part.FROM and not mail.is_bulk:
                    sent[self._sender(mail), person.handle.value].append(mail)
        for thread, mails in threads.items():
            last = mails[-1]
            asker = self._sender(last)
            asked = self.owner if asker != self.owner else self._to(last)[0]
            after = (mail for mail in sent[asked, asker] if mail.thread != thread and mail.at > last.at)
            near = (mail for mail in after if mail.at - last.at <= ANSWERED_ELSEWHERE)
            elsewhere = next((mail.at for mail in near if may_answer(_as_said(last), _as_said(mail))), None)
            if owed := reply_owed([self._message(mail) for mail in mails], sent_elsewhere=elsewhere):
                yield thread, owed.by_owner

    def _message(self, mail: Interaction) -> Message:
        is_mine = self._sender(mail) == self.owner
        return Message(
            self.number[mail.origin.key], mail.at, is_mine, is_mine or self.owner in self._to(mail), mail.text,
            mail.subject, len({one.handle for one in mail.people}), mail.is_bulk,
        )  # fmt: skip

    def _sender(self, mail: Interaction) -> str:
        return next((one.handle.value for one in mail.people if one.part is Part.FROM), "")

    def _to(self, mail: Interaction) -> list[str]:
        return [one.handle.value for one in mail.people if one.part is Part.TO]


def _as_said(mail: Interaction) -> Said:
    return Said(mail.at, "mail", mail.subject, mail.text)
