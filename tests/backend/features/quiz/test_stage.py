"""The leaderboard on the stage: from the first reveal on, until the quiz is reset."""

from typing import Any

from fixtures.quizzes import a_quiz, question
from fixtures.server import both_databases
from fixtures.talk import Talk


async def shown(talk: Talk, quiz_id: str) -> Any:
    """Ask for a leaderboard on the stage; the answer is what is shown, or why nothing is."""
    body = {"show": "leaderboard", "id": quiz_id}
    return (await talk.http.put(f"/api/sessions/{talk.id}/stage", json=body)).json()


@both_databases
async def test_a_leaderboard_is_shown_once_something_was_revealed(talk: Talk) -> None:
    player = await talk.enter()
    quiz = await a_quiz(talk, question("q1", "b"))
    assert (await shown(talk, quiz.id))["code"] == "not_shown"
    await quiz.next()
    await quiz.answer(player, "b")
    assert (await shown(talk, quiz.id))["code"] == "not_shown"
    await quiz.post("reveal")
    stage = {"show": "leaderboard", "id": quiz.id}
    assert await shown(talk, quiz.id) == stage
    assert (await player.saw("stage_changed"))["stage"] == stage
    await quiz.post("close")
    await quiz.post("reset")
    await player.saw("stage_changed", lambda told: told["stage"] == {"show": "join"})


async def test_a_poll_has_no_leaderboard(talk: Talk) -> None:
    options = [{"text": "A"}, {"text": "B"}]
    plan = {"kind": "choice", "prompt": "?", "options": options}
    poll = await talk.rest("POST", "/activities", plan)
    await talk.rest("POST", f"/activities/{poll['id']}/open")
    await talk.rest("POST", f"/activities/{poll['id']}/reveal")
    assert (await shown(talk, poll["id"]))["code"] == "not_shown"
