"""Which addresses a mail server's notice says are gone: RFC 3464's reports, and the plain notices of carriers.

Only what is gone for good counts: no such user, a closed account, no such host. A full mailbox, a filter's no or a
delay says nothing about the address. (flufl.bounce tells whom a notice is about, but not why, and does not know
Japan's carriers.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from enishi.kit.bodies import reported
from enishi.kit.mail import Header, mailboxes, read_header

_MOST = 100  # addresses of one notice
_LONGEST = 20_000  # characters of a notice that are read: the returned mail follows
_GONE = frozenset("5.1.0 5.1.1 5.1.2 5.1.3 5.1.6 5.1.10 5.2.1 5.4.4".split())
_UNCLEAR = re.compile(r"[45]\.(?:0\.0|1\.\d{1,2}|3\.0|4\.\d|5\.0|7\.1)\Z|\Z")
_SAYS_GONE = re.compile(
    r"user unknown|unknown (?:user|recipient|(?:e-?mail )?address|mailbox)"
    r"|no such (?:user|mailbox|recipient|address|account|person)"
    r"|(?:user|mailbox|address|account|recipient|addressee)[^.\n]{0,60}(?:does not exist|doesn't exist|not found"
    r"|unknown|(?:wasn't|couldn't be|isn't|cannot be) found|disabled|inactive|discontinued|no longer)"
    r"|no mailbox (?:here )?by that name|(?:host|domain)(?: or domain)?(?: name)? not found"
    r"|(?:あて|宛)先(?:が|は)?(?:不明|存在|見つ)"
    r"|(?:ユーザー?|アドレス|メールボックス)[^。\n]{0,30}(?:存在しません|見つかりません|無効)",
    re.IGNORECASE,
)
_LIVES = re.compile(
    r"full|quota|too (?:large|big)|spam|blocked|blacklist|policy|greylist|temporar|容量|迷惑", re.IGNORECASE
)
_RETURNED = re.compile(r"^(?:-{3,}[^\n]{0,60}|Received: )", re.MULTILINE)  # from here on it is the mail that came back
_ADDRESS = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w.-]{1,255}")
# An address that has a line of its own: <user@host>, Recipient: <user@host>, <user@host>: 550 User unknown,
# user@host on Fri, 4 Oct … ; but not the lines with which a notice repeats what was sent.
_ALONE = re.compile(
    rf"^[ \t]*+(?!(?:To|Cc|From|Sender|Reply-To)[ \t]*:)(?:[A-Za-z>][A-Za-z> ]{{0,40}}:[ \t]*+)?"
    rf"<?({_ADDRESS.pattern})>?[ \t]*+(?::[^\n]*+|on [A-Z][a-z]{{2}}, [^\n]*+)?$",
    re.MULTILINE,
)
_BLANK = re.compile(r"\n\s*\n")


def gone(header: Header, raw: bytes, start: int) -> tuple[str, ...]:
    """The addresses that a mail server's notice says are gone, as it writes them; its body begins at `start`.

    Raises TooMuchError for a notice of more parts than mail allows.
    """
    notice, reports = "", []
    for kind, text in reported(header, raw, start):
        if kind == "text/plain":
            notice = (notice + _RETURNED.split(text, maxsplit=1)[0])[:_LONGEST]
        else:
            reports.append(text[: 10 * _LONGEST])
    says_gone = _says_gone(notice)
    if reports:
        found = [address for report in reports[:_MOST] for address in _of_report(report, says_gone=says_gone)]
    else:
        found = _of_notice(header, notice) if says_gone else []
    return tuple(dict.fromkeys(found))[:_MOST]


def _of_report(report: str, *, says_gone: bool) -> Iterator[str]:
    """Those of a delivery report: one block for each, told by its status, else by the words beside it."""
    for block in _BLANK.split(report, maxsplit=_MOST + 1)[: _MOST + 1]:
        fields, _ = read_header(block.strip().encode() + b"\n")
        address = _addressed(fields.raw("original-recipient")) or _addressed(fields.raw("final-recipient"))
        if not address or fields.raw("action").strip().lower() not in {"failed", ""}:
            continue
        status, why = fields.raw("status").partition("(")[0].strip(), fields.raw("diagnostic-code")
        if status in _GONE or (_UNCLEAR.match(status) and (_says_gone(why) if why else says_gone)):
            yield address


def _of_notice(header: Header, notice: str) -> list[str]:
    """Those of a notice in words: the addresses that its header names, or lines of its text, or what it says of one."""
    named = [person.address for line in header.each("x-failed-recipients") for person in mailboxes(line)]
    own = {person.address for person in header.people("from", "to", "reply-to")}
    if named:
        return named
    said = [_ADDRESS.findall(line) for line in notice.split("\n") if _SAYS_GONE.search(line)]
    found = _ALONE.findall(notice) or [line[0] for line in said if len(set(line)) == 1]
    return [address for address in found if address.lower() not in own]


def _says_gone(words: str) -> bool:
    return _SAYS_GONE.search(words) is not None and _LIVES.search(words) is None


def _addressed(field: str) -> str:
    kind, _, address = field.rpartition(";")
    found = _ADDRESS.search(address) if kind.strip().lower() in {"rfc822", "utf-8", ""} else None
    return found[0] if found else ""
