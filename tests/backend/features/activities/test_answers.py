"""Answers over the socket: refused by name, acknowledged once, counted exactly."""

import asyncio
from typing import Any

import pytest

from fixtures.activities import CHOICE, CLOUD, OPEN, SCALE, answer, prepare, results, run, step
from fixtures.server import both_databases
from fixtures.talk import Talk


@pytest.mark.parametrize(
    ("payload", "code"),
    [
        ({}, "invalid_request"),
        ({"answer": None}, "invalid_request"),
        ({"answer": True}, "invalid_request"),
        ({"answer": 1.5}, "invalid_request"),
        ({"answer": {"a": 1}}, "invalid_request"),
        ({"answer": [1]}, "invalid_request"),
        ({"answer": ["a"] * 31}, "invalid_request"),
        ({"answer": "a\x00"}, "invalid_request"),
        ({"answer": "x" * 2001}, "invalid_request"),
        ({"answer": "a", "client_id": ""}, "invalid_request"),
        ({"answer": "a", "points": 5}, "invalid_request"),
        ({"answer": "a", "question_id": "q"}, "invalid_answer"),
        ({"answer": "d"}, "invalid_answer"),
        ({"answer": ["a", "a"]}, "invalid_answer"),
        ({"answer": 1}, "invalid_answer"),
        ({"answer": "a", "activity_id": "nothing"}, "activity_not_found"),
    ],
)
async def test_what_is_no_answer_is_refused_and_nobody_receives_it(
    talk: Talk, payload: dict[str, Any], code: str
) -> None:
    member, other = await talk.enter(), await talk.enter()
    activity_id = await run(talk, CHOICE)
    await other.saw("activity_results")
    mark = await talk.mark(other)
    ack = await member.call("answer", {"activity_id": activity_id, **payload})
    assert (ack["ok"], ack["code"]) == (False, code)
    await talk.received_nothing(other, since=mark)
    assert (await results(talk, activity_id))["answered"] == 0


@pytest.mark.parametrize(
    ("steps", "code"),
    [
        ([("POST", "/activities/{id}/close")], "activity_closed"),
        ([("POST", "/activities/{id}/reset")], "activity_not_found"),
        ([("DELETE", "/activities/{id}")], "activity_not_found"),
        ([("POST", "/pause")], "session_paused"),
        ([("POST", "/end")], "session_ended"),
    ],
)
async def test_nobody_answers_when_it_is_over(
    talk: Talk, steps: list[tuple[str, str]], code: str
) -> None:
    member = await talk.enter()
    activity_id = await run(talk, CHOICE)
    for method, path in steps:
        await talk.rest(method, path.format(id=activity_id))
    assert (await answer(member, activity_id, "a"))["code"] == code


async def test_nobody_answers_in_another_session_and_hosts_answer_nowhere(
    talk: Talk, other_talk: Talk
) -> None:
    activity_id = await run(talk, CHOICE)
    stranger, host = await other_talk.enter(), await talk.present()
    assert (await answer(stranger, activity_id, "a"))["code"] == "activity_not_found"
    assert (await answer(host, activity_id, "a"))["code"] == "not_allowed"


@both_databases
async def test_an_answer_is_changed_and_the_count_moves(talk: Talk) -> None:
    member = await talk.enter()
    activity_id = await run(talk, CHOICE)
    first = await answer(member, activity_id, "a", client_id="1")
    assert first == {
        "ok": True,
        "activity_id": activity_id,
        "question_id": None,
        "answer": "a",
        "revision": 1,
        "held": False,
    }
    assert (await answer(member, activity_id, "b", client_id="2"))["revision"] == 2
    assert await results(talk, activity_id) == {
        "counts": {"a": 0, "b": 1, "c": 0},
        "answered": 1,
    }


@both_databases
async def test_a_late_repetition_gets_its_own_ack_and_moves_nothing_back(talk: Talk) -> None:
    member = await talk.enter()
    activity_id = await run(talk, CHOICE)
    acks = {
        name: await answer(member, activity_id, given, client_id=name)
        for name, given in (("1", "a"), ("2", "b"), ("3", "c"))
    }
    await step(talk, activity_id, "close")
    for name, ack in acks.items():
        assert await answer(member, activity_id, "a", client_id=name) == ack
    assert (await results(talk, activity_id))["counts"] == {"a": 0, "b": 0, "c": 1}
    assert (await answer(member, activity_id, "a", client_id="4"))["code"] == "activity_closed"


@both_databases
async def test_answers_that_come_together_are_each_decided_about(talk: Talk) -> None:
    members = [await talk.enter() for _ in range(12)]
    activity_id = await run(talk, SCALE)
    given = [answer(one, activity_id, number % 6) for number, one in enumerate(members)]
    acks = await asyncio.gather(*given)
    assert [ack["ok"] for ack in acks] == [number % 6 != 0 for number in range(12)]
    told = await results(talk, activity_id)
    assert told["counts"] == dict.fromkeys("12345", 2)


@both_databases
async def test_one_person_in_many_tabs_has_one_answer(talk: Talk) -> None:
    guest = await talk.add_participant()
    tabs = [await talk.enter(guest) for _ in range(4)]
    activity_id = await run(talk, SCALE)
    acks = await asyncio.gather(*(answer(tab, activity_id, n + 1) for n, tab in enumerate(tabs)))
    assert sorted(ack["revision"] for ack in acks) == [1, 2, 3, 4]
    [last] = [ack["answer"] for ack in acks if ack["revision"] == 4]
    told = await results(talk, activity_id)
    assert (told["answered"], told["counts"][str(last)]) == (1, 1)


@both_databases
async def test_what_is_acknowledged_before_the_close_counts_and_nothing_else(talk: Talk) -> None:
    members = [await talk.enter() for _ in range(30)]
    activity_id = await run(talk, SCALE)
    acks = asyncio.gather(*(answer(one, activity_id, 1) for one in members))
    await step(talk, activity_id, "close")
    told = await results(talk, activity_id)
    counted = [ack for ack in await acks if ack["ok"]]
    assert {ack.get("code") for ack in await acks} <= {None, "activity_closed"}
    assert told["counts"]["1"] == len(counted)
    assert await results(talk, activity_id) == told


@both_databases
async def test_whoever_comes_back_is_shown_their_own_answer(talk: Talk) -> None:
    guests = [await talk.add_participant() for _ in range(3)]
    members = [await talk.enter(guest) for guest in guests]
    activity_id = await run(talk, CLOUD)
    for number, member in enumerate(members[:2]):
        await answer(member, activity_id, [f"word {number}"])
    again = await asyncio.gather(*(talk.enter(guest) for guest in guests))
    shown = [(await one.saw("joined_session"))["activity"] for one in again]
    assert [one["mine"] and one["mine"]["answer"] for one in shown] == [
        ["word 0"],
        ["word 1"],
        None,
    ]
    assert [(one["answered"], one["results"]) for one in shown] == [(2, None)] * 3
    host = (await (await talk.present()).saw("joined_session"))["activity"]
    assert (host["mine"], host["results"]["answered"]) == (None, 2)


async def test_a_draft_of_another_kind_takes_no_answer_of_this_one(talk: Talk) -> None:
    member = await talk.enter()
    await run(talk, OPEN)
    draft = await prepare(talk, CHOICE)
    assert (await answer(member, draft, "a"))["code"] == "activity_not_found"
