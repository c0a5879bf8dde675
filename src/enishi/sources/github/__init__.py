"""What GitHub's interface for programs answers, saved as JSON: followers, those you follow, stars, profiles, comments.

Whom you follow and who follows you is kept as such and makes nobody a person in your book; a whole profile does. Stars
are kept among your posts, as work of others' that you passed on. The list of those who starred a repository does not
say which one, and is not read. Programs' accounts are shown as skipped. Reading the same answers again changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import Enum
from functools import partial
from pathlib import Path
from typing import Any

from enishi.kit.jsons import EACH, HEAD, Bad, DamagedJsonError, beginning, walk
from enishi.kit.say import Refused, Say, say
from enishi.kit.text import fold
from enishi.records import Progress, Record, Skipped
from enishi.sources import Confidence, Reading, Source
from enishi.sources.github.people import follow, login_of, profile, text_of
from enishi.sources.github.posts import comment, star

_BETWEEN_PROGRESS = 500
_MOST_ON_A_PAGE = 1_000
_HOMES = ("https://github.com/", "https://api.github.com/")


class _Answer(Enum):
    """What was asked."""

    USERS = "users"
    PROFILE = "profile"
    STARS = "stars"
    STARGAZERS = "stargazers"
    COMMENTS = "comments"


def recognises(path: Path) -> Confidence:
    """Sure if the first thing in it is one of GitHub's."""
    return Confidence.SURE if path.is_file() and _answer(path) else Confidence.NO


def read(path: Path) -> Reading:
    """The users, stars or comments in the order of the file."""
    answer = _answer(path)
    if answer is None:
        raise Refused(say("{file} is no answer of GitHub’s that tells of people.", file=path.name))
    if answer is _Answer.PROFILE:
        yield from _profile(path)
        return
    one = _reader(answer, path)
    total = path.stat().st_size
    for number, (value, done) in enumerate(_elements(path), 1):
        place = say("entry {number}", number=number)
        if isinstance(value, Skipped):
            yield value
        elif isinstance(value, Bad):
            yield Skipped(place, value.reason)
        elif isinstance(value, dict):
            yield one(value, place)
        else:
            yield Skipped(place, say("This is not an entry of GitHub’s."))
        if number % _BETWEEN_PROGRESS == 0:
            yield Progress(min(done, total), total)
    yield Progress(total, total)


def _reader(answer: _Answer, path: Path) -> Callable[[dict[str, Any], Say], Record | Skipped]:
    if answer is _Answer.STARGAZERS:
        raise Refused(
            say("{file} tells who starred a repository, but not which one; nothing was read.", file=path.name)
        )
    if answer is _Answer.USERS:
        stem = fold(path.stem)
        ways = [way for way in ("followers", "following") if way in stem]
        if len(ways) != 1:
            raise Refused(
                say(
                    "{file} does not say whether these people follow you or you follow them. Please name it "
                    "followers.json or following.json.",
                    file=path.name,
                )
            )
        return partial(follow, by_owner=ways == ["following"])
    return star if answer is _Answer.STARS else comment


def _elements(path: Path) -> Iterator[tuple[Any, int]]:
    """The entries, also where the pages of an answer stand in a list or one behind the other; and how far we are."""
    try:
        with path.open("rb") as stream:
            for _, value in walk(stream, {()}, passes_bad=True, is_many=True):
                for each in value[:_MOST_ON_A_PAGE] if isinstance(value, list) else [value]:
                    yield each, stream.tell()
    except DamagedJsonError:
        reason = say("The file is broken from here on; the rest was left out.")
        yield Skipped(say("{file}", file=path.name), reason), path.stat().st_size


def _profile(path: Path) -> Reading:
    user: dict[str, Any] = {}
    try:
        with path.open("rb") as stream:
            told = walk(stream, {()}, passes_bad=True)
            user = {where[0]: value for where, value in told if where and not isinstance(value, Bad)}
    except DamagedJsonError as error:
        raise Refused(say("{file} is cut off or is not JSON. Please fetch it again.", file=path.name)) from error
    yield profile(user, say("{file}", file=path.name))
    yield Progress(1, 1)


def _answer(path: Path) -> _Answer | None:
    with path.open("rb") as stream:
        head = stream.read(HEAD)
    if not head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith((b"[", b"{")):
        return None
    found = beginning(head, {()})
    where, first = found[0] if found else ((), None)
    if where and where != (EACH,):
        whole = {where[0]: value for where, value in found if where}
        return _Answer.PROFILE if login_of(whole) and _is_githubs(whole) else None
    first = first[0] if isinstance(first, list) and first else first
    return _of_element(first) if isinstance(first, dict) else None


def _of_element(first: dict[str, Any]) -> _Answer | None:
    user, repository = first.get("user"), first.get("repo")
    if login_of(first) and _is_githubs(first):
        return _Answer.USERS
    if isinstance(repository, dict) and "full_name" in repository and _is_githubs(repository):
        return _Answer.STARS
    if "/" in text_of(first.get("full_name")) and "stargazers_count" in first:
        return _Answer.STARS
    if isinstance(user, dict) and login_of(user) and _is_githubs(user):
        if "starred_at" in first:
            return _Answer.STARGAZERS
        return _Answer.COMMENTS if "issue_url" in first or "pull_request_url" in first else None
    return None


def _is_githubs(said: dict[str, Any]) -> bool:
    return any(text_of(said.get(key)).startswith(_HOMES) for key in ("html_url", "url"))


SOURCE = Source(
    title=say("GitHub followers, stars and profiles"),
    how_to_get=say(
        "With GitHub’s command line: gh api user/followers --paginate > followers.json, and the same with following "
        "and starred; gh api user > user.json. Or save these answers of api.github.com by other means."
    ),
    recognises=recognises,
    read=read,
)
