"""A quiz from its first question to its last: who receives what, and when."""

import asyncio

import pytest

from contract.test_replay import agrees
from fixtures.activities import CHOICE, run
from fixtures.quizzes import a_quiz, question
from fixtures.server import both_databases
from fixtures.talk import BACKGROUND, Talk

TWO = question("q1", "b"), question("q2", "a", "c", points=500, double=True)


@both_databases
async def test_a_question_is_told_without_its_solution_and_the_reveal_with_it(talk: Talk) -> None:
    right, wrong = await talk.enter(), await talk.enter()
    quiz = await a_quiz(talk, *TWO)
    assert (await quiz.next())["question_id"] == "q1"
    told = (await right.saw("activity_opened", lambda e: e["activity"]["question"]))["activity"]
    shown = told["question"]
    assert (shown["id"], shown["number"], shown["of"], shown["several"]) == ("q1", 1, 2, False)
    assert (shown["closed"], told["solution"], told["revealed"]) == (False, None, False)

    ack = await quiz.answer(right, "b", question_id="q1", client_id="1")
    assert (ack["ok"], ack["answer"], ack["question_id"]) == (True, "b", "q1")
    assert not {"points", "right", "is_right"} & ack.keys()
    assert (await quiz.answer(wrong, "d"))["ok"]
    assert right.all("score") == right.all("leaderboard") == []

    revealed = await quiz.post("reveal")
    assert revealed["question"]["closed"] is True
    event = await wrong.saw("activity_revealed")
    counts = {"a": 0, "b": 1, "c": 0, "d": 1}
    assert event["results"] == {
        "question_id": "q1", "counts": counts, "right": 1, "answered": 2
    }  # fmt: skip
    assert event["solution"] == ["b"]


@both_databases
async def test_points_are_told_at_each_reveal_to_each_player_alone(talk: Talk) -> None:
    right, wrong, host = await talk.enter(), await talk.enter(), await talk.present()
    quiz = await a_quiz(talk, *TWO)
    await quiz.next()
    await quiz.answer(right, "b")
    await quiz.answer(wrong, "d")
    await quiz.post("reveal")
    mine, theirs = await right.saw("score"), await wrong.saw("score")
    assert (mine["rank"], mine["right"], theirs["rank"], theirs["right"]) == (1, True, 2, False)
    assert 500 < mine["points"] == mine["gained"] <= 1000
    assert theirs["points"] == 0
    board = await host.saw("leaderboard")
    assert (board["of"], [place["rank"] for place in board["top"]]) == (2, [1, 2])
    assert board["top"][0]["points"] == mine["points"]
    assert not host.all("score")


async def test_points_add_up_and_only_all_right_options_are_right(talk: Talk) -> None:
    right, wrong = await talk.enter(), await talk.enter()
    quiz = await a_quiz(talk, *TWO)
    await quiz.next()
    await quiz.answer(right, "b")
    await quiz.next("q1")
    mine = await right.saw("score")
    assert (await quiz.answer(right, ["c", "a"]))["answer"] == ["a", "c"]
    assert (await quiz.answer(wrong, "a"))["answer"] == ["a"]
    await quiz.post("reveal")
    second = await right.saw("score", lambda e: e["question_id"] == "q2")
    assert second["points"] == mine["points"] + second["gained"]
    assert 500 < second["gained"] <= 1000
    assert (await wrong.saw("score", lambda e: e["question_id"] == "q2"))["right"] is False
    assert await quiz.refused("next", {"from": "q2"}) == "last_question"
    await quiz.post("close")
    await right.saw("activity_closed")


async def test_a_quiz_is_moved_only_as_it_can_be(talk: Talk) -> None:
    quiz = await a_quiz(talk, *TWO)
    await quiz.post("reset")
    assert await quiz.refused("next", {"from": None}) == "activity_not_opened"
    await quiz.post("open")
    assert await quiz.refused("reveal") == "no_question_opened"
    assert await quiz.refused("next", {"from": "q1"}) == "already_moved"
    assert await quiz.refused("next", {}) == "invalid_request"
    await quiz.next()
    assert await quiz.refused("next", {"from": None}) == "already_moved"
    await quiz.post("close")
    assert await quiz.refused("next", {"from": "q1"}) == "activity_closed"


@both_databases
async def test_two_hosts_who_move_on_at_once_move_once(talk: Talk) -> None:
    player = await talk.enter()
    quiz = await a_quiz(talk, *TWO)
    path = f"/api/sessions/{talk.id}/activities/{quiz.id}/next"
    both = [talk.http.post(path, json={"from": None}) for _ in range(2)]
    answers = await asyncio.gather(*both)
    assert sorted(answer.status_code for answer in answers) == [200, 409]
    assert {a.json().get("code") for a in answers} == {None, "already_moved"}
    await talk.fence(player)
    opened = [e for e in player.all("activity_opened") if e["activity"]["question"]]
    assert [event["activity"]["question"]["id"] for event in opened] == ["q1"]


async def test_an_answer_that_is_none_is_refused_and_nobody_receives_it(talk: Talk) -> None:
    one, other = await talk.enter(), await talk.enter()
    quiz = await a_quiz(talk, *TWO)
    assert (await quiz.answer(one, "b"))["code"] == "question_closed"
    await quiz.next()
    await talk.fence(other)
    mark = len(other.received)
    for answer in ("x", ["a", "b"], [], ["b", "b"], 1, "B"):
        assert (await quiz.answer(one, answer))["code"] == "invalid_answer"
    assert (await quiz.answer(one, "b", question_id="q9"))["code"] == "invalid_answer"
    assert (await quiz.answer(one, "b", question_id="q2"))["code"] == "question_closed"
    assert (await quiz.answer(one, "b", at="soon"))["code"] == "invalid_request"
    await talk.fence(other)
    told = {name for name, _ in other.received[mark:]} - {*BACKGROUND}
    assert told <= {"session_updated", "activity_results"}  # totals of the opening come late
    assert {event["answered"] for event in other.all("activity_results")} <= {0}
    results = await talk.rest("GET", f"/activities/{quiz.id}/results")
    assert results["answered"] == 0


