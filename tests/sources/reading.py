"""Reading a file that a test writes."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from enishi.records import Progress, Record, Skipped
from enishi.sources import Confidence, all_sources


def read(source: str, name: str, data: str | bytes) -> list[Record | Skipped]:
    """What a source says of a file of that name and content, without its progress."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return [item for item in all_sources()[source].read(path) if not isinstance(item, Progress)]


def recognise(source: str, data: str | bytes, name: str = "unnamed") -> Confidence:
    """How sure a source is that a file is its own."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return all_sources()[source].recognises(path)
