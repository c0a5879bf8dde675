"""Names and addresses that people used in one project's commits, and which of them its .mailmap says are one.

`python -m bench.mailmaps FOLDER` reads every `<project>.mailmap` in FOLDER, writes `<project>.csv` beside it (name,
email, gold) and `report.txt` with what was joined falsely and what was missed. These are real people's: their files
stay outside the repository.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.judging import Couple, Judged, Share, judge
from enishi.records import Handle, Name
from enishi.resolve import Portrait, compare, features

_ENTRY = re.compile(r"^([^<#]*)<([^>]*)>\s*(?:([^<#]*)<([^>]*)>)?\s*(?:#.*)?$")
_HEAD = (
    "project        records  pairs |     P      R     F1 | doubts counted:   P      R     F1"
    " | answered:  R     F1 | doubts"
)


@dataclass(frozen=True)
class Alias:
    """One name with one address, and whose it is."""

    name: str
    email: str
    gold: int


def main() -> None:
    """Judge each project, and all together."""
    files = sorted(Path(sys.argv[1]).glob("*.mailmap")) if len(sys.argv) > 1 else []
    if not files:
        print("Give a folder with <project>.mailmap files.")
        return
    head, details, every = [_HEAD], list[str](), list[Judged]()
    for file in files:
        aliases = read(file.read_text(encoding="utf-8", errors="replace"))
        write(file.with_suffix(".csv"), aliases)
        judged = judge(portraits(aliases), {number: alias.gold for number, alias in enumerate(aliases)})
        head.append(_line(file.stem, [judged]))
        details += ["", f"== {file.stem}", *_details(aliases, judged)]
        every.append(judged)
    head.append(_line("all", every))
    print("\n".join(head))
    (files[0].parent / "report.txt").write_text("\n".join([*head, *details]) + "\n", encoding="utf-8")


def read(text: str) -> list[Alias]:
    """The names and addresses of a .mailmap; gold is the same for all that one canonical name or address stands for."""
    groups = _Groups()
    seen: dict[tuple[str, str], str] = {}
    for name, email, alias, old in _entries(text):
        mine = groups.join(_key(name, email), f"n:{name.casefold()}" if name else "")
        seen.setdefault((name, email), mine) if name or not old else None
        if old:
            # "Proper <proper> <commit>": whatever name stood in the commit; we let it be the proper one.
            seen.setdefault((alias or name, old), mine)
            groups.join(_key(alias or name, old), mine)
    numbers: dict[str, int] = {}
    unique = {(name.casefold(), email.casefold()): (name, email, key) for (name, email), key in seen.items()}
    return [
        Alias(name, email, numbers.setdefault(groups.find(key), len(numbers))) for name, email, key in unique.values()
    ]


def _entries(text: str) -> Iterator[tuple[str, str, str, str]]:
    for line in text.splitlines():
        if found := _ENTRY.match(line.strip()):
            yield tuple(" ".join((part or "").split()) for part in found.groups())  # type: ignore[misc]


def _key(name: str, email: str) -> str:
    """What one is known by: the address; where none is written (`<>`, `<?@?>`), which many share, the name with it."""
    return f"e:{email.casefold()}" if Handle.email(email) else f"e:{email} of {name.casefold()}"


class _Groups:
    """Union-find over names and addresses."""

    def __init__(self) -> None:
        self.parent: dict[str, str] = {}

    def find(self, key: str) -> str:
        self.parent.setdefault(key, key)
        while self.parent[key] != key:
            key = self.parent[key]
        return key

    def join(self, one: str, other: str) -> str:
        if other:
            self.parent[self.find(other)] = self.find(one)
        return one


def write(path: Path, aliases: Iterable[Alias]) -> None:
    """The table that others can measure on too."""
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("name", "email", "gold"))
        rows.writerows((alias.name, alias.email, alias.gold) for alias in aliases)


def portraits(aliases: Iterable[Alias]) -> list[Portrait]:
    """Each alias as a sighting of its own, numbered in order."""
    return [
        Portrait(
            home=number,
            names=(Name(full=alias.name),) if alias.name else (),
            handles=(handle,) if (handle := Handle.email(alias.email)) else (),
        )
        for number, alias in enumerate(aliases)
    ]


def _sum(shares: list[Share]) -> Share:
    return Share(sum(s.found for s in shares), sum(s.right for s in shares), sum(s.there for s in shares))


def _line(name: str, every: list[Judged]) -> str:
    joined, counted, answered = (
        _sum([judged.joined for judged in every]),
        _sum([judged.with_doubts for judged in every]),
        _sum([judged.answered for judged in every]),
    )
    return (
        f"{name:14}{sum(len(judged.person) for judged in every):8,}{joined.there:7,}"
        f" | {joined.precision:.4f} {joined.recall:.4f} {joined.f1:.4f}"
        f" |         {counted.precision:.4f} {counted.recall:.4f} {counted.f1:.4f}"
        f" |  {answered.recall:.4f} {answered.f1:.4f}"
        f" | {sum(judged.right_doubts for judged in every)} right of {sum(judged.doubts for judged in every)}"
    )


def _details(aliases: list[Alias], judged: Judged) -> Iterator[str]:
    shown = portraits(aliases)
    yield from _told("joined falsely", judged.false_joins, aliases, shown)
    yield from _told("missed", judged.missed, aliases, shown)
    yield from _told("asked, rightly", judged.asked, aliases, shown)


def _told(title: str, couples: Iterable[Couple], aliases: list[Alias], shown: list[Portrait]) -> Iterator[str]:
    couples = sorted(couples)
    yield f"-- {title}: {len(couples)}"
    yield from _classes(couples, shown)
    for one, other in couples:
        weighed = compare(features(shown[one]), features(shown[other]))
        parts = "; ".join(f"{bits:+.1f} {part}" for part, bits in weighed.parts)
        left, right = (f"{alias.name} <{alias.email}>" for alias in (aliases[one], aliases[other]))
        yield f"{weighed.weight:6.1f} {weighed.verdict:9} {left}  |  {right}   [{parts}]"


def _classes(couples: list[Couple], shown: list[Portrait]) -> Iterator[str]:
    """What they have in common, by how many: the largest classes first."""
    count = Counter(
        " + ".join(f"{part.text}" for part, _ in compare(features(shown[one]), features(shown[other])).parts)
        or "nothing"
        for one, other in couples
    )
    yield from (f"   {number:4} × {what}" for what, number in count.most_common(8))


if __name__ == "__main__":
    main()
