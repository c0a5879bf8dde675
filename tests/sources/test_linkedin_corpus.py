"""LinkedIn's corpus: a third party's whole export, counted against the rows that lie in its files."""

from collections import Counter
from pathlib import Path

import pytest

from enishi.records import Direction, Interaction, Kind, Praise, Progress, Role, Sighting, Skipped
from enishi.sources import Confidence
from enishi.sources.linkedin import SOURCE

CORPUS = Path(__file__).parents[3] / "shared" / "samples" / "linkedin" / "silkyrich"
pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="The shared LinkedIn corpus is not on this machine.")


def counted(path: Path) -> Counter[str]:
    count: Counter[str] = Counter()
    for item in SOURCE.read(path):
        match item:
            case Sighting(is_owner=True):
                count["owner"] += 1
            case Interaction() | Praise():
                count[f"{type(item).__name__} {item.kind if isinstance(item, Interaction) else item.direction}"] += 1
            case Sighting() | Role() | Skipped():
                count[type(item).__name__] += 1
    return count


# The INDEX counts csv records; the header, and Connections' preamble of three, are none of ours.
TABLES = {
    "owner": 1,
    "Sighting": 2004 - 4,
    f"Interaction {Kind.INVITATION}": 163 - 1,
    f"Praise {Direction.IN}": (28 - 1) + (701 - 1),
    f"Praise {Direction.OUT}": (22 - 1) + (1501 - 1),
    "Role": 12 - 1,
}
# Of 20,000 messages, 41 are drafts, which were never sent.
MESSAGES = {f"Interaction {Kind.MESSAGE}": 20_000 - 41, "Skipped": 41}


def test_the_folder_yields_every_row() -> None:
    assert counted(CORPUS) == TABLES


def test_the_archive_yields_every_row_and_the_messages() -> None:
    assert counted(CORPUS / "sample_export.zip") == TABLES | MESSAGES


def test_no_two_rows_share_a_key() -> None:
    items = [item for item in SOURCE.read(CORPUS / "sample_export.zip") if not isinstance(item, Progress | Skipped)]
    assert len({(type(item), item.origin.key) for item in items}) == len(items)


OURS = {
    "Connections.csv": 2000,
    "Email Addresses.csv": 1,
    "Endorsement_Given_Info.csv": 1500,
    "Endorsement_Received_Info.csv": 700,
    "Invitations.csv": 162 + 1,  # and the owner, whom invitations name
    "PhoneNumbers.csv": 1,
    "Positions.csv": 11,
    "Profile.csv": 1,
    "Recommendations_Given.csv": 21,
    "Recommendations_Received.csv": 27,
    "Skills.csv": 1,
}


def test_each_table_alone_is_known_and_the_rest_is_not_taken() -> None:
    known = [path for path in sorted(CORPUS.rglob("*.csv")) if SOURCE.recognises(path) != Confidence.NO]
    assert {path.name: counted(path).total() for path in known} == OURS
