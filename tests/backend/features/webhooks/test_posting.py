"""One request to a receiver: a name that leads into this network is refused when connecting."""

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
