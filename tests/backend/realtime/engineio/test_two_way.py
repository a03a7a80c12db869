"""Sids and transports, found from either side."""

import pytest
from bidict import ValueDuplicationError

from app.realtime.engineio.two_way import TwoWay


def test_a_value_has_one_key() -> None:
    two_way = TwoWay()
    two_way["a"] = "1"
    with pytest.raises(ValueDuplicationError):
        two_way["b"] = "1"
    two_way["a"] = "1"
    assert (two_way, two_way._invm) == ({"a": "1"}, {"1": "a"})


def test_what_was_taken_away_can_be_added_again() -> None:
    two_way = TwoWay()
    two_way["a"] = "1"
    del two_way["a"]
    with pytest.raises(KeyError):
        del two_way["a"]
    two_way["b"] = "1"
    assert (two_way, two_way._invm) == ({"b": "1"}, {"1": "b"})
