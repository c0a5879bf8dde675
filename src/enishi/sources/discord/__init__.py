"""Discord's data package: the ZIP as it comes, or a folder of it.

It holds only what you wrote yourself: from it enishi takes your direct messages and your friends. What you wrote in
servers is nobody's tie and is left out.
"""

from __future__ import annotations

import re
from pathlib import Path

from enishi.kit.archives import is_zip
from enishi.kit.bundles import Entry, entries_in
from enishi.kit.jsons import text_at
from enishi.kit.say import Refused, say
from enishi.records import Progress
from enishi.sources import Confidence, Reading, Source
from enishi.sources.discord.package import channel_of, messages, names_in, people_of, whole

# Folders are in the language of the account, numbers of channels are not.
_MESSAGES = re.compile(r"(?P<above>.*/)?c?(?P<id>\d{15,21})/messages\.(?:json|csv)", re.IGNORECASE)
_USER = re.compile(r"(?:.*/)?(?:account|[^/]+)/user\.json", re.IGNORECASE)
_MOST = 20_000


def recognises(path: Path) -> Confidence:
    """Sure by a channel with its messages, in a folder named by a number of Discord's."""
    if not path.is_dir() and not is_zip(path):
        return Confidence.NO
    try:
        with entries_in(path) as entries:
            names = {entry.name for entry in entries}
            channels = (entry.name for entry in entries if _MESSAGES.fullmatch(entry.name))
            is_ours = any(f"{name.rpartition('/')[0]}/channel.json" in names for name in channels)
            return Confidence.SURE if is_ours else Confidence.NO
    except Refused:
        return Confidence.NO


def read(path: Path) -> Reading:
    """The owner, friends, then the owner's direct messages, channel by channel."""
    with entries_in(path) as entries:
        by_name = {entry.name: entry for entry in entries}
        channels = [entry for entry in entries if _MESSAGES.fullmatch(entry.name)][:_MOST]
        if not channels:
            raise Refused(say("{file} holds no messages as Discord's data package does.", file=path.name))
        user = next((whole(entry) for entry in entries if _USER.fullmatch(entry.name)), None)
        yield from people_of(user)
        titles, owner, names = _titles(entries), text_at(user, "id"), names_in(user)
        total, done = max(1, sum(entry.size for entry in channels)), 0
        for entry in channels:
            about = by_name.get(f"{entry.name.rpartition('/')[0]}/channel.json")
            value = whole(about) if about else None
            number = text_at(value, "id")
            if channel := channel_of(value, titles.get(number, ""), owner, names):
                yield from messages(entry, channel, owner)
            done += entry.size
            yield Progress(done, total)


def _titles(entries: list[Entry]) -> dict[str, str]:
    """How the package's index calls each channel."""
    index = next((entry for entry in entries if entry.base == "index.json" and "/" in entry.name), None)
    value = whole(index) if index else None
    return {str(key): name for key, name in value.items() if isinstance(name, str)} if isinstance(value, dict) else {}


SOURCE = Source(
    title=say("Discord data package"),
    how_to_get=say(
        "In Discord, open User Settings, Data & Privacy, Request all of my data, and tick messages and account. The "
        "link comes by e-mail, within 30 days. Give the ZIP here as it is."
    ),
    recognises=recognises,
    read=read,
)
