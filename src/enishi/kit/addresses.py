"""Addresses that reach or name a person, each in one written form; and those that name nobody."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from urllib.parse import unquote, urlsplit

import phonenumbers

_MAIL = re.compile(
    r"[^\s@<>,;:\"()\[\]]{1,128}@([A-Za-z0-9\u0080-\U0010ffff](?:[A-Za-z0-9\u0080-\U0010ffff_.-]*[A-Za-z0-9\u0080-\U0010ffff])?)"
)

# A mailbox that a desk or a machine reads: it may be written to, but it is no one person.
_ROLES = frozenset(
    """
    abuse account accounts accounting admin administrator alert alerts announce announcements billing bounce
    bounces bulk calendar careers contact contactus customercare customerservice customer-service daemon devnull
    do-not-reply donotreply editor editors enquiries enquiry events feedback finance hello help helpdesk
    help-desk hostmaster hr info information inquiries inquiry invoice invoices invitations jobs kanri keiri list
    listserv lists mail mailer mailer-daemon mailerdaemon mail-daemon majordomo marketing member members messages
    news newsletter newsletters no-reply no_reply nobody noc noreply notification notifications notify office
    order orders owner payments postmaster press privacy recruit recruiting registrar reply root sales
    saiyo security service services soumu spam staff subscribe subscriptions support system team undisclosed
    undisclosed-recipients unsubscribe update updates uucp webmaster welcome www wwwadmin
    """.split()
)
_MACHINE = re.compile(
    r"(?:^|[._+-])(?:no[._-]?reply|do[._-]?not[._-]?reply|notifications?|bounces?|mailer|auto[._-]?reply)(?:$|[._+@-])"
    r"|-(?:request|owner|bounces?|admin|unsubscribe|subscribe|help)$|^owner-|^(?:msprvs|prvs|srs[01])="
    r"|^(?:reply|unsub|confirm)\+[0-9a-f]{8,}|^[0-9a-f]{24,}$|^\d{12,}$"
)
_STAND_INS = frozenset("none null unknown nobody noone devnull root localhost".split())
_YOU = frozenset("you your.email your.name yourname youremail your_email your-email email name username user".split())
_SAMPLE = re.compile(r"^(?:example|domain|yourdomain|email|mail|test|company|yourcompany)\.(?:com|org|net|jp|co\.jp)$")
_NOWHERE = re.compile(
    r"(?:^|\.)(?:localhost|localdomain|local|lan|home|internal|invalid|\(none\)|none|xxx|xx)$|^[^.]*$|^[\d.]+$"
)
_MACHINES_LIVE_HERE = re.compile(
    r"(?:^|\.)(?:googlegroups\.com|yahoogroups\.(?:com|jp)|lists?\.[\w.-]+|freeml\.com|calendar\.google\.com"
    r"|docs\.google\.com|bounce[s]?\.[\w.-]+|facebookmail\.com|reply\.github\.com"
    r"|mail\.notion\.so|amazonses\.com|lists\.sourceforge\.net|vger\.kernel\.org|freelists\.org)$"
)


def clean_mail(text: str) -> str | None:
    """An e-mail address in lower case and NFKC, or None when the text holds none.

    >>> clean_mail("Taro Yamada <Taro.Yamada＠Example.JP>")
    'taro.yamada@example.jp'
    """
    narrow = unicodedata.normalize("NFKC", text[:1000]).strip().removeprefix("mailto:")
    found = _MAIL.search(narrow)
    return found[0].strip(".'").lower() if found else None


@lru_cache(maxsize=50_000)
def names_nobody(address: str) -> bool:
    """Whether a cleaned e-mail address belongs to a desk, a list, a machine or nowhere, not to one person."""
    local, _, domain = address.rpartition("@")
    local = local.split("+")[0] if "+" in local and local.split("+")[0] else local
    return bool(
        local in _ROLES
        or local.rstrip("0123456789") in {"noreply", "no-reply", "info", "support", "sales"}
        or _MACHINE.search(local)
        or _is_nobodys(domain)
        or is_placeholder(address)
        or "[bot]@" in address
    )


@lru_cache(maxsize=50_000)
def _is_nobodys(domain: str) -> bool:
    return bool(_NOWHERE.search(domain) or _MACHINES_LIVE_HERE.search(domain))


def is_placeholder(address: str) -> bool:
    """Whether a program or a form wrote a cleaned address because nobody had told it one: you@example.com."""
    local, _, domain = address.rpartition("@")
    return bool(is_nowhere(domain) or local in _STAND_INS or (local in _YOU and _SAMPLE.search(domain)))


@lru_cache(maxsize=50_000)
def is_nowhere(domain: str) -> bool:
    """Whether no mail reaches a domain: somebody's own machine, a placeholder."""
    return bool(_NOWHERE.search(domain))


