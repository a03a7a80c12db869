"""Guessing invitations: 192 bits are not guessed, so wrong ones keep nobody out."""

import httpx
import pytest

from fixtures.addresses import client_at, new_address
from fixtures.invitations import co_hosts_of, invite, take
from fixtures.live_sessions import active
from fixtures.problems import refused

pytestmark = [
    pytest.mark.parametrize("database_kind", ["sqlite"]),
    pytest.mark.usefixtures("limits_as_shipped"),
]


async def test_wrong_ones_and_mistyped_codes_keep_no_co_host_out(presenter: httpx.AsyncClient):
    session = await active(presenter)
    invitation = await invite(presenter, session)
    async with client_at(new_address()) as talk:
        for number in range(30):
            wrong = {"link": f"#guess{number}"}
            refused(await take(talk, wrong), 404, "invitation_invalid")
            await talk.get(f"/api/join/WRONG{number}")
        assert [one["state"] for one in await co_hosts_of(presenter, session)] == ["invited"]
        assert (await take(talk, invitation)).status_code == 200
