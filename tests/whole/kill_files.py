"""What is imported while the worker is killed: every source's samples, made longer, and a box of everything."""

from __future__ import annotations

import zipfile
from pathlib import Path

from bench.world import write_cards, write_mailbox
from tests.sources.pieces import grown, pieces, samples

from enishi.sources import all_sources

BOX = "a box of everything"
_RECORDS = 60  # of one file, where its format has records


def kinds() -> list[str]:
    """Each source whose files can be read here, and the box."""
    try:
        import rapidocr  # noqa: F401 - an extra
    except ImportError:
        return [*sorted(set(all_sources()) - {"card_photo"}), BOX]
    return [*sorted(all_sources()), BOX]


def files_of(kind: str, folder: Path) -> list[Path]:
    """The files of one kind, written into a folder."""
    folder.mkdir(parents=True)
    if kind == BOX:
        return [_box(folder)]
    for sample in samples(kind):
        found = pieces(sample)
        long = grown(found, max(1, _RECORDS // len(found.records)))
        long.put(folder / sample.name, long.records)
    return sorted(folder.iterdir())


def files_before(folder: Path) -> list[Path]:
    """What is in the book already: some cards and the mail with these people."""
    folder.mkdir(parents=True)
    cards, mailbox = folder / "before.vcf", folder / "before.mbox"
    write_cards(cards, 20)
    write_mailbox(mailbox, people=20, messages=80)
    return [cards, mailbox]


def _box(folder: Path) -> Path:
    """A ZIP with the samples of all sources, each source's in a folder; the extra's pictures are left out."""
    path = folder / "everything.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as box:
        for source in sorted(set(all_sources()) - {"card_photo"}):
            for sample in samples(source):
                inside = (
                    [sample] if sample.is_file() else [file for file in sorted(sample.rglob("*")) if file.is_file()]
                )
                for file in inside:
                    box.write(file, f"{source}/{file.relative_to(sample.parent)}")
    return path
