"""Words on someone's work: recommendations and endorsed skills, received and given."""

from __future__ import annotations

from enishi.kit.say import Say, say
from enishi.kit.tables import Row
from enishi.kit.text import fold, squeeze
from enishi.records import Direction, Job, Origin, Praise, Skipped
from enishi.sources.linkedin.messages import plain
from enishi.sources.linkedin.moments import moment
from enishi.sources.linkedin.people import SOURCE, Known, fit, name_of, profile, short, slug

_STANDS = ("", "accepted", "visible", "hidden")


def recommendation(direction: Direction, row: Row, place: Say, _: Known) -> Praise | Skipped:
    """One row of Recommendations_Received.csv or _Given.csv."""
    name = name_of(row["first name"], row["last name"]).full
    if missing := _missing(row["status"], name, row["text"], place):
        return missing
    at = moment(row["creation date"])
    # Not by its text: whoever corrects a word has not written a second recommendation.
    when = f"{at:%Y%m%d}" if at else short(row["text"])
    return Praise(
        origin=Origin(SOURCE, f"recommendation/{direction}/{when}/{short(name)}", place),
        direction=direction,
        name=name,
        job=Job(organisation=squeeze(row["company"]), title=squeeze(row["job title"])),
        words=plain(row["text"]),
        at=at,
    )


def endorsement(direction: Direction, row: Row, place: Say, _: Known) -> Praise | Skipped:
    """One row of Endorsement_Received_Info.csv or _Given_Info.csv: one person, one skill."""
    who = "endorser" if direction is Direction.IN else "endorsee"
    name = name_of(row[f"{who} first name"], row[f"{who} last name"]).full
    skill = squeeze(row["skill name"])
    if missing := _missing(row["endorsement status"], name, skill, place):
        return missing
    page = profile(row[f"{who} public url"])
    at = moment(row["endorsement date"])
    when = f"{at:%Y%m%d}" if at else ""  # who took an endorsement back may give it anew
    return Praise(
        origin=Origin(SOURCE, f"endorsement/{direction}/{slug(page) or short(name)}/{when}/{fit(fold(skill))}", place),
        direction=direction,
        name=name,
        handles=(page,) if page else (),
        skill=skill,
        at=at,
    )


def _missing(status: str, name: str, what: str, place: Say) -> Skipped | None:
    if fold(status) not in _STANDS:
        return Skipped(
            place, say("This was never accepted; LinkedIn calls it “{status}”.", status=squeeze(status)[:40])
        )
    if not name:
        return Skipped(place, say("This account was closed; LinkedIn no longer gives its name."))
    if not what.strip():
        return Skipped(place, say("No words and no skill stand here."))
    return None
