"""Python's collector of garbage, paused where very many values are made and none of them is garbage yet."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Pause the collector, which would look through all that has been made again and again, and find nothing.

    What is not in use any more still goes at once, by its count of references: only rings of values that hold one
    another wait for the end. Whatever happens, the collector is as it was; inside another pause this one does nothing.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
