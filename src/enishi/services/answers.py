"""The owner answers an advice: done, another day, not this person."""

from __future__ import annotations

from datetime import datetime, timedelta

from enishi.kit.say import Refused, say
from enishi.queries.person import find_person
from enishi.queries.replies import RULE as REPLIES
from enishi.services.journal import deed
from enishi.store.models import Advice, Answer, Deed, Owner

Verdict = Answer.Verdict

# "Another day" means tomorrow; a quiet tie waits a week, as it has waited so long already.
_LATER = {"going_quiet": 7}


def no_reply_needed(*, owner: Owner, person: int, thread: str, by_owner: bool, now: datetime) -> Deed:
    """A thread waits for nobody's answer: not for the owner's (`by_owner`), or not for theirs."""
    row = find_person(owner, person)
    with deed(owner, say("No reply needed: {name}", name=row.name), now=now) as (done, pen):
        rule = REPLIES[by_owner]
        pen.create(Answer(owner=owner, person=row, rule=rule, about=thread[:500], verdict=Verdict.DONE, at=now))
    return done


def answer(*, owner: Owner, advice: int, verdict: str, now: datetime) -> Deed:
    """Settle one advice. NEVER leaves the person in peace in all lists but meetings."""
    found = Advice.objects.filter(owner=owner, pk=advice).select_related("person").first()
    if found is None:
        raise Refused(say("This has been settled in the meantime."))
    if verdict not in Verdict.values:
        raise Refused(say("The answers are done, later and never."))
    name = found.person.name
    what = {
        Verdict.DONE: say("Done for {name}", name=name),
        Verdict.LATER: say("{name} put off to another day", name=name),
        Verdict.NEVER: say("{name} will not be brought up any more", name=name),
    }[Verdict(verdict)]
    with deed(owner, what, now=now) as (done, pen):
        until = owner.today(now) + timedelta(days=_LATER.get(found.rule, 1)) if verdict == Verdict.LATER else None
        pen.create(
            Answer(
                owner=owner,
                person=found.person,
                rule=found.rule,
                about=found.about,
                verdict=verdict,
                until=until,
                at=now,
            )
        )
        if verdict == Verdict.NEVER:
            pen.change(found.person, keep_quiet=True)
    return done
