"""Who may be one, kept: the keys under which people are found, and each likeness with its evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from django.db.models import Q

from enishi.resolve import Pair, Portrait, Verdict, features, find_pairs, keys_of
from enishi.resolve.pairs import CROWDED
from enishi.store.bulk import insert, insert_values
from enishi.store.models import Clue, Likeness, Owner

_AT_ONCE = 400


def keep_clues(owner: Owner, around: Collection[int], portraits: dict[int, Portrait]) -> set[int]:
    """Write down the keys of these portraits; returns the homes of others who share one that is not crowded."""
    clues = {home: keys_of(features(portrait)) for home, portrait in portraits.items()}
    old: dict[int, set[str]] = defaultdict(set)
    for home, key in Clue.objects.filter(owner=owner, home__in=around).values_list("home", "key"):
        old[home].add(key)
    new = {home: keys.stands for home, keys in clues.items()}
    changed = [home for home in {*new, *old} if old.get(home, set()) != new.get(home, frozenset())]
    if changed:
        Clue.objects.filter(owner=owner, home__in=changed).delete()
    rows = ((owner.pk, key, home) for home in sorted(changed) for key in sorted(new.get(home, ())))
    insert_values(Clue, ("owner", "key", "home"), rows)
    return _sharing(owner, {key for keys in clues.values() for key in keys.seeks}) - set(portraits)


def _sharing(owner: Owner, keys: set[str]) -> set[int]:
    homes: dict[str, set[int]] = defaultdict(set)
    ordered = sorted(keys)
    for start in range(0, len(ordered), _AT_ONCE):
        rows = Clue.objects.filter(owner=owner, key__in=ordered[start : start + _AT_ONCE])
        for key, home in rows.values_list("key", "home"):
            homes[key].add(home)
    return {home for found in homes.values() if len(found) <= CROWDED for home in found}


def keep_likeness(
    owner: Owner, around: Collection[int], portraits: dict[int, Portrait], others: dict[int, Portrait]
) -> None:
    """Weigh these portraits against each other and against `others`, and keep what is certain or doubtful."""
    old = Likeness.objects.filter(Q(one__in=around) | Q(other__in=around), owner=owner)
    kept = {(row.one_id, row.other_id): row for row in old}
    found = {(pair.one, pair.other): pair for pair in find_pairs(portraits.values(), beside=others.values())}
    gone = [row.pk for key, row in kept.items() if key not in found or not _is_same(row, found[key])]
    if gone:
        Likeness.objects.filter(pk__in=gone).delete()
    new = [pair for key, pair in found.items() if key not in kept or kept[key].pk in gone]
    insert([_row(owner, pair) for pair in new])


def _is_same(row: Likeness, pair: Pair) -> bool:
    return (row.verdict, row.weight, row.parts) == (pair.verdict.value, pair.weight, _parts(pair))


def _row(owner: Owner, pair: Pair) -> Likeness:
    return Likeness(
        owner=owner,
        one_id=pair.one,
        other_id=pair.other,
        verdict=pair.verdict.value,
        weight=pair.weight,
        parts=_parts(pair),
    )


def _parts(pair: Pair) -> list[list[object]]:
    return [[why.as_json(), bits] for why, bits in pair.parts]


def certain(owner: Owner, homes: Iterable[int]) -> list[tuple[int, int]]:
    """The pairs among these homes that were found certain."""
    among = list(homes)
    rows = Likeness.objects.filter(owner=owner, verdict=Verdict.CERTAIN.value, one__in=among, other__in=among)
    return list(rows.values_list("one", "other"))
