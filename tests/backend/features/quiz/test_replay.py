"""Replay of a quiz: who received every step knows what somebody who comes now is shown."""

import pytest

from contract.test_replay import agrees
from fixtures.quizzes import a_quiz, question
from fixtures.talk import Talk

STEPS = ["open", "next", "answer", "reveal", "next again", "close", "reopen", "reset"]


@pytest.mark.parametrize("last", STEPS)
async def test_state_before_and_events_are_the_state_after(talk: Talk, last: str) -> None:
    member, player = await talk.present(), await talk.enter()
    quiz = await a_quiz(talk, question("q1", "b"), question("q2", "c"))
    steps = {
        "open": lambda: quiz.post("open"),
        "next": quiz.next,
        "answer": lambda: quiz.answer(player, "b"),
        "reveal": lambda: quiz.post("reveal"),
        "next again": lambda: quiz.next("q1"),
        "close": lambda: quiz.post("close"),
        "reopen": lambda: quiz.post("open"),
        "reset": lambda: quiz.post("reset"),
    }
    for name in STEPS[: STEPS.index(last) + 1]:
        await steps[name]()
    await agrees(talk, member)
