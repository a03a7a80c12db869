"""Guessing invitations: who fails often is refused, whatever comes next, and codes count apart."""

from itertools import count

import httpx
import pytest

from app.main import app
from fixtures.actors import ADDRESS
from fixtures.invitations import crew_of, invite, take
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


async def test_after_ten_failures_even_a_good_invitation_is_refused_and_stays_good(
    presenter: httpx.AsyncClient,
):
    session = await active(presenter)
    invitation = await invite(presenter, session)
    async with client_somewhere() as guesser, client_somewhere() as invited:
        for number in range(10):
            wrong = {"link": f"#guess{number}"}
            refused(await take(guesser, wrong), 404, "invitation_invalid")
        for one in ({"link": "#guess"}, invitation):
            problem = refused(await take(guesser, one), 429, "rate_limited")
            assert 0 < problem["retry_after"] <= 60
        assert [one["state"] for one in await crew_of(presenter, session)] == ["invited"]
        assert (await guesser.get(f"/api/join/{session['session_code']}")).status_code == 200
        assert (await take(invited, invitation)).status_code == 200


async def test_mistyped_codes_keep_no_helper_out(presenter: httpx.AsyncClient):
    invitation = await invite(presenter, await active(presenter))
    async with client_somewhere() as hall:
        for number in range(11):
            last = await hall.get(f"/api/join/WRONG{number}")
        refused(last, 429, "rate_limited")
        assert (await take(hall, invitation)).status_code == 200
