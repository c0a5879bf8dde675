"""The demo's book: invented people only, wiped in one go."""

from __future__ import annotations

import shutil
from pathlib import Path

from django.conf import settings
from django.db import transaction

from enishi.kit.say import Refused, say
from enishi.store.models import Again, Import, Owned, Owner


def wipe_demo(*, owner: Owner) -> None:
    """Empty the demo's book. Refused for any other book."""
    if not owner.is_demo:
        raise Refused(say("This is your own book, not the demo."))
    with transaction.atomic():
        Again.objects.filter(owner=owner).delete()
        for model in Owned.__subclasses__():
            for concrete in (model, *model.__subclasses__()):
                if not concrete._meta.abstract and concrete is not Import:
                    concrete._default_manager.filter(owner=owner).delete()
        Import.objects.filter(owner=owner).delete()
    shutil.rmtree(Path(settings.HOME) / "inbox", ignore_errors=True)
