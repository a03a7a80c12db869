"""Moods of one session as one worker knows them, at given times."""

from typing import Any

import pytest

from app.features.pulse.moods import HOLD_SECONDS, LASTS_SECONDS, Moods

NONE = {"faster": 0, "slower": 0, "lost": 0, "fine": 0}


def here(_participant_id: str) -> bool:
    return True


@pytest.fixture
def moods() -> Moods:
    return Moods()


def test_the_last_mood_of_each_counts(moods: Moods) -> None:
    for mood in ("faster", "lost", "slower"):
        moods.feel("jisu", mood, 0)
    moods.feel("minjun", "slower", 1)
    assert moods.counts == {**NONE, "slower": 2}


def test_a_mood_counts_for_two_minutes_after_it_was_said_last(moods: Moods) -> None:
    moods.feel("jisu", "lost", 0)
    moods.feel("minjun", "lost", 60)
    moods.keep(LASTS_SECONDS - 1, here)
    assert moods.counts == {**NONE, "lost": 2}
    moods.keep(LASTS_SECONDS, here)
    assert moods.counts == {**NONE, "lost": 1}
    moods.keep(60 + LASTS_SECONDS, here)
    assert moods.counts == NONE


def test_who_is_gone_counts_no_more(moods: Moods) -> None:
    moods.feel("jisu", "fine", 0)
    moods.feel("minjun", "fine", 0)
    moods.keep(1, lambda who: who == "jisu")
    assert moods.counts == {**NONE, "fine": 1}


def test_other_workers_counts_are_added_in_their_last_state(moods: Moods) -> None:
    moods.feel("jisu", "fine", 0)
    moods.hear("b2", {"counts": {"fine": 3}, "taken": {}}, 0)
    moods.hear("b2", {"counts": {"fine": 1, "lost": 2}, "taken": {}}, 1)
    moods.hear("b3", {"counts": {"lost": 1}, "taken": {}}, 1)
    assert moods.counts == {**NONE, "fine": 2, "lost": 3}


def test_a_silent_worker_is_forgotten(moods: Moods) -> None:
    moods.hear("b2", {"counts": {"fine": 3}, "taken": {}}, 0)
    moods.keep(HOLD_SECONDS - 1, here)
    assert moods.counts == {**NONE, "fine": 3}
    moods.keep(HOLD_SECONDS, here)
    assert moods.counts == NONE


@pytest.mark.parametrize(("ago", "counted"), [(0.5, {"fine": 1}), (2.5, {"fine": 1, "lost": 1})])
def test_who_said_something_on_two_workers_counts_once_by_the_later_one(
    moods: Moods, ago: float, counted: dict[str, int]
) -> None:
    moods.feel("jisu", "lost", 10)
    moods.hear("b2", {"counts": {"fine": 1}, "taken": {"jisu": ago, "minjun": 0}}, 12)
    assert moods.counts == {**NONE, **counted}


def test_what_is_shared_says_whose_moods_were_taken_since_the_last_time(moods: Moods) -> None:
    told: list[Any] = []
    assert not moods.is_news
    moods.feel("jisu", "lost", 10)
    assert moods.is_news
    told.append(moods.share(12))
    assert not moods.is_news
    moods.feel("minjun", "fine", 13)
    told.append(moods.share(13))
    moods.keep(200, here)
    assert moods.is_news
    told.append(moods.share(200))
    assert told == [
        {"counts": {"lost": 1}, "taken": {"jisu": 2}},
        {"counts": {"lost": 1, "fine": 1}, "taken": {"minjun": 0}},
        {"counts": {}, "taken": {}},
    ]


def test_cleared_are_all_workers_moods(moods: Moods) -> None:
    moods.feel("jisu", "lost", 0)
    moods.hear("b2", {"counts": {"fine": 3}, "taken": {}}, 0)
    moods.clear()
    assert moods.counts == NONE
