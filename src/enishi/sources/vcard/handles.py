"""The addresses on a card: mail, phones, web pages, accounts; each with the label its owner gave it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from enishi.kit.contentlines import ContentLine
from enishi.records import Handle
from enishi.sources.vcard.cards import Card

_SERVICES = {
    "X-AIM": "aim",
    "X-GADUGADU": "gadugadu",
    "X-GOOGLE TALK": "google-talk",
    "X-GOOGLE-TALK": "google-talk",
    "X-GTALK": "google-talk",
    "X-ICQ": "icq",
    "X-JABBER": "xmpp",
    "X-LINE": "line",
    "X-MESSAGING/XMPP-ALL": "xmpp",
    "X-MS-IMADDRESS": "im",
    "X-MSN": "msn",
    "X-QQ": "qq",
    "X-SAMETIME": "sametime",
    "X-SIP": "sip",
    "X-SKYPE": "skype",
    "X-SKYPE-USERNAME": "skype",
    "X-TELEGRAM": "telegram",
    "X-TWITTER": "twitter",
    "X-WECHAT": "wechat",
    "X-YAHOO": "yahoo",
    "X-YAHOO-ID": "yahoo",
}
_PROFILES = {"IMPP", "X-SOCIALPROFILE", "SOCIALPROFILE"}
HANDLES = frozenset({"EMAIL", "TEL", "X-MS-TEL", "URL", *_PROFILES, *_SERVICES})

_LONGEST = 2_000
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]{0,30}):(?://)?")
_PAUSE = re.compile(r"(?<=\d)\s?[pPwW,;]")  # what is dialled after the line answers: a menu, an extension
_APPLE_LABEL = re.compile(r"_\$!<(.{0,100})>!\$_")
_NO_LABELS = {"internet", "x-internet", "voice", "pref", "msg", "text", ""}


def handles(card: Card) -> Iterator[tuple[ContentLine, Handle | None]]:
    """Every line that should hold an address, with the address if it does."""
    labels = _group_labels(card)
    for name, read in _READERS.items():
        for line in card.by_name.get(name, ()):
            text = card.text(line)
            label = labels.get(line.head.group) or _label(line.head.params.get("TYPE", ()))
            yield line, read(line, text, label) if len(text) <= _LONGEST else None


def _group_labels(card: Card) -> dict[str, str]:
    """`item1.X-ABLabel:_$!<Work>!$_` names all lines of item1."""
    return {
        line.head.group: _APPLE_LABEL.sub(lambda built_in: built_in[1].lower(), card.text(line))
        for line in card.by_name.get("X-ABLABEL", ())
        if line.head.group
    }


@lru_cache(maxsize=256)
def _label(types: tuple[str, ...]) -> str:
    """`("WORK,VOICE", "pref")` → `work`."""
    kinds = [kind.strip().removeprefix("type=") for kind in ",".join(types).lower().split(",")]
    return " ".join(dict.fromkeys(kind.removeprefix("x-") for kind in kinds if kind not in _NO_LABELS))


def _email(line: ContentLine, text: str, label: str) -> Handle | None:
    return Handle.email(text, label)


def _phone(line: ContentLine, text: str, label: str) -> Handle | None:
    if text[:4].lower() == "sip:":
        return Handle.account("sip", text[4:], label)
    number = text[4:].split(";")[0] if text[:4].lower() == "tel:" else text
    return Handle.phone(_PAUSE.split(number, maxsplit=1)[0], label)


def _url(line: ContentLine, text: str, label: str) -> Handle | None:
    return Handle.url(text, label)


def _profile(line: ContentLine, text: str, label: str) -> Handle | None:
    params = line.head.params
    kind = params.get("TYPE", ("",))[0] if "SOCIALPROFILE" in line.name else ""
    named = (params.get("X-SERVICE-TYPE") or params.get("SERVICE-TYPE") or (kind,))[0]
    scheme = found[1].lower() if (found := _SCHEME.match(text)) else ""
    if scheme in ("http", "https"):
        return Handle.url(text, named or label)
    name = text[found.end() :].split("?")[0] if found else text
    user = (params.get("X-USER") or params.get("USERNAME") or (name,))[0]
    return Handle.account(named or scheme or "im", user or name, label)


def _account(line: ContentLine, text: str, label: str) -> Handle | None:
    service = _SERVICES[line.name]
    if text.lower().startswith(("http://", "https://")):
        return Handle.url(text, service)
    scheme, _, name = text.partition(":")
    return Handle.account(service, name if scheme.lower() == service else text, label)


_READERS: dict[str, Callable[[ContentLine, str, str], Handle | None]] = {
    "EMAIL": _email,
    "TEL": _phone,
    "X-MS-TEL": _phone,
    "URL": _url,
    **dict.fromkeys(sorted(_PROFILES), _profile),
    **dict.fromkeys(_SERVICES, _account),
}
