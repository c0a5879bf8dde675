"""Files that systems and programs leave behind in every folder: nobody means them when they give a folder."""

from __future__ import annotations

from collections.abc import Sequence

_NAMES = frozenset(
    {".ds_store", "thumbs.db", "ehthumbs.db", "desktop.ini", ".localized", "icon\r", "table_of_contents"}
)
# .msf and table_of_contents are what Thunderbird and Apple Mail keep beside a mailbox for themselves.
_FOLDERS = frozenset({"__macosx", ".spotlight-v100", ".trashes", ".fseventsd", "$recycle.bin", ".git"})


def is_litter(parts: Sequence[str]) -> bool:
    """Whether the file at a path (its parts) is such a one: .DS_Store, Thumbs.db, what a Mac adds to a ZIP."""
    lower = [part.casefold() for part in parts]
    name = lower[-1]
    return (
        name in _NAMES
        or name.endswith(".msf")
        or name.startswith(("._", "~$"))
        or any(part in _FOLDERS for part in lower[:-1])
    )
