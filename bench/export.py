"""A thousand made books, written out in every form, read into empty books and written again: the bytes must be equal.

python -m bench.export [--books 1000] [--first 0]
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from enishi.records import Record
    from enishi.store.models import Owner


def main() -> None:
    """Say how many books came back whole in each form; fail when one did not."""
    wishes = argparse.ArgumentParser(description=__doc__)
    wishes.add_argument("--books", type=int, default=1000)
    wishes.add_argument("--first", type=int, default=0)
    wish = wishes.parse_args()
    from tests import stage

    stage.set_up()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    sys.exit(1 if _measure(range(wish.first, wish.first + wish.books)) else 0)


def _measure(seeds: range) -> int:
    """How many books did not come back."""
    from django.db import transaction
    from tests.made_books import made_book

    from enishi.services.exporting import FORMS

    forms = [name for name, form in FORMS.items() if form.people]
    whole, lost, began = Counter[str](), 0, time.perf_counter()
    for seed in seeds:
        with transaction.atomic():  # and forgotten again, so that the thousandth book takes no longer than the first
            kept = _book(made_book(random.Random(seed)))
            came = {form: _comes_back(kept, form) for form in forms}
            transaction.set_rollback(True)
        whole.update(form for form in forms if came[form])
        for form in forms:
            if not came[form]:
                lost += 1
                print(f"seed {seed}, {form}: not the same bytes", flush=True)
    for form in forms:
        print(f"{form:10} {whole[form]:5} of {len(seeds)} books byte for byte")
    print(f"{(time.perf_counter() - began) / max(len(seeds), 1):.2f} s a book, all forms")
    return lost


def _comes_back(kept: Owner, form: str) -> bool:
    from enishi.records import Sighting
    from enishi.services.exporting import FORMS, written
    from enishi.sources import all_sources, recognise

    text = "".join(written(owner=kept, form=form))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"people.{FORMS[form].ending}"
        path.write_text(text, encoding="utf-8", newline="")
        (source,) = recognise(path)
        people = [item for item in all_sources()[source].read(path) if isinstance(item, Sighting)]
    return "".join(written(owner=_book(people), form=form)) == text


def _book(records: Sequence[Record]) -> Owner:
    from tests.cast import NOW

    from enishi.services.facts import store
    from enishi.services.whoiswho import settle
    from enishi.store.models import Owner

    owner = Owner.objects.create(language="ja")
    settle(owner, store(records, owner=owner, job=None, now=NOW).identities)
    return owner


if __name__ == "__main__":
    main()
