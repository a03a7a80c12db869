"""One request to a receiver: a name that leads into this network is refused when connecting."""

import pytest

from app.features.webhooks.posting import post
from app.features.webhooks.targets import AllowedTargets
from fixtures.ports import HOST
from fixtures.receiver import receiving


async def test_a_name_is_looked_at_when_connecting() -> None:
    async with receiving() as receiver:
        for host in ("localhost", HOST, "127.1", "2130706433"):
            outcome = await post(AllowedTargets(), f"https://{host}:{receiver.port}/", {}, b"{}")
            assert outcome.problem == "refused", host
        assert receiver.received == []


@pytest.mark.parametrize("host", ["a..example", ".example", f"{'a' * 64}.example"])
async def test_a_name_that_can_be_none_is_not_reached(host: str) -> None:
    outcome = await post(AllowedTargets(), f"https://{host}/", {}, b"{}")
    assert (outcome.status, outcome.problem) == (None, "unreachable")
