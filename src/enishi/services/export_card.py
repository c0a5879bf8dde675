"""What an export says of one person, in one written form: the same person gives the same card, in any book.

Everything here is as it comes back when one of the written forms is read again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace

from enishi.kit.contentlines import read_head, unescape
from enishi.kit.contentwriting import clean
from enishi.kit.names import order_key
from enishi.kit.text import squeeze
from enishi.records import Handle, Job, Name

EXTRA = "X-ENISHI-EXTRA"  # in a card: what has no property of its own, under the name it came with
_LONGEST = 300
_LONGEST_LABEL = 100
_APPLE_LABEL = re.compile(r"_\$!<(.{0,100})>!\$_")
_GOOGLE_EVERYONE = "mycontacts"
TYPES = ("home", "work", "cell", "fax", "pager")  # labels that every program knows, in this order
Pair = tuple[str, str]


@dataclass(frozen=True)
class Card:
    """One person or organisation."""

    uid: str
    name: Name
    is_organisation: bool = False
    handles: tuple[Handle, ...] = ()
    jobs: tuple[Job, ...] = ()
    addresses: tuple[str, ...] = ()
    birthday: str = ""  # ISO, perhaps partial
    note: str = ""
    tags: tuple[str, ...] = ()
    extra: tuple[Pair, ...] = ()

    @property
    def order(self) -> tuple[str, str, str]:
        """Where it stands in an address book; cards of one name stand in one order too, in whatever book they are."""
        name = self.name
        reading = f"{name.family_reading} {name.given_reading}".strip()
        key = order_key(f"{name.family} {name.given}".strip() or name.full, reading)
        return key, repr(replace(self, uid="")), self.uid


def card(
    *,
    uid: str,
    name: Name,
    is_organisation: bool,
    handles: Iterable[Handle],
    jobs: Iterable[Job],
    addresses: Iterable[str],
    birthday: str,
    notes: Iterable[str],
    tags: Iterable[str],
    extra: Iterable[Pair],
) -> Card:
    """A card of what is known, however it was written down."""
    return Card(
        uid=uid,
        name=Name(**{field.name: _line(getattr(name, field.name)) for field in fields(Name)}),
        is_organisation=is_organisation,
        handles=tuple(sorted(_labelled(handles))),
        jobs=_paired(Job(*map(_line, (job.organisation, job.department, job.title))) for job in jobs),
        addresses=tuple(sorted({line for text in addresses if (line := _line(text, 2_000).strip(", "))})),
        birthday=birthday,
        note="\n\n".join(dict.fromkeys(note for text in notes if (note := clean(text).strip()))),
        tags=tuple(sorted({tag for text in tags if (tag := _tag(text))})),
        extra=tuple(sorted({pair for name_, value in extra if all(pair := _extra(name_, value))})),
    )


def _line(text: str, longest: int = _LONGEST) -> str:
    return squeeze(clean(text))[:longest].strip()


def _labelled(handles: Iterable[Handle]) -> Iterable[Handle]:
    """Each address once, with one of its labels."""
    labels: dict[Handle, set[str]] = {}
    for handle in handles:
        labels.setdefault(handle, set()).add(_label(handle.label))
    for handle, said in labels.items():
        yield replace(handle, label=min(filter(None, said), default=""))


def _label(text: str) -> str:
    label = _line(_APPLE_LABEL.sub(lambda built_in: built_in[1], text), _LONGEST_LABEL).lstrip("* ").strip()
    words = set(label.lower().split())
    return " ".join(word for word in TYPES if word in words) if words and words <= set(TYPES) else label


def _paired(jobs: Iterable[Job]) -> tuple[Job, ...]:
    """The main job, and others where a card's organisations and titles cannot be mixed up by their order."""
    found = [job for job in dict.fromkeys(jobs) if job != Job()]
    whole = [job for job in found if job.organisation and job.title]
    return tuple(whole if found[:1] == whole[:1] else found[:1])


def _tag(text: str) -> str:
    tag = _line(text, _LONGEST_LABEL).replace(":::", "::").lstrip("* ").strip()
    return "" if tag.lower() == _GOOGLE_EVERYONE else tag


def _extra(name: str, value: str) -> Pair:
    if name.upper().startswith(EXTRA + ";"):  # it has been in a card of ours before
        params = read_head(name.encode()).params
        name, value = "".join(params.get("NAME", ())), unescape(value)
    return _line(name).lstrip("* ").strip(), clean(value).strip()
