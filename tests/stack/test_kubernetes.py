"""Workers behind the front of Kubernetes: rolled as a StatefulSet does, each to another address."""

import asyncio
import sys
from collections.abc import AsyncIterator

import httpx
import pytest

from fixtures import redis_server
from fixtures.returning import returning
from fixtures.returning import talking as talking_in
from fixtures.stack.driver import StackDriver
from fixtures.stack.pods import Cluster, cluster
from fixtures.stack.stack import Stack
from fixtures.waiting import ELSEWHERE
from fixtures.waiting import until as until_seen
from rig.crowd import crowd_at, talk_at, talking
from rig.waiting import until
from rolling_restart.rolling import roll

MEMBERS = 24
POLLERS = 6
OUTAGE_SECONDS = 20  # until it is noticed
MOST_SECONDS = 3.0  # away


@pytest.fixture
async def pods(stack: Stack) -> AsyncIterator[Cluster]:
    """Two of them, beside the stack's own workers and over the same databases."""
    async with cluster(stack.settings) as pods:
        yield pods


def ignore(_said: str) -> None:
    """Nobody verifies that a worker is reached, and nobody tells: Kubernetes does neither."""


async def rolled(here: Cluster) -> None:
    """From the highest number, each when the one before is ready."""
    driver = StackDriver(here.pods[::-1], {})
    await asyncio.to_thread(roll, driver, "next", ignore, ignore)
    assert [pod.version for pod in here.pods] == ["next", "next"]


async def test_nothing_is_lost_and_nobody_is_away_for_long(stack: Stack, pods: Cluster) -> None:
    before = [pod.address for pod in pods.pods]
    async with crowd_at(pods.url, stack.settings["DATABASE_URL"], MEMBERS) as crowd:
        async with talking(crowd):
            await rolled(pods)
        assert not {pod.address for pod in pods.pods} & set(before)
        assert len(crowd.gaps) >= MEMBERS  # each worker that goes has had somebody
        assert max(crowd.gaps) <= MOST_SECONDS
        sys.stdout.write(f"away for {max(crowd.gaps):.2f} s at most\n")


async def test_who_polls_loses_nothing_either(pods: Cluster) -> None:
    async with (
        talk_at(pods.url) as talk,
        returning(talk, *["polling"] * POLLERS) as members,
        talking_in(talk, members),
    ):
        await rolled(pods)
        assert min(member.returns for member in members) >= 1


async def not_ready(here: Cluster) -> None:
    """Wait until no worker is."""
    async with httpx.AsyncClient() as http:

        async def none_is_ready() -> bool:
            asked = [http.get(f"http://{pod.address}/health/ready") for pod in here.pods]
            return {answer.status_code for answer in await asyncio.gather(*asked)} == {503}

        await until_seen(none_is_ready, within=OUTAGE_SECONDS, every=ELSEWHERE)


async def test_while_redis_is_away_nobody_is_ready_and_everybody_is_reached(stack: Stack) -> None:
    database = stack.settings["DATABASE_URL"]
    with redis_server.private() as bus:
        async with (
            cluster({**stack.settings, "REDIS_URL": bus.url}) as here,
            crowd_at(here.url, database, MEMBERS) as crowd,
        ):
            async with talking(crowd):
                bus.stop()
                await not_ready(here)
                received = max(member.position or 0 for member in crowd.members)
                assert await crowd.talk.add_participant()  # somebody comes
                everybody = crowd.members
                await until(lambda: all((m.position or 0) > received + MEMBERS for m in everybody))
                await not_ready(here)
            assert not crowd.gaps
