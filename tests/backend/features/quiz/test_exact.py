"""Many answers at once: each acknowledged one counts once, also in the points."""

import asyncio
from typing import Any

import pytest

from fixtures.quizzes import Quiz, a_quiz, question
from fixtures.server import both_databases
from fixtures.sockets import Socket
from fixtures.talk import Talk

PLAYERS = [60, pytest.param(1000, marks=pytest.mark.nightly)]


async def players(talk: Talk, count: int) -> list[Socket]:
    """So many players."""
    found: list[Socket] = []
    for start in range(0, count, 20):
        some = range(min(20, count - start))
        found += await asyncio.gather(*[talk.enter() for _ in some])
    return found


async def answered(quiz: Quiz, player: Socket, number: int) -> list[Any]:
    """Answer twice at once, as two tabs do; the answer are both acks."""
    option = "abcd"[number % 4]
    return await asyncio.gather(
        quiz.answer(player, option, client_id="1"), quiz.answer(player, option, client_id="1")
    )


@both_databases
@pytest.mark.parametrize("count", PLAYERS)
async def test_every_acknowledged_answer_counts_once(talk: Talk, count: int) -> None:
    everybody = await players(talk, count)
    quiz = await a_quiz(talk, question("q1", "b", seconds=240), question("q2", "a"))
    await quiz.next()
    both = await asyncio.gather(
        *[answered(quiz, player, number) for number, player in enumerate(everybody)]
    )
    assert all(one["ok"] and one == other for one, other in both)
    await quiz.post("reveal")
    results = await talk.rest("GET", f"/activities/{quiz.id}/results")
    share = count // 4
    counts = dict.fromkeys("abcd", share)
    expected = {"question_id": "q1", "counts": counts, "right": share, "answered": count}
    assert results == expected
    scores = [await player.saw("score") for player in everybody]
    assert [score["right"] for score in scores] == [n % 4 == 1 for n in range(count)]
    for score in scores:
        better = sum(other["points"] > score["points"] for other in scores)
        assert score["rank"] == better + 1
    board = await everybody[0].saw("leaderboard")
    points = sorted((score["points"] for score in scores), reverse=True)
    assert [place["points"] for place in board["top"]] == points[:10]
    assert board["of"] == count
