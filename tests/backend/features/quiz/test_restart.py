"""A worker that dies in the middle of a question: answers, time and standings go on."""

from pathlib import Path

from fixtures.quizzes import Quiz, a_quiz, question
from fixtures.server import serving, sqlite_in
from fixtures.sockets import Sockets
from fixtures.talk import open_talk


async def test_a_question_goes_on_and_closes_after_a_restart(
    tmp_path: Path, sockets: Sockets
) -> None:
    settings = {"DATABASE_URL": sqlite_in(tmp_path)}
    with serving(tmp_path, **settings) as server:
        async with open_talk(server, sockets) as talk:
            people = [await talk.add_participant() for _ in range(2)]
            one = await talk.enter(people[0])
            quiz = await a_quiz(talk, question("q1", "b", seconds=30), question("q2", "c"))
            await quiz.next()
            ack = await quiz.answer(one, "b", client_id="1")
            server.process.kill()
    with serving(tmp_path, **settings) as server:
        async with open_talk(server, sockets, again=talk) as talk:
            quiz = Quiz(talk, {"id": quiz.id})
            one, other = [await talk.enter(person) for person in people]
            assert await quiz.answer(one, "b", client_id="1") == ack
            assert (await quiz.answer(one, "a"))["code"] == "already_answered"
            assert (await quiz.answer(other, "a"))["ok"]
            await quiz.post("reveal")
            assert [(await socket.saw("score"))["rank"] for socket in (one, other)] == [1, 2]
            assert await quiz.refused("next", {"from": None}) == "already_moved"
            assert (await quiz.next("q1"))["question_id"] == "q2"
