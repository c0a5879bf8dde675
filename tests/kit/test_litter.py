"""What systems leave behind is passed over; what somebody may mean is not."""

from __future__ import annotations

import pytest

from enishi.kit.litter import is_litter


@pytest.mark.parametrize(
    "path",
    [".DS_Store", "a/Thumbs.db", "__MACOSX/a/._b.vcf", "a/._b.vcf", "a/~$b.xlsx", "Mail/Inbox.msf", "x/.git/config"],
)
def test_what_systems_leave_behind_is_litter(path: str) -> None:
    assert is_litter(path.split("/"))


@pytest.mark.parametrize("path", ["a.vcf", "Mail/Inbox", ".Drafts/cur/1.M1", "Trashes/a.eml", "DS_Store"])
def test_what_somebody_may_mean_is_none(path: str) -> None:
    assert not is_litter(path.split("/"))
