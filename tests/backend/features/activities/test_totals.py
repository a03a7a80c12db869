"""Totals: at most twice a second, exact, and the results only for whom they are."""

import asyncio
import time

from fixtures.activities import CHOICE, answer, results, run, step
from fixtures.server import both_databases
from fixtures.talk import Talk
from fixtures.two_workers import Talks

COUNTS = {"counts": {"a": 1, "b": 0, "c": 0}, "answered": 1}


@both_databases
async def test_hosts_receive_results_and_others_how_many_answered(talk: Talk) -> None:
    host, member = await talk.present(), await talk.enter()
    activity_id = await run(talk, CHOICE)
    await answer(member, activity_id, "a")
    told = await host.saw("activity_results", lambda told: told["answered"] == 1)
    assert told == {"id": activity_id, "answered": 1, "results": COUNTS}
    await member.saw("activity_results", lambda told: told["answered"] == 1)
    assert [set(one) for one in member.all("activity_results")] == [
        {"id", "answered"} for _ in member.all("activity_results")
    ]


@both_databases
async def test_everybody_receives_live_results_and_revealed_ones(talk: Talk) -> None:
    member, other = await talk.enter(), await talk.enter()
    live = await run(talk, CHOICE, live_results=True)
    await answer(member, live, "a")
    told = await other.saw("activity_results", lambda told: told["answered"] == 1)
    assert told["results"] == COUNTS
    later = await run(talk, CHOICE)
    await step(talk, later, "reveal")
    await answer(member, later, "a")
    told = await other.saw(
        "activity_results", lambda told: told["id"] == later and told["answered"] == 1
    )
    assert told["results"] == COUNTS


@both_databases
async def test_totals_are_two_a_second_at_most_and_the_last_one_is_exact(talk: Talk) -> None:
    members = [await talk.enter() for _ in range(8)]
    host = await talk.present()
    activity_id = await run(talk, CHOICE)
    started = time.monotonic()
    for turn in range(10):
        await asyncio.gather(*(answer(one, activity_id, "abc"[turn % 3]) for one in members))
    exact = await results(talk, activity_id)
    await host.saw("activity_results", lambda told: told.get("results") == exact)
    told = host.all("activity_results")
    assert len(told) <= (time.monotonic() - started) * 2 + 2
    assert exact == {"counts": {"a": 8, "b": 0, "c": 0}, "answered": 8}


async def test_answers_take_no_position_in_the_log(talk: Talk) -> None:
    member = await talk.enter()
    activity_id = await run(talk, CHOICE)
    before = await talk.log()
    await answer(member, activity_id, "a")
    await member.saw("activity_results", lambda told: told["answered"] == 1)
    assert await talk.log() == before


async def test_members_of_every_worker_receive_the_same_totals(talks: Talks) -> None:
    here, there = talks
    host, member = await here.present(), await there.enter()
    others = [await one.enter() for one in (here, there, here)]
    activity_id = await run(here, CHOICE)
    await asyncio.gather(*(answer(one, activity_id, "b") for one in (member, *others)))
    counts = {"a": 0, "b": 4, "c": 0}
    await host.saw("activity_results", lambda told: told["results"]["counts"] == counts)
    await member.saw("activity_results", lambda told: told["answered"] == 4)
    await member.saw("activity_opened")
    far = await there.present()
    assert (await far.saw("joined_session"))["activity"]["results"]["counts"] == counts
