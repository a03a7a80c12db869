"""Moods of one session as one worker knows them, at given times."""

from typing import Any

import pytest

from app.features.pulse.moods import HOLD_SECONDS, LASTS_SECONDS, SessionMoods

NONE = {"faster": 0, "slower": 0, "lost": 0, "fine": 0}


def here(_participant_id: str) -> bool:
    return True


@pytest.fixture
def moods() -> SessionMoods:
    return SessionMoods()


def test_the_last_mood_of_each_counts(moods: SessionMoods) -> None:
    for mood in ("faster", "lost", "slower"):
        moods.set_mood("jisu", mood, 0)
    moods.set_mood("minjun", "slower", 1)
    assert moods.counts == {**NONE, "slower": 2}


def test_a_mood_counts_for_two_minutes_after_it_was_said_last(moods: SessionMoods) -> None:
    moods.set_mood("jisu", "lost", 0)
    moods.set_mood("minjun", "lost", 60)
    moods.forget_old(LASTS_SECONDS - 1, here)
    assert moods.counts == {**NONE, "lost": 2}
    moods.forget_old(LASTS_SECONDS, here)
    assert moods.counts == {**NONE, "lost": 1}
    moods.forget_old(60 + LASTS_SECONDS, here)
    assert moods.counts == NONE


def test_who_is_gone_counts_no_more(moods: SessionMoods) -> None:
    moods.set_mood("jisu", "fine", 0)
    moods.set_mood("minjun", "fine", 0)
    moods.forget_old(1, lambda who: who == "jisu")
    assert moods.counts == {**NONE, "fine": 1}


def test_other_workers_counts_are_added_in_their_last_state(moods: SessionMoods) -> None:
    moods.set_mood("jisu", "fine", 0)
    moods.receive("b2", {"counts": {"fine": 3}, "taken": {}}, 0)
    moods.receive("b2", {"counts": {"fine": 1, "lost": 2}, "taken": {}}, 1)
    moods.receive("b3", {"counts": {"lost": 1}, "taken": {}}, 1)
    assert moods.counts == {**NONE, "fine": 2, "lost": 3}


def test_a_silent_worker_is_forgotten(moods: SessionMoods) -> None:
    moods.receive("b2", {"counts": {"fine": 3}, "taken": {}}, 0)
    moods.forget_old(HOLD_SECONDS - 1, here)
    assert moods.counts == {**NONE, "fine": 3}
    moods.forget_old(HOLD_SECONDS, here)
    assert moods.counts == NONE


@pytest.mark.parametrize(("ago", "counted"), [(0.5, {"fine": 1}), (2.5, {"fine": 1, "lost": 1})])
def test_who_said_something_on_two_workers_counts_once_by_the_later_one(
    moods: SessionMoods, ago: float, counted: dict[str, int]
) -> None:
    moods.set_mood("jisu", "lost", 10)
    moods.receive("b2", {"counts": {"fine": 1}, "taken": {"jisu": ago, "minjun": 0}}, 12)
    assert moods.counts == {**NONE, **counted}


def test_what_is_shared_says_whose_moods_were_taken_since_then(moods: SessionMoods) -> None:
    told: list[Any] = []
    assert not moods.has_unshared
    moods.set_mood("jisu", "lost", 10)
    assert moods.has_unshared
    told.append(moods.share(12))
    assert not moods.has_unshared
    moods.set_mood("minjun", "fine", 13)
    told.append(moods.share(13))
    moods.forget_old(200, here)
    assert moods.has_unshared
    told.append(moods.share(200))
    assert told == [
        {"counts": {"lost": 1}, "taken": {"jisu": 2}},
        {"counts": {"lost": 1, "fine": 1}, "taken": {"minjun": 0}},
        {"counts": {}, "taken": {}},
    ]


def test_cleared_are_all_workers_moods(moods: SessionMoods) -> None:
    moods.set_mood("jisu", "lost", 0)
    moods.receive("b2", {"counts": {"fine": 3}, "taken": {}}, 0)
    moods.clear()
    assert moods.counts == NONE
