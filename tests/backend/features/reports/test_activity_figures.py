"""Figures of questions and activities in the summary: what everybody sees, nothing hidden."""

from typing import Any

from fixtures.activities import CHOICE, OPEN, answer, prepare, run
from fixtures.server import both_databases
from fixtures.sockets import Socket
from fixtures.talk import Talk

NAMES = ("questions", "question_votes", "questions_answered", "activities", "answers")


async def figures(talk: Talk) -> tuple[int, ...]:
    """The figures of questions and activities."""
    told: dict[str, Any] = await talk.rest("GET", "/summary")
    return tuple(told[name] for name in NAMES)


async def ask(guest: Socket, text: str) -> str:
    """The id of a new question."""
    return str((await guest.call("ask_question", {"text": text}))["id"])


async def test_participants_read_no_figures(talk: Talk) -> None:
    guest = await talk.add_participant()
    headers = {"authorization": f"Bearer {guest.token}"}
    answered = await talk.http.get(f"/api/sessions/{talk.id}/summary", headers=headers)
    assert answered.status_code == 403


@both_databases
async def test_questions_are_counted_as_they_are_seen(talk: Talk) -> None:
    await talk.rest("PATCH", "/features", {"questions": True})
    assert await figures(talk) == (0, 0, 0, 0, 0)
    guests = [await talk.enter() for _ in range(3)]
    first, second, third = [await ask(guests[0], f"why {number}?") for number in range(3)]
    for guest in guests[1:]:
        for question in (first, second):
            assert (await guest.call("vote_question", {"id": question, "on": True}))["ok"]
    await guests[1].call("vote_question", {"id": second, "on": False})
    await talk.rest("PATCH", f"/questions/{first}", {"state": "answered"})
    assert await figures(talk) == (3, 3, 1, 0, 0)
    await talk.rest("PATCH", f"/questions/{second}", {"state": "hidden"})
    await guests[0].call("withdraw_question", {"id": third})
    await talk.rest("PATCH", "", {"settings": {"questions": {"moderated": True}}})
    await ask(guests[1], "held")
    assert await figures(talk) == (1, 2, 1, 0, 0)


@both_databases
async def test_activities_are_counted_once_somebody_answers(talk: Talk, other_talk: Talk) -> None:
    elsewhere = await run(other_talk, CHOICE)
    await answer(await other_talk.enter(), elsewhere, "a")
    guests = [await talk.enter() for _ in range(3)]
    await prepare(talk, CHOICE)
    poll = await run(talk, CHOICE)
    assert await figures(talk) == (0, 0, 0, 0, 0)
    for guest in guests:
        await answer(guest, poll, "a")
        await answer(guest, poll, "b")
    cards = await run(talk, OPEN)
    await answer(guests[0], cards, "rude")
    assert await figures(talk) == (0, 0, 0, 2, 4)
    (card,) = await talk.rest("GET", f"/activities/{cards}/answers")
    await talk.rest("PATCH", f"/activities/{cards}/answers/{card['id']}", {"shown": False})
    assert await figures(talk) == (0, 0, 0, 1, 3)
    await talk.rest("POST", "/end")
    assert await figures(talk) == (0, 0, 0, 1, 3)


@both_databases
async def test_who_erases_their_data_takes_their_answers_out_of_the_figures(talk: Talk) -> None:
    poll = await run(talk, CHOICE)
    leaving, staying = await talk.add_participant(), await talk.enter()
    await answer(await talk.enter(leaving), poll, "a")
    await answer(staying, poll, "b")
    headers = {"authorization": f"Bearer {leaving.token}"}
    gone = await talk.http.delete(f"/api/sessions/{talk.id}/me", headers=headers)
    assert gone.is_success
    assert await figures(talk) == (0, 0, 0, 1, 1)
