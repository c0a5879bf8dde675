"""A believable two-language world of invented people, written as the source files a person would really have."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from enishi.demo import as_calendar, as_cards, as_linkedin, as_mail
from enishi.demo.story import live


def write_world(folder: Path, *, today: date, seed: int = 20) -> list[Path]:
    """Write the demo's files into `folder` and return them in the order in which they should be imported.

    The same day and seed give the same bytes. LinkedIn's archive comes twice, as exported two months ago and
    the day before yesterday, so that importing both shows who has changed jobs in between.
    """
    world = live(today, seed)
    before, lately = today - timedelta(days=60), today - timedelta(days=2)
    files = {
        as_linkedin.file_name(before): as_linkedin.archive(world, before, seed),
        "iphone.vcf": as_cards.iphone(world.people, today),
        "old-phone.vcf": as_cards.feature_phone(world.people),
        "mail.mbox": as_mail.mbox(world, seed),
        "calendar.ics": as_calendar.calendar(world),
        as_linkedin.file_name(lately): as_linkedin.archive(world, lately, seed),
    }
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, content in files.items():
        path = folder / name
        path.write_bytes(content)
        paths.append(path)
    return paths