def is_desk(address: str) -> bool:
    """Whether the side before the @ names a role or a machine."""
    local = address.rpartition("@")[0]
    return local in _ROLES or bool(_MACHINE.search(local))


_GITHUB = re.compile(r"(?:\d+\+)?([^@]+)@users\.noreply\.github\.com")


@lru_cache(maxsize=50_000)
def local_key(address: str) -> str:
    """What stands before the @ of a cleaned address, without tags, dots that Gmail ignores, and GitHub's number."""
    if hub := _GITHUB.fullmatch(address):
        return hub[1]
    local, _, domain = address.rpartition("@")
    local = local.split("+")[0] or local
    return local.replace(".", "") if domain in {"gmail.com", "googlemail.com"} else local


@lru_cache(maxsize=20_000)
def clean_phone(text: str, region: str = "JP") -> str | None:
    """A phone number as E.164 (`+81312345678`), or its bare digits when no country's plan has it.

    None when there are fewer than three digits, or a name has been written where a number belongs.
    """
    narrow = unicodedata.normalize("NFKC", text[:200]).strip().removeprefix("tel:")
    digits = re.sub(r"\D", "", narrow)
    if len(digits) < 3 or sum(c.isalpha() for c in narrow) > len(digits) + 4:
        return None
    try:
        parsed = phonenumbers.parse(narrow, region)
    except phonenumbers.NumberParseException:
        parsed = None
    if parsed is not None and phonenumbers.is_valid_number(parsed):
        return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    return ("+" if narrow.startswith("+") else "") + digits


@lru_cache(maxsize=20_000)
def show_phone(number: str, region: str = "JP") -> str:
    """A cleaned phone number as people write it: `090-1234-5678` at home, `+44 20 7946 0123` abroad."""
    try:
        parsed = phonenumbers.parse(number, region)
    except phonenumbers.NumberParseException:
        return number
    if not phonenumbers.is_possible_number(parsed):
        return number
    at_home = phonenumbers.region_code_for_country_code(parsed.country_code or 0) == region
    style = phonenumbers.PhoneNumberFormat.NATIONAL if at_home else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(parsed, style)


def reaches_one(number: str) -> bool:
    """Whether a cleaned phone number is long enough to be one line: 110, 119 and extensions are not."""
    return len(number.lstrip("+")) >= 9 and not re.search(r"(\d)\1{7,}|^\+?(?:0120|81120|0570|81570|1800)", number)


@lru_cache(maxsize=20_000)
def is_mobile(number: str) -> bool:
    """Whether a cleaned phone number (E.164) is surely one that a person carries; False where a plan doesn't tell."""
    try:
        parsed = phonenumbers.parse(number, None)
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.number_type(parsed) == phonenumbers.PhoneNumberType.MOBILE


def clean_url(text: str) -> str | None:
    """A web address without scheme, `www.`, query and last slash; LinkedIn profiles as `linkedin.com/in/slug`."""
    narrow = text.strip()[:2000]
    if not narrow or " " in narrow:
        return None
    try:
        parts = urlsplit(narrow if "//" in narrow else f"//{narrow}")
        host = (parts.hostname or "").lower().removeprefix("www.")
    except ValueError:
        return None
    if "." not in host:
        return None
    path = unquote(parts.path).rstrip("/")
    if host.endswith("linkedin.com") and "/in/" in path:
        return f"linkedin.com/in/{path.split('/in/')[1].split('/')[0].casefold()}"
    return host + path


def is_profile(url: str) -> bool:
    """Whether a cleaned web address is one person's page on a network, not a company's site."""
    return bool(
        re.match(
            r"(?:linkedin\.com/in/|(?:twitter|x|github|facebook|instagram|bsky)\.\w+/[^/]+$|[\w.-]+/@[\w.-]+$)",
            url,
        )
    )
