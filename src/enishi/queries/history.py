"""What the owner did, newest first, each with its way back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from enishi.kit.say import Say
from enishi.store.models import Deed, Owner

PAGE = 50


@dataclass(frozen=True)
class DeedLine:
    """One deed in one line."""

    id: int
    what: Say
    at: datetime
    undone_at: datetime | None
    can_undo: bool
    undoes: bool  # the deed was an undoing: of the deed that `what` tells

    @classmethod
    def of(cls, row: Deed) -> DeedLine:
        can_undo = row.undone_at is None and bool(row.changes or row.batch)
        return cls(row.pk, Say.from_json(row.what), row.at, row.undone_at, can_undo, bool(row.what.get("undoes")))


@dataclass(frozen=True)
class HistoryPage:
    lines: tuple[DeedLine, ...]
    page: int
    pages: int


def history_page(*, owner: Owner, page: int = 1) -> HistoryPage:
    """A page of the owner's deeds."""
    rows = Deed.objects.filter(owner=owner).order_by("-at", "-pk")
    pages = max(1, -(-rows.count() // PAGE))
    page = min(max(page, 1), pages)
    return HistoryPage(tuple(DeedLine.of(row) for row in rows[(page - 1) * PAGE : page * PAGE]), page, pages)


def deed_line(*, owner: Owner, deed: int) -> DeedLine | None:
    """One deed, for the message that follows it."""
    row = Deed.objects.filter(owner=owner, pk=deed).first()
    return DeedLine.of(row) if row else None
