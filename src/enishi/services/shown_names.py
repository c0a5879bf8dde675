"""The names that mails and messages show beside an address, remembered with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from django.db.models import Min

from enishi.kit.text import squeeze
from enishi.store.bulk import write
from enishi.store.models import Handle, Owner, Presence

# So many different names are remembered with one address: more are a desk's, or a program's invention.
MOST = 12


def is_telling(name: str) -> bool:
    """Whether a name shown beside an address says more than the address does."""
    return bool(name) and "@" not in name


def remember_names(owner: Owner, handles: Collection[int] | None = None) -> None:
    """Gather the names anew, of these addresses or of all, in the order in which they were first shown."""
    rows = Presence.objects.filter(owner=owner, handle__home__isnull=False, interaction__is_bulk=False)
    known = Handle.objects.filter(owner=owner, home__isnull=False)
    if handles is not None:
        rows, known = rows.filter(handle__in=handles), known.filter(pk__in=handles)
    shown: dict[int, list[str]] = defaultdict(list)
    for handle, name, _ in rows.values_list("handle", "name").annotate(first=Min("pk")).order_by("first"):
        name = squeeze(name)[:300]
        if is_telling(name) and name not in shown[handle] and len(shown[handle]) < MOST:
            shown[handle].append(name)
    changed = [row for row in known if row.names != shown.get(row.pk, [])]
    for row in changed:
        row.names = shown.get(row.pk, [])
    write(changed, ["names"])
