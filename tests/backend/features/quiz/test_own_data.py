"""What somebody has answered and chosen, shown to them and taken back."""

from fixtures.quizzes import a_quiz, question
from fixtures.server import both_databases
from fixtures.sockets import Socket
from fixtures.talk import Talk

TWO = question("q1", "b"), question("q2", "c")


@both_databases
async def test_who_takes_their_data_back_is_in_no_standings(talk: Talk) -> None:
    person = await talk.add_participant("민지")
    gone, other = await talk.enter(person), await talk.enter()
    quiz = await a_quiz(talk, *TWO)
    await gone.call("set_more_time", {"on": True})
    await quiz.next()
    await quiz.answer(gone, "b")
    await quiz.answer(other, "a")
    await quiz.next("q1")
    await quiz.answer(gone, "c")
    await quiz.post("reveal")
    assert (await other.saw("leaderboard", lambda e: e["question_id"] == "q2"))["of"] == 2

    headers = {"authorization": f"Bearer {person.token}"}
    mine = f"/api/sessions/{talk.id}/me"
    shown = (await talk.http.get(f"{mine}/data", headers=headers)).json()
    assert shown["more_time"] is True
    assert [answer["question_id"] for answer in shown["answers"]] == ["q1", "q2"]
    (await talk.http.delete(mine, headers=headers)).raise_for_status()
    await _is_forgotten(talk, other)


async def _is_forgotten(talk: Talk, other: Socket) -> None:
    board = await other.saw("leaderboard", lambda e: e["of"] == 1)
    assert "민지" not in str(board)
    facts = {e["seq"]: e["data"] for e in await talk.log() if e["type"] == "activity_revealed"}
    assert [data["results"]["counts"]["b"] for data in facts.values()] == [0, 0]
    assert [data["results"]["question_id"] for data in facts.values()] == ["q1", "q2"]
    assert [data["solution"] for data in facts.values()] == [["b"], ["c"]]


async def test_a_reset_takes_all_answers_and_standings_back(talk: Talk) -> None:
    player = await talk.enter()
    quiz = await a_quiz(talk, *TWO)
    await quiz.next()
    await quiz.answer(player, "b")
    await quiz.next("q1")
    await quiz.post("reset")
    fresh = await (await talk.enter()).saw("joined_session")
    assert (fresh["activity"], fresh["leaderboard"]) == (None, None)
    [fact] = [e["data"] for e in await talk.log() if e["type"] == "activity_revealed"]
    assert (fact["solution"], fact["results"]["answered"]) == (None, 0)
    await quiz.post("open")
    assert (await quiz.next())["question_id"] == "q1"
    assert (await quiz.answer(player, "b"))["ok"]
