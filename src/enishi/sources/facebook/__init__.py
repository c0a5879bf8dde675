"""What Facebook, Messenger and Instagram hold of you: the ZIP as it comes, a folder of it, or one file of it alone.

From it enishi takes messages and calls, friends on Facebook, followers and whom you follow on Instagram. JSON is read
best; HTML is read too, but gives times without a zone. People are known by the name shown, within one thread only:
nobody is joined with another by the name alone. In a thread of more than twenty nobody in particular is meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from enishi.kit.bundles import entries_in
from enishi.kit.say import Refused, say
from enishi.records import Progress, Record, Skipped
from enishi.sources import Confidence, Reading, Source
from enishi.sources.facebook.contacts import people, profile_name
from enishi.sources.facebook.files import Found, Topic, files_of_use, holds_people
from enishi.sources.facebook.page import page
from enishi.sources.facebook.threads import Thread, messages, owned, owner_among, owner_sighting, thread_in


def recognises(path: Path) -> Confidence:
    """Sure if a file inside begins as a list of friends, of followers or a thread does."""
    try:
        with entries_in(path) as entries:
            return Confidence.SURE if holds_people(entries) else Confidence.NO
    except Refused:
        return Confidence.NO


def read(path: Path) -> Reading:
    """The owner, then people, then thread by thread what was said."""
    with entries_in(path) as entries:
        found = files_of_use(entries)
        if not any(one.topic is not Topic.PROFILE for one in found):
            raise Refused(
                say("{file} holds no messages, friends or followers of Facebook or Instagram.", file=path.name)
            )
        threads = {one.entry.name: thread_in(one.entry, _service(one)) for one in found if one.topic is Topic.THREAD}
        profile = next((name for one in found if one.topic is Topic.PROFILE and (name := profile_name(one.entry))), "")
        owner = owner_among(list(threads.values()), profile)
        for service in sorted({_service(one) for one in found if one.topic >= Topic.THREAD}):
            yield from owner_sighting(service, owner)
        total, done = max(1, sum(one.entry.size for one in found)), 0
        for one in found:
            yield from _records(one, threads, owner)
            done += one.entry.size
            yield Progress(done, total)


def _records(one: Found, threads: dict[str, Thread], owner: str) -> Iterator[Record | Skipped]:
    if one.topic is Topic.THREAD:
        yield from messages(one.entry, owned(threads[one.entry.name], owner))
    elif one.topic is Topic.PAGE:
        yield from page(one.entry, _service(one), owner)
    elif one.topic is not Topic.PROFILE:
        yield from people(one)


def _service(one: Found) -> str:
    return "instagram" if one.is_instagram else "facebook"


SOURCE = Source(
    title=say("Facebook, Messenger and Instagram"),
    how_to_get=say(
        "In the Accounts Center, open Your information and permissions, Export your information, choose messages, "
        "friends, followers and profile, all time, and as the format JSON. Give the ZIP here as it is."
    ),
    recognises=recognises,
    read=read,
)