async def test_a_question_is_answered_once_on_all_tabs_and_the_same_client_id_is_one_answer(
    talk: Talk,
) -> None:
    person = await talk.add_participant()
    tab, other_tab = await talk.enter(person), await talk.enter(person)
    quiz = await a_quiz(talk, *TWO)
    await quiz.next()
    first = await quiz.answer(tab, "b", client_id="1")
    assert await quiz.answer(other_tab, "b", client_id="1") == first
    assert (await quiz.answer(other_tab, "a", client_id="2"))["code"] == "already_answered"
    assert (await quiz.answer(tab, "b"))["code"] == "already_answered"
    await quiz.post("reveal")
    assert await quiz.answer(tab, "b", client_id="1") == first
    scores = [await socket.saw("score") for socket in (tab, other_tab)]
    assert scores[0] == scores[1]


async def test_after_the_reveal_no_answer_is_taken(talk: Talk) -> None:
    player = await talk.enter()
    quiz = await a_quiz(talk, *TWO)
    await quiz.next()
    await quiz.post("reveal")
    assert (await quiz.answer(player, "b"))["code"] == "question_closed"
    await quiz.post("conceal")
    assert (await quiz.answer(player, "b"))["code"] == "question_closed"
    await quiz.post("close")
    assert (await quiz.answer(player, "b"))["code"] == "activity_closed"
    await quiz.post("open")
    assert (await quiz.answer(player, "b"))["code"] == "question_closed"


async def test_whoever_comes_while_a_question_is_open_plays_from_the_next_one_on(
    talk: Talk,
) -> None:
    quiz = await a_quiz(talk, *TWO)
    await quiz.next()
    late = await talk.enter()
    assert (await quiz.answer(late, "b"))["code"] == "joined_late"
    await quiz.next("q1")
    assert (await quiz.answer(late, ["a", "c"]))["ok"]
    await quiz.post("reveal")
    assert (await late.saw("score"))["right"] is True


async def test_a_reload_keeps_answer_and_score(talk: Talk) -> None:
    person = await talk.add_participant()
    tab = await talk.enter(person)
    quiz = await a_quiz(talk, *TWO)
    await quiz.next()
    await quiz.answer(tab, "b")
    before = await (await talk.enter(person)).saw("joined_session")
    assert before["activity"]["mine"]["answer"] == "b"
    assert (before["score"], before["leaderboard"]) == (None, None)
    await quiz.post("reveal")
    score, board = await tab.saw("score"), await tab.saw("leaderboard")
    after = await (await talk.enter(person)).saw("joined_session")
    assert (after["score"], after["leaderboard"]) == (score, board)
    await quiz.next("q1")
    again = await (await talk.enter(person)).saw("joined_session")
    assert (again["score"], again["activity"]["mine"]) == (score, None)
    watching = await (await talk.enter()).saw("joined_session")
    assert (watching["score"], watching["leaderboard"]) == (None, board)


async def test_moving_on_reveals_the_question_before(talk: Talk) -> None:
    player = await talk.enter()
    quiz = await a_quiz(talk, *TWO)
    await quiz.next()
    await quiz.answer(player, "b")
    await quiz.next("q1")
    assert (await player.saw("activity_revealed"))["solution"] == ["b"]
    score = await player.saw("score")
    assert (score["question_id"], score["right"]) == ("q1", True)


async def test_calm_quizzes_give_double_time_and_half_of_the_points(talk: Talk) -> None:
    player = await talk.enter()
    quiz = await a_quiz(talk, question("q1", "b", seconds=7), calm=True)
    shown = (await quiz.next())["question"]
    opens, closes = shown["opens_at"], shown["closes_at"]
    assert _seconds(closes) - _seconds(opens) == pytest.approx(14)
    await quiz.answer(player, "b")
    await quiz.post("reveal")
    assert (await player.saw("score"))["points"] == 500


async def test_more_time_gives_half_of_the_points_and_is_kept(talk: Talk) -> None:
    person = await talk.add_participant()
    player = await talk.enter(person)
    assert (await player.call("set_more_time", {"on": True}))["on"] is True
    quiz = await a_quiz(talk, *TWO)
    await quiz.next()
    await quiz.answer(player, "b")
    await quiz.post("reveal")
    assert (await player.saw("score"))["points"] == 500
    assert (await (await talk.enter(person)).saw("joined_session"))["more_time"] is True
    assert (await (await talk.enter()).saw("joined_session"))["more_time"] is False


def _seconds(moment: str) -> float:
    minutes, seconds = moment[14:-1].split(":")
    return int(minutes) * 60 + float(seconds)


async def test_a_quiz_that_goes_on_after_another_activity_has_its_standings_again(
    talk: Talk,
) -> None:
    host, player = await talk.present(), await talk.enter()
    quiz = await a_quiz(talk, question("q1", "a"), question("q2", "b"))
    await quiz.next()
    await quiz.answer(player, "a")
    await quiz.post("reveal")
    board, score = await host.saw("leaderboard"), await player.saw("score")
    await run(talk, CHOICE)
    marks = [await talk.mark(one) for one in (host, player)]
    await quiz.post("open")
    assert await host.saw("leaderboard", after=marks[0]) == board
    assert await player.saw("score", after=marks[1]) == score
    await agrees(talk, host)
