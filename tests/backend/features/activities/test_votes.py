"""Votes on cards: refused by name, one of each person, changeable."""

import asyncio
from typing import Any

import pytest

from fixtures.activities import CHOICE, OPEN, answer, results, run, step
from fixtures.server import both_databases
from fixtures.sockets import Socket
from fixtures.talk import Talk


async def written(talk: Talk, author: Socket, **settings: Any) -> tuple[str, str]:
    """The ids of an open activity, and of its only card."""
    activity_id = await run(talk, OPEN, live_results=True, **settings)
    await answer(author, activity_id, "a card")
    [card] = (await results(talk, activity_id))["cards"]
    return activity_id, card["id"]


async def vote(voter: Socket, ids: tuple[str, str], on: bool = True) -> dict[str, Any]:
    ack: dict[str, Any] = await voter.call(
        "vote_answer", {"activity_id": ids[0], "answer_id": ids[1], "on": on}
    )
    return ack


async def told_votes(member: Socket) -> Any:
    """The cards that a member votes for, as it was told when it came."""
    return (await member.saw("joined_session"))["activity"]["voted"]


async def test_votes_that_are_none_are_refused(talk: Talk) -> None:
    author, voter = await talk.enter(), await talk.enter()
    ids = await written(talk, author)
    assert (await vote(author, ids))["code"] == "own_answer"
    assert (await vote(voter, (ids[0], "nothing")))["code"] == "answer_not_found"
    assert (await vote(voter, ("nothing", ids[1])))["code"] == "answer_not_found"
    assert (await voter.call("vote_answer", {"answer_id": ids[1]}))["code"] == "invalid_request"
    await talk.rest("PATCH", f"/activities/{ids[0]}/answers/{ids[1]}", {"shown": False})
    assert (await vote(voter, ids))["code"] == "answer_not_found"
    await talk.rest("PATCH", f"/activities/{ids[0]}/answers/{ids[1]}", {"shown": True})
    await step(talk, ids[0], "close")
    assert (await vote(voter, ids))["code"] == "activity_closed"
    assert (await results(talk, ids[0]))["cards"][0]["votes"] == 0


async def test_a_choice_of_somebody_takes_no_votes(talk: Talk) -> None:
    author, voter = await talk.enter(), await talk.enter()
    activity_id = await run(talk, CHOICE)
    await answer(author, activity_id, "a")
    [given] = await talk.rest("GET", f"/activities/{activity_id}/answers")
    assert (await vote(voter, (activity_id, given["id"])))["code"] == "answer_not_found"


async def test_an_activity_may_take_no_votes(talk: Talk) -> None:
    author, voter = await talk.enter(), await talk.enter()
    ids = await written(talk, author, votes=False)
    assert (await vote(voter, ids))["code"] == "votes_off"


@both_databases
async def test_everybody_has_one_vote_and_may_take_it_back(talk: Talk) -> None:
    author, *voters = [await talk.enter() for _ in range(5)]
    ids = await written(talk, author)
    acks = await asyncio.gather(*(vote(one, ids) for one in (*voters, *voters)))
    assert {ack["ok"] for ack in acks} == {True}
    assert (await results(talk, ids[0]))["cards"][0]["votes"] == 4
    assert await vote(voters[0], ids, on=False) == {
        "ok": True,
        "activity_id": ids[0],
        "answer_id": ids[1],
        "on": False,
        "votes": 3,
    }
    await author.saw(
        "activity_results",
        lambda told: [card["votes"] for card in told["results"]["cards"]] == [3],
    )


@both_databases
async def test_a_reload_tells_votes_to_whoever_voted_and_to_nobody_else(talk: Talk) -> None:
    author, guest, other = await talk.enter(), await talk.add_participant(), await talk.enter()
    voter = await talk.enter(guest)
    ids = await written(talk, author)
    assert await told_votes(await talk.enter(guest)) == []
    await vote(voter, ids)
    await vote(voter, ids)
    assert await told_votes(await talk.enter(guest)) == [ids[1]]
    for somebody in (await talk.present(), await talk.enter()):
        assert await told_votes(somebody) == []
    await step(talk, ids[0], "reveal")
    await other.saw("activity_revealed")
    for fact in [fact for fact in await talk.log() if fact["type"] == "activity_opened"]:
        assert fact["data"]["activity"]["voted"] == []
    assert guest.id not in str([other.received, author.received, await talk.log()])
    await vote(voter, ids, on=False)
    assert await told_votes(await talk.enter(guest)) == []


async def test_a_vote_goes_with_its_card(talk: Talk) -> None:
    author, guest = await talk.enter(), await talk.add_participant()
    voter = await talk.enter(guest)
    ids = await written(talk, author)
    await vote(voter, ids)
    assert await told_votes(await talk.enter(guest)) == [ids[1]]
    await answer(author, ids[0], "another card")
    assert await told_votes(await talk.enter(guest)) == []
    [card] = (await results(talk, ids[0]))["cards"]
    await vote(voter, (ids[0], card["id"]))
    await step(talk, ids[0], "reset")
    await step(talk, ids[0], "open")
    assert await told_votes(await talk.enter(guest)) == []


@pytest.mark.parametrize("given", ["another card"])
async def test_another_text_is_another_card_without_votes(talk: Talk, given: str) -> None:
    author, voter = await talk.enter(), await talk.enter()
    ids = await written(talk, author)
    await vote(voter, ids)
    await answer(author, ids[0], given)
    [card] = (await results(talk, ids[0]))["cards"]
    assert (card["text"], card["votes"]) == (given, 0)
    assert (await vote(voter, ids))["code"] == "answer_not_found"
