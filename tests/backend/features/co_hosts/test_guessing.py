"""Guessing invitations: 192 bits are not guessed, so wrong ones keep nobody out."""

from itertools import count

import httpx
import pytest

from app.main import app
from fixtures.actors import ADDRESS
from fixtures.invitations import co_hosts_of, invite, take
from fixtures.live_sessions import active
from fixtures.problems import refused
from fixtures.settings import Configure

pytestmark = pytest.mark.parametrize("database_kind", ["sqlite"])

_numbers = count(1)


@pytest.fixture(autouse=True)
def by_default(configure: Configure) -> None:
    """The limits as they are where nobody sets them."""
    configure(environment="development")


def client_somewhere() -> httpx.AsyncClient:
    """A client at an address that nothing has been counted for."""
    transport = httpx.ASGITransport(app, client=(f"203.0.113.{next(_numbers)}", 1))
    return httpx.AsyncClient(transport=transport, base_url=ADDRESS)


async def test_wrong_ones_and_mistyped_codes_keep_no_co_host_out(presenter: httpx.AsyncClient):
    session = await active(presenter)
    invitation = await invite(presenter, session)
    async with client_somewhere() as talk:
        for number in range(30):
            wrong = {"link": f"#guess{number}"}
            refused(await take(talk, wrong), 404, "invitation_invalid")
            await talk.get(f"/api/join/WRONG{number}")
        assert [one["state"] for one in await co_hosts_of(presenter, session)] == ["invited"]
        assert (await take(talk, invitation)).status_code == 200
