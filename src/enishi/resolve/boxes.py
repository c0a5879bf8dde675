"""An e-mail address taken apart for comparing: the login, whose house it is in, and what that house is called."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from enishi.kit.addresses import is_desk, is_nowhere, local_key
from enishi.kit.companies import domain_root, is_public_domain
from enishi.records import Handle

# What stands before the @ where somebody has a domain of their own; notifications@ and support@ are no one person's.
_AT_THE_DOOR = frozenset(
    "admin contact contactus enquiries hello info inquiries mail office owner postmaster root webmaster welcome".split()
)
_NOT_CALLED = frozenset("localhost localdomain local lan home internal invalid (none) none".split())
_NO_LETTERS = re.compile(r"[^a-z]+")


@dataclass(frozen=True)
class Mailbox:
    """An e-mail address taken apart: what stands before the @ without tags, and whose house it is in."""

    local: str
    domain: str
    is_public: bool  # anybody may have an address there, or it is no place at all
    written: str  # the local side with its dots, which Gmail ignores and people read
    host: str  # all of the domain
    house: str  # what the domain or the machine is called, in letters; empty where anybody may have an address

    @property
    def words(self) -> tuple[str, ...]:
        """The parts of the local side that dots and dashes divide."""
        return tuple(word for word in self.local.replace("_", ".").replace("-", ".").split(".") if word)


def mailbox(handle: Handle, *, is_own: bool) -> Mailbox | None:
    """An address taken apart: where it is somebody's own, or at least their login on a machine of theirs."""
    if handle.kind != "email":
        return None
    domain, local = handle.value.rpartition("@")[2], local_key(handle.value)
    if is_own:
        is_public = is_public_domain(domain)
        house = "" if is_public else _house(domain)
        return Mailbox(local, domain_root(domain), is_public, _written(handle.value, local), domain, house)
    if is_nowhere(domain) and not is_desk(handle.value):
        # An address of somebody's own machine reaches nobody, but its owner chose the login.
        return Mailbox(local, domain_root(domain), True, _written(handle.value, local), domain, _machine(domain))
    return None


def desk(handle: Handle) -> Mailbox | None:
    """An address that is nobody's own, but that people have in a domain or on a machine of theirs: hello@, root@."""
    local, _, domain = handle.value.rpartition("@")
    if handle.kind != "email" or local.partition("+")[0] not in _AT_THE_DOOR or is_public_domain(domain):
        return None
    house = _machine(domain) if is_nowhere(domain) else _house(domain)
    return Mailbox(local, domain_root(domain), is_nowhere(domain), local, domain, house) if house else None


@lru_cache(maxsize=50_000)
def _house(domain: str) -> str:
    """What a domain is called: joseph-long.com → josephlong."""
    return _NO_LETTERS.sub("", domain_root(domain).partition(".")[0])


@lru_cache(maxsize=50_000)
def _machine(domain: str) -> str:
    """What a machine is called that stands where a domain should: marys-laptop.local → maryslaptop."""
    return _NO_LETTERS.sub("", "".join(label for label in domain.split(".") if label not in _NOT_CALLED))


def _written(address: str, key: str) -> str:
    """The local side as it is read: `local_key` has no tag and no hub's number, and none of Gmail's dots either."""
    before = address.rpartition("@")[0].split("+")[0]
    return before if before.replace(".", "") == key else key
