"""Workers are replaced one at a time while people talk: nothing is lost; bad versions go back."""

import asyncio
import sys

import pytest

from fixtures.ports import HOST, free_port
from fixtures.returning import returning
from fixtures.returning import talking as talking_in
from fixtures.stack.driver import StackDriver, Version
from fixtures.stack.stack import Stack
from rig.crowd import crowd_at, talk_at, talking
from rolling_restart.rolling import RolledBackError, roll
from rolling_restart.site import Site

MEMBERS = 24
BAD_SECONDS = 8  # until nobody waits for it any more
POLLERS = 6
MOST_SECONDS = 3.0  # away


def silent(_line: str) -> None:
    """Say nothing."""


async def rolled(stack: Stack, url: str, version: str, **bad: str) -> None:
    """Roll to a version, which may come with bad settings."""
    driver = StackDriver(stack.places, {version: Version(bad, BAD_SECONDS)} if bad else {})
    site = Site(url, authority=str(stack.authority))
    await asyncio.to_thread(roll, driver, version, site.verify, silent)


async def test_nothing_is_lost_and_nobody_is_away_for_long(
    stack: Stack, tls: str, plain: str
) -> None:
    before = [place.pid for place in stack.places]
    async with crowd_at(plain, stack.settings["DATABASE_URL"], MEMBERS) as crowd:
        async with talking(crowd):
            await rolled(stack, tls, "next")
        assert [place.version for place in stack.places] == ["next", "next"]
        assert not {place.pid for place in stack.places} & set(before)
        assert len(crowd.gaps) >= MEMBERS  # each worker that goes has had somebody
        assert max(crowd.gaps) <= MOST_SECONDS
        sys.stdout.write(f"away for {max(crowd.gaps):.2f} s at most\n")


async def test_who_polls_loses_nothing_either(stack: Stack, tls: str, stripped: str) -> None:
    async with (
        talk_at(stripped) as talk,
        returning(talk, *["polling"] * POLLERS) as members,
        talking_in(talk, members),
    ):
        await rolled(stack, tls, "after that")
        assert min(member.returns for member in members) >= 1


@pytest.mark.parametrize(
    "bad",
    [
        pytest.param({"REDIS_URL": f"redis://{HOST}:{free_port()}/0"}, id="never ready"),
        pytest.param({"ENVIRONMENT": "production", "SECRET_KEY": "weak"}, id="does not start"),
    ],
)
async def test_a_version_that_does_not_become_ready_goes_back(
    stack: Stack, tls: str, plain: str, bad: dict[str, str]
) -> None:
    before = [place.version for place in stack.places]
    other = stack.places[1].pid
    async with crowd_at(plain, stack.settings["DATABASE_URL"], MEMBERS) as crowd:
        async with talking(crowd):
            with pytest.raises(RolledBackError, match="b1 is not ready"):
                await rolled(stack, tls, "bad", **bad)
        assert [place.version for place in stack.places] == before
        assert stack.places[1].pid == other  # nobody has touched it
        assert max(crowd.gaps) <= MOST_SECONDS
