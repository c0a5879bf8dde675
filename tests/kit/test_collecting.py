"""The collector of garbage, paused and going on."""

from __future__ import annotations

import gc

import pytest

from enishi.kit.collecting import uncollected


def test_the_collector_goes_on_after_a_pause_whatever_happened_in_it() -> None:
    with pytest.raises(KeyError):
        _failing()
    assert gc.isenabled()


def _failing() -> None:
    with uncollected():
        assert not gc.isenabled()
        raise KeyError


def test_a_pause_inside_a_pause_does_not_end_it() -> None:
    with uncollected():
        with uncollected():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_who_had_paused_it_before_finds_it_paused() -> None:
    gc.disable()
    try:
        with uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
