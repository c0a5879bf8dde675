"""What the readers make of the collected samples of other projects: expected and got, a line a file, totals a folder.

python tools/samples.py [folder …] [--only-wrong] [--from ../shared/samples]

Every file that a folder's INDEX.md lists is recognised and read, and so is what an archive holds; nothing is kept.
Where the index counts cards, events or messages, the numbers are compared: each is taken, or skipped with a reason.
What else it says of names, numbers and words is compared by the tests (`tests/sources/test_*_corpus.py`).
"""

from __future__ import annotations

import argparse
import os
import re
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import django

from catalogues import ROOT

# Which readers a folder's files are meant for. What is not listed is meant for the reader of the folder's name.
MEANT: dict[str, tuple[str, ...]] = {
    "contacts-csv": ("table", "google_contacts", "outlook_contacts", "eight"),
    "google-takeout": ("vcard", "table", "google_voice"),
    "ics": ("ics",),
    "jcard-jscontact": ("jcard", "jscontact", "vcard"),
    "linkedin": ("linkedin",),
    "mail-eml": ("eml", "mbox"),
    "mail-maildir": ("maildir",),
    "mail-mbox": ("mbox", "eml"),
    "vcard": ("vcard",),
}
# Beside the samples lie other projects' own answers to them.
_ANSWERS = (".expected.json", ".out", ".ref", ".2_1ref", ".md", ".py", ".license")
_COUNTED = re.compile(r"(\d+) (BEGIN/|VEVENT|messages\b)")
_SHOWN = 60  # letters of what the index says


@dataclass
class Line:
    """What became of one file."""

    file: str
    expected: str = ""
    sources: tuple[str, ...] = ()
    counts: Counter[str] = field(default_factory=Counter)
    said: str = ""
    seconds: float = 0.0

    @property
    def taken(self) -> int:
        return sum(count for kind, count in self.counts.items() if kind != "Skipped")

    @property
    def is_as_counted(self) -> bool | None:
        """Whether as many are taken or skipped as the index counts; None where it counts nothing that we do."""
        counted = _COUNTED.search(self.expected)
        if counted is None or not self.sources:
            return None
        things = self.counts["Sighting" if counted[2] == "BEGIN/" else "Interaction"]
        return things + self.counts["Skipped"] >= int(counted[1])


def main() -> None:
    wishes = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    wishes.add_argument("folders", nargs="*")
    wishes.add_argument("--only-wrong", action="store_true", help="leave out what its own reader took in")
    wishes.add_argument("--from", dest="root", type=Path, default=ROOT.parent / "shared" / "samples")
    wish = wishes.parse_args()
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"ENISHI_HOME": home, "DJANGO_SETTINGS_MODULE": "enishi.settings"}
        os.environ.pop("DATABASE_URL", None)
        django.setup()
        for folder in sorted(path.parent for path in wish.root.glob("*/INDEX.md")):
            if not wish.folders or folder.name in wish.folders:
                _folder(folder, only_wrong=wish.only_wrong)


def _folder(folder: Path, *, only_wrong: bool) -> None:
    meant = MEANT.get(folder.name) or tuple(dict.fromkeys((folder.name, *folder.name.split("-"))))
    lines = [_line(folder, name, expected) for name, expected in _listed(folder)]
    print(f"\n{folder.name} (for {', '.join(meant)})")
    for line in lines:
        is_right = bool(set(line.sources) & set(meant)) and not line.said and line.is_as_counted is not False
        if not (only_wrong and is_right):
            got = "+".join(line.sources) or "nobody"
            print(f"  {line.file} | {line.expected[:_SHOWN]} | {got}: {_counts(line)} | {line.said}".rstrip(" |"))
    by_meant = sum(bool(set(line.sources) & set(meant)) for line in lines)
    others = sum(bool(line.sources) and not set(line.sources) & set(meant) for line in lines)
    said = Counter(
        line.said.partition(":")[0] if line.said.startswith("CRASH") else "refused" for line in lines if line.said
    )
    counted = [line.is_as_counted for line in lines if line.is_as_counted is not None]
    print(
        f"  = {len(lines)} files: {by_meant} by the reader they are meant for, {others} by another,"
        f" {sum(not line.sources for line in lines)} by nobody; {said['refused']} refused, {said['CRASH']} crashes;"
        f" {sum(line.taken for line in lines)} taken, {sum(line.counts['Skipped'] for line in lines)} skipped;"
        f" {sum(counted)} of {len(counted)} as counted;"
        f" slowest {max((line.seconds for line in lines), default=0):.1f} s"
    )


def _counts(line: Line) -> str:
    return ", ".join(f"{number} {kind}" for kind, number in sorted(line.counts.items())) or "nothing"


def _listed(folder: Path) -> Iterator[tuple[str, str]]:
    """Each file that there is, and what the index says that it must yield."""
    for row in (folder / "INDEX.md").read_text("utf-8").splitlines():
        if row.startswith("| `"):
            name = row.split("`")[1]
            if not name.endswith(_ANSWERS) and (folder / name).exists():
                yield name, row.strip(" |").rpartition("|")[2].strip()


def _line(folder: Path, name: str, expected: str) -> Line:
    line = Line(name, expected)
    began = time.process_time()
    try:
        _read(folder / name, line)
    except Exception as fault:  # noqa: BLE001 - what it measures is whether anything crashes
        where = traceback.extract_tb(fault.__traceback__)[-1]
        line.said = f"CRASH: {type(fault).__name__} at {Path(where.filename).name}:{where.lineno}"
    line.seconds = time.process_time() - began
    return line


def _read(path: Path, line: Line) -> None:
    """Recognise and read one file, or all that lies in an archive which nobody knows as a whole."""
    from enishi.kit.say import Refused
    from enishi.kit.unpacking import Allowance, is_box, unpack
    from enishi.records import Progress
    from enishi.services.imports import readers_of
    from enishi.services.parcels import sort
    from enishi.sources import all_sources

    try:
        known = readers_of(path)
        if not known and is_box(path):
            with tempfile.TemporaryDirectory() as room:
                unpack(path, Path(room) / "opened", Allowance.of(path))
                for parcel in sort(Path(room) / "opened").parcels:
                    _read(parcel.path, line)
            return
        line.sources = tuple(sorted({*line.sources, *known}))
        if len(known) == 1:
            items = all_sources()[known[0]].read(path)
            line.counts.update(type(item).__name__ for item in items if not isinstance(item, Progress))
        elif known:
            line.said = f"asked: {' or '.join(known)}"
    except Refused as refusal:
        line.said = str(refusal.sentence)


if __name__ == "__main__":
    main()
